"""Turns the statements of a claim into independent origins for each answer, agreement and finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from crossbearing.answers import contested, narrowest, widths
from crossbearing.archive import Archive
from crossbearing.kinds import Claim, Statement, Verdict
from crossbearing.kinds.scales import Assessed, rank
from crossbearing.origins import Origins, subject
from crossbearing.voices import Voice

Agreement = Literal["contested", "agreed", "single-origin", "unanswered"]
Finding = Literal["established", "refuted", "leaning", "open", "not-assessed"]

DECIDED = ("established", "refuted")


@dataclass(frozen=True, slots=True)
class WeighedStatement:
    """A statement with its voice, its origins, and whether it counts."""

    statement: Statement
    voice: Voice
    counts_as: tuple[Voice, ...]
    """Its origins, sorted; several where its source repeats several."""
    certain: bool
    """Whether each of its origins is certain."""
    struck: str
    """Why it is shown but not counted; empty where it counts."""

    @property
    def counted(self) -> bool:
        """Whether it counts."""
        return not self.struck


@dataclass(frozen=True, slots=True)
class WeighedAnswer:
    """What stands behind one answer, narrower answers included."""

    id: str
    finding: Finding
    said_by: tuple[Voice, ...]
    """Certain origins, sorted."""
    said_by_uncertain: tuple[Voice, ...]
    """Origins that may be one of the others, sorted."""
    denied_by: tuple[Voice, ...]
    """Origins that deny it or a wider answer, sorted."""
    statements: int
    """How many say it, struck ones included."""

    @property
    def least(self) -> int:
        """Independent origins at least: the certain ones, or 1 where all are uncertain."""
        return len(self.said_by) or min(1, len(self.said_by_uncertain))

    @property
    def most(self) -> int:
        """Independent origins at most."""
        return len(self.said_by) + len(self.said_by_uncertain)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim, weighed."""

    agreement: Agreement
    finding: Finding
    answers: Mapping[str, WeighedAnswer]
    """In the order of the claim."""
    statements: tuple[WeighedStatement, ...]
    """In the order of the claim."""
    at_odds: tuple[Voice, ...]
    """Voices that say two things of which only one can be true, sorted."""


def weigh(claim: Claim, archive: Archive) -> Weighed:
    """Weighs one claim, whose references must exist."""
    origins = Origins.of_claim(claim, archive)
    statements = tuple(_statement(statement, origins) for statement in claim.statements)
    counted = tuple(entry.statement for entry in statements if entry.counted)
    answers = {name: _answer(name, counted, origins) for name in claim.answers}
    return Weighed(
        agreement=_agreement(counted, claim, answers),
        finding=finding_of_claim(claim),
        answers=MappingProxyType(answers),
        statements=statements,
        at_odds=origins.at_odds(counted),
    )


def finding_of_answer(name: str, verdict: Verdict | None) -> Finding:
    """Established and refuted need confidence; what goes beyond likely or unlikely without it only leans."""
    likelihood = _likelihood(name, verdict)
    if verdict is None or likelihood == "not-assessed":
        return "not-assessed"
    if likelihood == "roughly-even-chance":
        return "open"
    if likelihood in ("likely", "unlikely") or verdict.confidence == "low":
        return "leaning"
    return "established" if rank(likelihood) > rank("likely") else "refuted"


def finding_of_claim(claim: Claim) -> Finding:
    """That of the best of the narrowest answers where answers exclude one another, else how far all are decided."""
    findings = {name: finding_of_answer(name, claim.verdict) for name in claim.answers}
    if all(finding == "not-assessed" for finding in findings.values()):
        return "not-assessed"
    if not claim.exclusive:
        return _finding_of_all(tuple(findings.values()))
    if all(findings[name] == "refuted" for name in narrowest(claim)):
        return "refuted"
    likelihood = {name: rank(_likelihood(name, claim.verdict)) for name in narrowest(claim)}
    best = max(likelihood, key=lambda name: likelihood[name])
    return "open" if likelihood[best] <= rank("unlikely") else findings[best]


def _likelihood(name: str, verdict: Verdict | None) -> Assessed:
    return verdict.likelihood.get(name, "not-assessed") if verdict else "not-assessed"


def _finding_of_all(findings: tuple[Finding, ...]) -> Finding:
    if all(finding in DECIDED for finding in findings):
        return "established"
    return "leaning" if any(finding in (*DECIDED, "leaning") for finding in findings) else "open"


def _statement(statement: Statement, origins: Origins) -> WeighedStatement:
    found = origins.of(statement, subject(statement))
    return WeighedStatement(
        statement=statement,
        voice=origins.voices.voice(statement),
        counts_as=tuple(sorted(found)),
        certain=bool(found) and all(found.values()),
        struck=origins.struck(statement),
    )


def _answer(name: str, counted: tuple[Statement, ...], origins: Origins) -> WeighedAnswer:
    claim = origins.claim
    saying = (statement for statement in counted if name in widths(statement.says, claim))
    heard = [found for statement in saying for found in origins.of(statement, name).items()]
    certain = {voice for voice, is_certain in heard if is_certain}
    denials = (statement for statement in counted if statement.denies in widths(name, claim))
    return WeighedAnswer(
        id=name,
        finding=finding_of_answer(name, claim.verdict),
        said_by=tuple(sorted(certain)),
        said_by_uncertain=tuple(sorted({voice for voice, _ in heard} - certain)),
        denied_by=tuple(sorted({voice for one in denials for voice in origins.of(one, subject(one))})),
        statements=sum(name in widths(statement.says, claim) for statement in claim.statements),
    )


def _agreement(counted: tuple[Statement, ...], claim: Claim, answers: Mapping[str, WeighedAnswer]) -> Agreement:
    if contested(counted, claim):
        return "contested"
    if any(answer.least >= 2 for answer in answers.values()):
        return "agreed"
    return "single-origin" if any(answer.most for answer in answers.values()) else "unanswered"
