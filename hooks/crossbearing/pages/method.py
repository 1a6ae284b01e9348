"""Turns the worked cases of weighing into the page on the method: each is computed while the page is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crossbearing.addresses import HOW_TO_READ, METHOD
from crossbearing.kinds.scales import CREDIBILITY, LIKELIHOODS, PERCENT, RELIABILITY
from crossbearing.pages.labels import figures, listed
from crossbearing.pages.refused import circle
from crossbearing.pages.view import View
from crossbearing.site import Site
from crossbearing.voices import Voice
from crossbearing.weigh import (
    Agreement,
    Finding,
    WeighedAnswer,
    WeighedStatement,
    finding_of_answer,
    finding_of_claim,
    weigh,
)
from crossbearing.worked_cases import archive_of, cases

DESCRIPTION = (
    "How voices are counted, what makes a question contested or agreed, and what a finding means, by worked cases."
)


@dataclass(frozen=True, slots=True)
class Row:
    """A statement of a worked case, in words."""

    who: str
    where: str
    stance: str
    struck: str


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """A rule in one sentence, what is said, and what the program makes of it."""

    rule: str
    rows: tuple[Row, ...]
    results: tuple[tuple[str, str], ...]
    """Each answer with its origins in words."""
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class FindingCase:
    """A rule in one sentence, likelihoods with confidence, and the finding of each answer and of the claim."""

    rule: str
    answers: tuple[tuple[str, str, Finding], ...]
    confidence: str
    finding: Finding


def views(site: Site) -> Iterator[View]:
    """The one page on the method."""
    scale = [(likelihood.replace("-", " "), *PERCENT[likelihood]) for likelihood in LIKELIHOODS]
    values = {
        "origin_cases": [_worked(case) for case in cases("origins")],
        "answer_cases": [_worked(case) for case in cases("answers")],
        "finding_cases": [_finding(case) for case in cases("findings")],
        "circle": circle(),
        "scale": scale,
        "reliability": tuple(RELIABILITY.items()),
        "credibility": tuple(CREDIBILITY.items()),
        "how_to_read": HOW_TO_READ,
    }
    yield View(METHOD, "Method", values, DESCRIPTION)


def _worked(case: Mapping[str, Any]) -> WorkedCase:
    claim, archive = archive_of(case)
    weighed = weigh(claim, archive)
    return WorkedCase(
        rule=case["case"],
        rows=tuple(_row(entry, case) for entry in weighed.statements),
        results=tuple((_plain(name), _origins(weighed.answers[name])) for name in case["answers"]),
        agreement=weighed.agreement,
    )


def _row(entry: WeighedStatement, case: Mapping[str, Any]) -> Row:
    statement = entry.statement
    source = case["sources"][statement.source]
    repeated = [case["sources"][other]["publisher"] for other in source.get("repeats", ())]
    parts = [source["publisher"], f"repeats {listed(repeated)}" if repeated else ""]
    said = f"says {_plain(statement.says)}" if statement.says else f"denies {_plain(statement.denies or '')}"
    who = f"“{entry.voice.name}”, unnamed" if statement.anonymous else entry.voice.name
    doubts = [statement.attribution_doubted and "attributed", statement.source_unknown and "names no source"]
    return Row(
        who=", ".join([who, *(doubt for doubt in doubts if doubt)]),
        where=", ".join(part for part in parts if part),
        stance=said + (f" on {statement.said.text}" if statement.said else ""),
        struck=entry.struck,
    )


def _origins(answer: WeighedAnswer) -> str:
    """`1–2 origins: Agency; perhaps unnamed, via Daily`."""
    words = f"{figures(answer.least, answer.most)} {'origin' if answer.most == 1 else 'origins'}"
    certain, uncertain = (_names(voices) for voices in (answer.said_by, answer.said_by_uncertain))
    named = "; ".join(part for part in (certain, f"perhaps {uncertain}" if uncertain else "") if part)
    denied = f" (denied by {_names(answer.denied_by)})" if answer.denied_by else ""
    return f"{words}{': ' if named else ''}{named}{denied}"


def _names(voices: tuple[Voice, ...]) -> str:
    return listed([voice.name for voice in voices])


def _finding(case: Mapping[str, Any]) -> FindingCase:
    claim, _ = archive_of(case)
    likelihood = claim.verdict.likelihood if claim.verdict else {}
    return FindingCase(
        rule=case["case"],
        answers=tuple(
            (
                name.upper() + (f", within {answer.within.upper()}" if answer.within else ""),
                likelihood.get(name, "no verdict").replace("-", " "),
                finding_of_answer(name, claim.verdict),
            )
            for name, answer in claim.answers.items()
        ),
        confidence=claim.verdict.confidence if claim.verdict else "",
        finding=finding_of_claim(claim),
    )


def _plain(answer: str) -> str:
    """`yes-it-is` as “yes it is”."""
    return f"“{answer.replace('-', ' ')}”"
