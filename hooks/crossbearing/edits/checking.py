"""Turns an edit into the answer whether all facts are still without errors, looking only where it may have made one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from crossbearing.archive import Archive, Key, Narrowed
from crossbearing.checks import AS_A_WHOLE, RULES, severity_of
from crossbearing.kinds import Capture, Claim, Fact, Incident, Source
from crossbearing.problems import Place, Severity
from crossbearing.read import Document


class _Somewhere(Document):
    """Where a problem stands is asked only when all facts are read again."""

    def find(self, path: tuple[str | int, ...], key: bool = False) -> Place:
        return Place(self.file)

    def find_words(self, path: tuple[str | int, ...], words: tuple[int, int]) -> Place:
        return Place(self.file)

    def extent(self, path: tuple[str | int, ...]) -> tuple[int, int]:
        return 0, 0


class _Files(Mapping[Key, Document]):
    """A document for each fact."""

    def __getitem__(self, key: Key) -> Document:
        return _Somewhere(key[1])

    def __iter__(self) -> Iterator[Key]:
        return iter(())

    def __len__(self) -> int:
        return 0


def sound(archive: Archive, edited: Iterable[Fact]) -> bool:
    """Whether an archive that had no errors still has none once these of its facts were edited."""
    archive = replace(archive, files=_Files())
    near = _near(archive, tuple(edited))
    narrowed = replace(archive, **near) if near is not None else archive
    rules = (rule for rule in RULES if severity_of(rule) is Severity.ERROR)
    return not any(True for rule in rules for _ in rule.problems(archive if rule in AS_A_WHOLE else narrowed))


def _near(archive: Archive, edited: tuple[Fact, ...]) -> dict[str, Any] | None:
    """The facts themselves, and those in whose problems they have a part; None for all, where it is a term."""
    if not all(isinstance(fact, Claim | Source | Incident | Capture) for fact in edited):
        return None
    sources = _repeating(archive, {fact.id for fact in edited if isinstance(fact, Source | Capture)})
    incidents = {fact.incident if isinstance(fact, Claim) else fact.id for fact in edited}
    claims = {fact.key for fact in edited if isinstance(fact, Claim)}
    for fact in edited:
        claims |= {claim.key for claim in archive.claims_of(fact)} if isinstance(fact, Incident) else set()
    for claim in archive.claims.values() if sources else ():
        claims |= {claim.key} if any(one.source in sources for one in claim.statements) else set()
    for incident in archive.incidents.values() if sources else ():
        cited = {fact.source for fact in incident.key_facts} | {event.source for event in incident.timeline}
        incidents |= {incident.id} if cited & sources else set()
    shown = {"incidents": incidents, "claims": claims, "sources": sources, "terms": (), "captures": sources}
    return {name: Narrowed(getattr(archive, name), keys) for name, keys in shown.items()}


def _repeating(archive: Archive, sources: set[str]) -> set[str]:
    """These, and all that repeat one of them, or one that does."""
    if not sources:
        return sources
    repeaters = [(source.id, {one.source for one in source.repeats}) for source in archive.sources.values()]
    while more := {name for name, repeated in repeaters if repeated & sources} - sources:
        sources = sources | more
    return sources
