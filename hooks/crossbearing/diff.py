"""Turns two archives into what changed in meaning: never order, line breaks or comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from crossbearing.archive import Archive
from crossbearing.kinds import Claim, Fact
from crossbearing.meaning import meaning_of, said_by, same_speech, shown
from crossbearing.site import Site
from crossbearing.weigh import Weighed

KINDS = ("incidents", "claims", "sources", "terms")
VERDICT = ("verdict.",)
"""Fields that a row on a changed finding holds already."""

Sort: TypeAlias = Literal["added", "removed", "renamed", "finding", "origins", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One row: what changed, from what to what, and for a finding why and what stands behind it."""

    fact: str
    """The kind and key of the fact: `claim mi-8/first-damage`."""
    sort: Sort
    what: str
    """The field, the statement or the answer."""
    was: str = ""
    now: str = ""
    because: str = ""
    origins_were: str = ""
    origins_are: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """All rows in the order of the facts, and what they ask of the reviewer."""

    changes: tuple[Change, ...]
    captures: tuple[str, ...]
    """Sources with a capture whose quotations were touched, to be verified again."""
    uncorrected: tuple[str, ...]
    """Claims that were published with another finding and have no correction that says so."""


def compare(before: Site, after: Site) -> Difference:
    """What changed in meaning from one archive to another."""
    changes = [change for kind in KINDS for change in _changes_of(kind, before, after)]
    return Difference(tuple(changes), (), tuple(_uncorrected(changes, before.archive, after.archive)))


def _changes_of(kind: str, before: Site, after: Site) -> Iterator[Change]:
    """The rows of one kind of facts, by key; a fact that was renamed is compared with itself."""
    old: Mapping[str, Fact] = getattr(before.archive, kind)
    new: Mapping[str, Fact] = getattr(after.archive, kind)
    earlier = {key: _earlier_key(fact, old) for key, fact in new.items()}
    for key in sorted({*new, *(key for key in old if key not in earlier.values())}):
        subject = f"{kind.removesuffix('s')} {key}"
        if key not in new:
            yield Change(subject, "removed", shown(old[key]))
        elif not earlier[key]:
            yield Change(subject, "added", shown(new[key]))
        else:
            if earlier[key] != key:
                yield Change(subject, "renamed", "id", earlier[key], key)
            yield from _changes_within(subject, old[earlier[key]], new[key], before, after)


def _earlier_key(fact: Fact, old: Mapping[str, Fact]) -> str:
    """The key under which the fact stood before, or nothing for a new one."""
    folder = fact.key.removesuffix(fact.id)
    return next((key for key in (fact.key, *(folder + name for name in fact.formerly)) if key in old), "")


def _changes_within(subject: str, old: Fact, new: Fact, before: Site, after: Site) -> Iterator[Change]:
    covered: tuple[str, ...] = ("formerly",)
    if isinstance(old, Claim) and isinstance(new, Claim):
        weighing = _weighing(subject, old, new, before.weighed[old.key], after.weighed[new.key])
        yield from weighing
        covered += VERDICT if any(change.sort == "finding" for change in weighing) else ()
        yield from _statements(subject, old, new, before.archive, after.archive)
    meanings = meaning_of(old), meaning_of(new)
    for path in sorted({*meanings[0], *meanings[1]}):
        was, now = (meaning.get(path, "") for meaning in meanings)
        if was != now and not path.startswith(covered):
            yield Change(subject, "changed", path, was, now)


def _weighing(subject: str, old: Claim, new: Claim, was: Weighed, now: Weighed) -> list[Change]:
    """At most one row: the finding with its likelihoods, or else the origins that changed under it."""
    findings, origins = (_finding(old, was), _finding(new, now)), (_origins(was), _origins(now))
    if findings[0] == findings[1] and origins[0] == origins[1]:
        return []
    if findings[0] == findings[1]:
        return [Change(subject, "origins", "independent origins", origins[0], origins[1])]
    because = new.verdict.because if new.verdict else ""
    return [Change(subject, "finding", "finding", *findings, " ".join(because.split()), *origins)]


def _finding(claim: Claim, weighed: Weighed) -> str:
    """`leaning, contested (small-arms likely, tow unlikely; confidence moderate)`."""
    if claim.verdict is None:
        return f"{weighed.finding}, {weighed.agreement}"
    words = ", ".join(f"{answer} {likelihood}" for answer, likelihood in sorted(claim.verdict.likelihood.items()))
    return f"{weighed.finding}, {weighed.agreement} ({words}; confidence {claim.verdict.confidence})"


def _origins(weighed: Weighed) -> str:
    """`small-arms 1-2, tow 1`."""
    answers = sorted(weighed.answers.values(), key=lambda answer: answer.id)
    return ", ".join(
        f"{answer.id} {answer.least}" + (f"-{answer.most}" if answer.most != answer.least else "") for answer in answers
    )


def _statements(subject: str, old: Claim, new: Claim, before: Archive, after: Archive) -> Iterator[Change]:
    """Rows for statements that came, went or changed; the same ones in another order give none."""
    gone = [statement for statement in old.statements if statement not in new.statements]
    come = [statement for statement in new.statements if statement not in old.statements]
    for statement in come:
        twin = same_speech(statement, gone)
        if twin is None:
            yield Change(subject, "added", said_by(statement, after), "", shown(statement))
            continue
        gone.remove(twin)
        meanings = meaning_of(twin), meaning_of(statement)
        for path in sorted({*meanings[0], *meanings[1]}):
            was, now = (meaning.get(path, "") for meaning in meanings)
            if was != now:
                yield Change(subject, "changed", f"{said_by(statement, after)}: {path}", was, now)
    for statement in gone:
        yield Change(subject, "removed", said_by(statement, before), shown(statement))


def _uncorrected(changes: list[Change], before: Archive, after: Archive) -> Iterator[str]:
    """Claims whose finding changed after publication, and whose corrections did not grow."""
    for change in changes:
        key = change.fact.removeprefix("claim ")
        if change.sort == "finding" and key in after.claims:
            old = before.claims.get(_earlier_key(after.claims[key], before.claims))
            if old and len(after.claims[key].corrections) <= len(old.corrections):
                yield key
