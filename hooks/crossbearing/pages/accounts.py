"""Turns a pair of voices into their accounts: what each says, in its best words, question by question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, groupby

from crossbearing.addresses import former_comparisons
from crossbearing.answers import contradict
from crossbearing.kinds import Claim, Incident, Term
from crossbearing.pages.lines import ClaimLine, claim_line
from crossbearing.pages.named import Named, named
from crossbearing.pages.statements import Row, rows_of
from crossbearing.pairs import Pairing, Spoken, pairs, spoken_in
from crossbearing.site import Site


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
    at_odds: tuple[bool, bool]
    """Whether each says two things of which only one can be true."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """What two voices say, question by question, in reading order."""

    pairing: Pairing
    voices: tuple[Named, Named]
    former_addresses: tuple[str, ...]
    """Where the page stood before the incident or a voice was renamed."""
    differ: tuple[Pair, ...]
    fit: tuple[Pair, ...]
    only: tuple[tuple[Pair, ...], tuple[Pair, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """What stands on the pages of an incident's claims, for all pairs at once."""

    claims: Mapping[str, Claim]
    lines: Mapping[str, ClaimLine]
    rows: Mapping[str, tuple[Row, ...]]
    spoken: Spoken


def accounts(incident: Incident, site: Site) -> Iterator[Accounts]:
    """Those of every pair, those who share most first."""
    claims = {claim.key: claim for claim in site.archive.claims_of(incident)}
    told = Told(
        claims=claims,
        lines={key: claim_line(claim, site) for key, claim in claims.items()},
        rows={key: tuple(rows_of(claim, site)) for key, claim in claims.items()},
        spoken=spoken_in(incident, site),
    )
    for pairing in pairs(incident, site):
        yield _accounts(pairing, told)


def _accounts(pairing: Pairing, told: Told) -> Accounts:
    def side_by_side(keys: Iterable[str]) -> tuple[Pair, ...]:
        one, other = pairing.voices
        return tuple(
            Pair(
                claim=told.lines[key],
                sides=(_sayings(one, key, told), _sayings(other, key, told)),
                at_odds=(_at_odds(one, key, told), _at_odds(other, key, told)),
            )
            for key in keys
        )

    return Accounts(
        pairing=pairing,
        voices=(named(pairing.voices[0]), named(pairing.voices[1])),
        former_addresses=former_comparisons(pairing.incident, *pairing.voices),
        differ=side_by_side(pairing.differ),
        fit=side_by_side(pairing.fit),
        only=(side_by_side(pairing.only[0]), side_by_side(pairing.only[1])),
    )


def _sayings(voice: Term, key: str, told: Told) -> tuple[Said, ...]:
    """Each answer once, in the order of the claim, by its best words."""
    claim, order = told.claims[key], list(told.claims[key].answers)
    rows = [told.rows[key][number] for number in told.spoken[voice.id].get(key, ())]
    rows.sort(key=lambda row: (order.index(row.answer), row.stance, *_worth(row, voice)))
    return tuple(
        Said(claim.answers[answer].short, stance == "denies", kept[0], len(kept) - 1)
        for (answer, stance), group in groupby(rows, key=lambda row: (row.answer, row.stance))
        for kept in (list(group),)
    )


def _at_odds(voice: Term, key: str, told: Told) -> bool:
    claim = told.claims[key]
    statements = [claim.statements[number] for number in told.spoken[voice.id].get(key, ())]
    return any(contradict(one, other, claim) for one, other in combinations(statements, 2))


def _worth(row: Row, voice: Term) -> tuple[bool, ...]:
    """Smaller is better: a quotation, that is proven, of the voice itself, which is sure to have said it."""
    doubted = bool(row.statement.attribution_doubted)
    return not row.statement.quote, row.verified != "verified", row.voice_id != voice.id, doubted
