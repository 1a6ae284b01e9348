"""Turns two archives into what changed in meaning: never order, line breaks or comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crossbearing.archive import Archive
from crossbearing.captured import quotations
from crossbearing.changes import Change, changes_within, judgement
from crossbearing.kinds import Fact
from crossbearing.meaning import shown
from crossbearing.renaming import Names, renamings, under, unmarked
from crossbearing.site import Site, site_of

KINDS = ("publisher", "incidents", "claims", "sources", "terms", "captures")


@dataclass(frozen=True, slots=True)
class Difference:
    """All rows in the order of the facts, and what they ask of the reviewer."""

    changes: tuple[Change, ...]
    captures: tuple[str, ...]
    """Captured sources whose quotations or whose capture changed, to be verified again, sorted."""
    uncorrected: tuple[str, ...]
    """Claims that were published with another finding and have no new correction that says so, sorted."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Files whose facts look like ones that are gone, each with the id that it seems to have had."""


def compare(before: Site, after: Site) -> Difference:
    """What changed in meaning from one archive to another; a fact that was renamed is compared with itself."""
    names = renamings(before.archive, after.archive)
    old = site_of(under(before.archive, names)) if names else before
    changes = tuple(change for kind in KINDS for change in _changes_of(kind, old, after, names))
    recaptured = {change.fact.removeprefix("capture ") for change in changes if change.fact.startswith("capture ")}
    return Difference(
        changes=changes,
        captures=tuple(sorted(recaptured | _requoted(old.archive, after.archive))),
        uncorrected=tuple(_uncorrected(old, after)),
        renamed=tuple((after.archive.file_of(fact), was) for fact, was in unmarked(old.archive, after.archive)),
    )


def _changes_of(kind: str, before: Site, after: Site, names: Names) -> Iterator[Change]:
    """The rows of one kind of facts, by key."""
    old, new = _facts(kind, before.archive), _facts(kind, after.archive)
    earlier = {(of, now): was for (of, was), now in names.items()}
    for key in sorted({*old, *new}):
        subject = f"{kind.removesuffix('s')} {key}".strip()
        if key not in new:
            yield Change(subject, "removed", shown(old[key]))
        elif key not in old:
            yield Change(subject, "added", shown(new[key]))
        else:
            if was := earlier.get((type(new[key]), key)):
                yield Change(subject, "renamed", "id", was, key)
            yield from changes_within(subject, old[key], new[key], before, after)


def _facts(kind: str, archive: Archive) -> Mapping[str, Fact]:
    if kind == "publisher":
        return {"": archive.publisher} if archive.publisher else {}
    facts: Mapping[str, Fact] = getattr(archive, kind)
    return facts


def _requoted(before: Archive, after: Archive) -> set[str]:
    """Sources with a capture, now or then, of which other quotations stand in the claims, or the same in others."""
    held = [
        {source: sorted((claim.key, " ".join(words.split())) for claim, _, words in found) for source, found in every}
        for every in (quotations(before).items(), quotations(after).items())
    ]
    captured = {*before.captures, *after.captures}
    return {source for source in captured if held[0].get(source) != held[1].get(source)}


def _uncorrected(before: Site, after: Site) -> Iterator[str]:
    """A first finding corrects nothing; neither does a new voice, which changes what is said and not what is found."""
    for key, claim in after.archive.claims.items():
        old = before.archive.claims.get(key)
        if old is None or before.weighed[key].finding == "not-assessed":
            continue
        same = judgement(old, before.weighed[key]) == judgement(claim, after.weighed[key])
        if not same and all(correction in old.corrections for correction in claim.corrections):
            yield key
