"""Turns an archive into a Site: its facts weighed, and every look-up that more than one page asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar

from crossbearing.archive import Archive
from crossbearing.kinds import Claim, Fact, Incident
from crossbearing.terms import Mention
from crossbearing.weigh import Weighed, WeighedStatement, weigh

AnyFact = TypeVar("AnyFact", bound=Fact)
Key = TypeVar("Key")
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A sentence of a page in which a term is named."""

    mention: Mention
    address: str
    """The page, below the site's root."""
    title: str
    """The page's title."""
    section: str = ""
    """The title of the section that it stands in; empty above the first."""


@dataclass(frozen=True, slots=True)
class Site:
    """An archive that has passed its checks, weighed."""

    archive: Archive
    weighed: Mapping[str, Weighed]
    """By the key of the claim."""
    by_source: Mapping[str, tuple[tuple[Claim, WeighedStatement], ...]]
    """What each source says, by its id, in the order of the claims."""
    by_term: Mapping[str, tuple[tuple[Claim, WeighedStatement], ...]]
    """What each term says as a voice, or what counts as its, by its id, in the order of the claims."""
    kept: dict[tuple[str, str], Any] = field(default_factory=dict, repr=False, compare=False)
    """What several pages ask for and is worked out once: by what it is, and of which fact. Asked for by `keep`."""

    def each(self, facts: Mapping[str, AnyFact]) -> Iterable[AnyFact]:
        """The facts of a kind that get pages of their own; after an edit, the one whose pages are printed again."""
        return facts.values()

    def keep(self, what: str, of: str, worked_out: Callable[[], Kept]) -> Kept:
        """What several pages ask for, of the fact with that key; it may rest on whatever else the site looks up."""
        if (what, of) not in self.kept:
            self.kept[what, of] = worked_out()
        kept: Kept = self.kept[what, of]
        return kept

    def by(self, what: str, worked_out: Callable[[Site], Mapping[Key, Kept]]) -> Mapping[Key, Kept]:
        """What stands in many facts and is asked for by one: by whatever key."""
        return self.keep(what, "", lambda: worked_out(self))

    def incident_of(self, claim: Claim) -> Incident | None:
        """The incident that the claim is about."""
        return self.archive.incidents.get(claim.incident)


def site_of(archive: Archive) -> Site:
    """Weighs every claim once."""
    return site_with(archive, {key: weigh(claim, archive) for key, claim in archive.claims.items()})


def site_with(archive: Archive, weighed: Mapping[str, Weighed]) -> Site:
    """The look-ups of claims that are weighed."""
    by_source: dict[str, list[tuple[Claim, WeighedStatement]]] = defaultdict(list)
    by_term: dict[str, list[tuple[Claim, WeighedStatement]]] = defaultdict(list)
    for incident in archive.incidents.values():
        for claim in archive.claims_of(incident):
            for entry in weighed[claim.key].statements:
                by_source[entry.statement.source].append((claim, entry))
                for term in {entry.voice.term, *(voice.term for voice in entry.counts_as)} - {""}:
                    by_term[term].append((claim, entry))
    return Site(archive, MappingProxyType(weighed), _frozen(by_source), _frozen(by_term))


def _frozen(
    entries: Mapping[str, list[tuple[Claim, WeighedStatement]]],
) -> Mapping[str, tuple[tuple[Claim, WeighedStatement], ...]]:
    return MappingProxyType({key: tuple(values) for key, values in entries.items()})
