"""Turns a site and one of its sources into what would be lost if that source were withdrawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

from crossbearing.archive import Archive, Loaded
from crossbearing.changes import Change
from crossbearing.checks import check
from crossbearing.diff import compare
from crossbearing.kinds.source import Withdrawal
from crossbearing.problems import Problem, errors
from crossbearing.site import Site, site_of

SUPPOSED = Withdrawal.model_validate({"on": "9999-12-31", "why": "supposed"})
"""It counts the same on any day and for any reason."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What hangs on a source."""

    claims: tuple[str, ...]
    """The claims in which it says something, by key, in the order of the archive."""
    changes: tuple[Change, ...]
    """The claims whose origins or agreement would change: also those where others only repeat it."""
    fallen: tuple[Problem, ...]
    """The rules that would no longer hold, such as an established answer left with one origin."""


def impact(site: Site, source: str) -> Impact:
    """Weighs and checks the archive again with the source withdrawn."""
    without = _without(site.archive, source)
    compared = compare(site, site_of(without)).changes
    held = set(check(Loaded(site.archive, ())))
    return Impact(
        claims=tuple(dict.fromkeys(claim.key for claim, _ in site.by_source.get(source, ()))),
        changes=tuple(change for change in compared if change.sort in ("finding", "origins")),
        fallen=tuple(problem for problem in errors(check(Loaded(without, ()))) if problem not in held),
    )


def _without(archive: Archive, source: str) -> Archive:
    changed = archive.sources[source].model_copy(update={"withdrawn": SUPPOSED})
    return replace(archive, sources=MappingProxyType({**archive.sources, source: changed}))
