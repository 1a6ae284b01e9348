"""Turns the claims of an incident into a table: a row for each, a column for each voice that answered two or more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from crossbearing.answers import exclude, widths
from crossbearing.kinds import Claim
from crossbearing.kinds.claim import Statement
from crossbearing.pages.lines import ClaimLine, claim_line
from crossbearing.site import Site
from crossbearing.voices import Voice
from crossbearing.weigh import Weighed, WeighedStatement

Mark = Literal["same", "other", "none"]
"""As found; against what is found; nothing settled to compare with."""

FEWEST = 2
"""A voice that answered fewer claims than this has no column."""


SILENT = "read whole, and silent on it"


@dataclass(frozen=True, slots=True)
class Position:
    """What a voice says on a claim, in the words of one answer."""

    words: str
    mark: Mark
    denied: bool
    doubted: bool
    """Only attributed: it is not sure that the voice said it."""
    struck: bool
    """Withdrawn, or replaced by something that the same voice said later."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a column crosses a row; no positions where nothing is recorded."""

    voice: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A claim and what each column says on it."""

    claim: ClaimLine
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Columns side by side whose voices count as one."""

    name: str
    voices: tuple[str, ...]

    @property
    def alone(self) -> bool:
        """Whether its one voice counts as itself."""
        return self.voices == (self.name,)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table; without rows where no voice answered two claims."""

    groups: tuple[Group, ...]
    rows: tuple[Row, ...]


def matrix_of(claims: tuple[Claim, ...], site: Site) -> Matrix:
    """The table for the claims of one incident, rows in their order, the most talkative group first."""
    answered: dict[Voice, dict[str, list[WeighedStatement]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        for entry in site.weighed[claim.key].statements:
            if not entry.statement.anonymous:
                answered[entry.voice][claim.key].append(entry)
    speaking = {voice: by_claim for voice, by_claim in answered.items() if _answers(by_claim.values()) >= FEWEST}
    columns = _in_order(speaking)
    groups = tuple(
        Group(name, tuple(voice.name for voice, _ in members))
        for name, members in groupby(columns, key=lambda column: column[1].name)
    )
    rows = tuple(
        Row(
            claim_line(claim, site),
            tuple(_cell(voice, speaking[voice].get(claim.key, ()), claim, site) for voice, _ in columns),
        )
        for claim in claims
        if columns
    )
    return Matrix(groups, rows)


def _answers(by_claim: Iterable[Iterable[WeighedStatement]]) -> int:
    """On how many claims something is said: to be read whole and silent is no answer."""
    return sum(any(entry.statement.says != "nothing" for entry in entries) for entries in by_claim)


def _in_order(speaking: Mapping[Voice, Mapping[str, Iterable[WeighedStatement]]]) -> list[tuple[Voice, Voice]]:
    """Each voice with what it counts as; the groups that answer most first, and in each the voices likewise."""
    bodies = {voice: _body(voice, by_claim.values()) for voice, by_claim in speaking.items()}
    answers = Counter({voice: _answers(by_claim.values()) for voice, by_claim in speaking.items()})
    together: Counter[Voice] = Counter()
    for voice, body in bodies.items():
        together[body] += answers[voice]
    return sorted(bodies.items(), key=lambda column: (-together[column[1]], column[1], -answers[column[0]], column[0]))


def _body(voice: Voice, entries: Iterable[Iterable[WeighedStatement]]) -> Voice:
    """What a voice counts as most often: another where it only repeats it, itself where all it said was withdrawn."""
    origins = Counter(origin for by_claim in entries for entry in by_claim for origin in entry.counts_as)
    return min(origins, key=lambda origin: (-origins[origin], origin), default=voice)


def _cell(voice: Voice, entries: Iterable[WeighedStatement], claim: Claim, site: Site) -> Cell:
    speaking = [entry for entry in entries if entry.statement.says != "nothing"] or entries
    positions = (_position(entry, claim, site.weighed[claim.key]) for entry in speaking)
    return Cell(voice.name, tuple(dict.fromkeys(positions)))


def _position(entry: WeighedStatement, claim: Claim, weighed: Weighed) -> Position:
    answer = claim.answers.get(entry.statement.says or entry.statement.denies or "")
    return Position(
        words=answer.short if answer else SILENT if entry.statement.says == "nothing" else "says it is not known",
        mark=mark_of(entry.statement, claim, weighed),
        denied=bool(entry.statement.denies),
        doubted=bool(entry.statement.attribution_doubted),
        struck=bool(entry.struck),
    )


def mark_of(statement: Statement, claim: Claim, weighed: Weighed) -> Mark:
    """Whether a statement stands with or against what is established or refuted."""
    established = {name for name, answer in weighed.answers.items() if answer.finding == "established"}
    refuted = {name for name, answer in weighed.answers.items() if answer.finding == "refuted"}
    if statement.denies:
        return "other" if statement.denies in established else "same" if statement.denies in refuted else "none"
    said = set(widths(statement.says or "", claim))
    if said & refuted or any(exclude(one, other, claim) for one in said for other in established):
        return "other"
    return "same" if statement.says in established else "none"
