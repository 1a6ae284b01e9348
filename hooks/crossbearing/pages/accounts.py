"""Turns an incident into pairs of accounts: what two voices who share questions say, question by question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, groupby

from crossbearing.addresses import comparison, former_comparisons
from crossbearing.answers import contradict
from crossbearing.kinds import Claim, Incident, Term
from crossbearing.pages.lines import ClaimLine, claim_line
from crossbearing.pages.named import Named, named
from crossbearing.pages.statements import Row, rows_of
from crossbearing.site import Site

FEWEST = 2
"""Voices who share fewer questions than this have no page together."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of a voice, with its best quotation and how often else it gives it."""

    words: str
    denied: bool
    row: Row
    more: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, and what each of the two says on it; nothing on the side that is silent."""

    claim: ClaimLine
    sides: tuple[tuple[Said, ...], tuple[Said, ...]]


@dataclass(frozen=True, slots=True)
class Accounts:
    """What two voices say, question by question, in reading order."""

    voices: tuple[Named, Named]
    address: str
    former_addresses: tuple[str, ...]
    """Where it stood before the incident or a voice was renamed."""
    differ: tuple[Pair, ...]
    fit: tuple[Pair, ...]
    only: tuple[tuple[Pair, ...], tuple[Pair, ...]]
    neither: int

    @property
    def shared(self) -> int:
        """On how many questions both speak."""
        return len(self.differ) + len(self.fit)


def accounts(incident: Incident, site: Site) -> tuple[Accounts, ...]:
    """Every pair that shares enough, those who share most first; a body is not paired with those who count as it."""
    claims = site.archive.claims_of(incident)
    spoken: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    within: set[tuple[str, str]] = set()
    for claim in claims:
        for row, entry in zip(rows_of(claim, site), site.weighed[claim.key].statements, strict=True):
            bodies = {entry.voice.term, *(voice.term for voice in entry.counts_as)} - {""}
            within |= {(entry.voice.term, body) for body in bodies}
            for body in bodies if row.answer and not row.struck else ():
                spoken[body][claim.key].append(row)
    pairs = (
        _accounts(one, other, spoken, claims, incident, site)
        for one, other in combinations(sorted(spoken), 2)
        if not {(one, other), (other, one)} & within and len(spoken[one].keys() & spoken[other].keys()) >= FEWEST
    )
    return tuple(sorted(pairs, key=lambda pair: (-pair.shared, pair.address)))


def _accounts(
    one: str,
    other: str,
    spoken: Mapping[str, Mapping[str, list[Row]]],
    claims: tuple[Claim, ...],
    incident: Incident,
    site: Site,
) -> Accounts:
    terms: tuple[Term, Term] = site.archive.terms[one], site.archive.terms[other]
    found: dict[str, list[Pair]] = defaultdict(list)
    for claim in claims:
        mine, theirs = (spoken[voice].get(claim.key, []) for voice in (one, other))
        sides = _sayings(mine, claim), _sayings(theirs, claim)
        found[_how(mine, theirs, claim)].append(Pair(claim_line(claim, site), sides))
    return Accounts(
        voices=(named(terms[0]), named(terms[1])),
        address=comparison(incident, one, other),
        former_addresses=former_comparisons(incident, *terms),
        differ=tuple(found["differ"]),
        fit=tuple(found["fit"]),
        only=(tuple(found["first"]), tuple(found["second"])),
        neither=len(found["neither"]),
    )


def _how(mine: list[Row], theirs: list[Row], claim: Claim) -> str:
    if not mine or not theirs:
        return "first" if mine else "second" if theirs else "neither"
    clash = any(contradict(a.statement, b.statement, claim) for a in mine for b in theirs)
    return "differ" if clash else "fit"


def _sayings(rows: list[Row], claim: Claim) -> tuple[Said, ...]:
    """Each answer once, in the order of the claim, by its best quotation: proven, then any, then none."""
    order = list(claim.answers)
    best_first = sorted(
        rows, key=lambda row: (order.index(row.answer), row.stance, row.verified != "verified", not row.statement.quote)
    )
    return tuple(
        Said(claim.answers[answer].short, stance == "denies", kept[0], len(kept) - 1)
        for (answer, stance), group in groupby(best_first, key=lambda row: (row.answer, row.stance))
        for kept in (list(group),)
    )
