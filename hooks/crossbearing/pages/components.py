"""Turns the models' own lists of words into a page of every component in every state, for whoever works on the look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, get_args

from markupsafe import Markup

from crossbearing.archive import Archive
from crossbearing.kinds import Term
from crossbearing.kinds.scales import CREDIBILITY, LIKELIHOODS, RELIABILITY
from crossbearing.pages import exemplary
from crossbearing.pages.answer_list import Listed, answers_of
from crossbearing.pages.called import callers
from crossbearing.pages.filters import filters_of
from crossbearing.pages.lanes import lanes_of
from crossbearing.pages.lines import AGREEMENTS, FINDINGS, ClaimLine, Tally, claim_line
from crossbearing.pages.locator import term_located
from crossbearing.pages.matrix import Cell, Group, Mark, Matrix, Position, Row
from crossbearing.pages.mentions import Page, Sentence
from crossbearing.pages.relations import LABELS, Tree, ends_of, trees
from crossbearing.pages.spoken import spoken
from crossbearing.pages.timeline import timeline_of
from crossbearing.pages.view import View
from crossbearing.site import Mentioned, Site, site_of
from crossbearing.symbols import STANDINGS, Symbol
from crossbearing.terms import Mention
from crossbearing.worked_cases import archive_of, cases

ADDRESS = "about/components/"
DESCRIPTION = "Every part that pages are made of, in every state, made from examples."
PAPER = {"paper": {"publisher": "The Paper"}}
"""Says that it is not known, where a worked case has no statement."""
FRAME = Markup('<path d="M25,50h150v100h-150zL175,150M25,150L175,50" fill="none" stroke="black" stroke-width="4"/>')
"""In place of a symbol of the library, which takes half a second to load."""


def views(site: Site) -> Iterator[View]:
    """The one page; of the site it shows nothing but the name of a term, to be linked."""
    shown = exemplary.site_of_examples()
    groups = exemplary.groups(shown)
    (incident,) = shown.archive.incidents.values()
    timeline = timeline_of(incident, shown)
    lines = _lines(shown)
    values = {
        "findings": FINDINGS,
        "agreements": AGREEMENTS,
        "likelihoods": (*LIKELIHOODS, "not-assessed"),
        "reliability": tuple(RELIABILITY),
        "credibility": tuple(CREDIBILITY),
        "answer_lists": tuple(_answer_lists()),
        "groups": groups,
        "filters": filters_of(groups),
        "lines": lines,
        "tally": Tally(len(lines), tuple((way, 1) for way in AGREEMENTS), tuple((way, 1) for way in FINDINGS)),
        "matrix": _matrix(lines[0]),
        "timeline": timeline,
        "drawn": lanes_of(timeline, incident.when),
        "locator": term_located(shown.archive.terms["levee"], shown.archive),
        "trees": _trees(),
        "symbols": [Symbol("21 46 158 108", FRAME, "land unit, brigade", standing) for standing in STANDINGS.values()],
        "mentioning": [Page("What broke the levee?", ADDRESS, "Questions", tuple(_sentences(shown)))],
        "callers": callers((_mentioned(at), at, said) for at, said in spoken(shown).items()),
        "corrections": incident.corrections,
        "named": next((term.name for term in site.archive.terms.values()), ""),
    }
    yield View(ADDRESS, "Components", values, DESCRIPTION, example=True)


def _lines(shown: Site) -> list[ClaimLine]:
    """A claim with each finding."""
    line = claim_line(next(iter(shown.archive.claims.values())), shown)
    return [replace(line, finding=finding) for finding in FINDINGS]


def _answer_lists() -> Iterator[tuple[str, tuple[Listed, ...]]]:
    """Of the worked cases the first with each thing that an answer may have."""
    every = (*cases("findings"), *cases("origins"), *cases("answers"))
    for number, thing in enumerate(("within", "names", "uncertain", "denied_by")):
        case = next(case for case in every if thing in case or any(thing in one for one in _told_of(case)))
        claim, archive = archive_of({"sources": PAPER, **case})
        yield case["case"], tuple(_renamed(one, number) for one in answers_of(claim, site_of(archive)))


def _told_of(case: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    answers: Mapping[str, Mapping[str, Any]] = case.get("answers", {})
    return answers.values()


def _renamed(listed: Listed, number: int) -> Listed:
    """With an id of its own, for many lists stand on one page."""
    narrower = tuple(_renamed(one, number) for one in listed.narrower)
    return replace(listed, id=f"{number}-{listed.id}", direct=False, narrower=narrower)


def _matrix(line: ClaimLine) -> Matrix:
    """A row for each mark; a column for a plain answer, for each thing that may be told of one, for two, for none."""
    flags = [field.name for field in fields(Position) if field.type == "bool"]
    columns = ("plain", *flags, "two answers", "silent")
    rows = []
    for mark in get_args(Mark):
        plain = Position(f"an answer ({mark})", mark, **dict.fromkeys(flags, False))
        told = [(_told(plain, flag),) for flag in flags]
        cells = ((plain,), *told, (plain, replace(plain, words="another")), ())
        rows.append(Row(line, tuple(Cell(name, found) for name, found in zip(columns, cells, strict=True))))
    return Matrix((Group("plain", ("plain",)), Group("what may be told of it", columns[1:])), tuple(rows))


def _told(position: Position, flag: str) -> Position:
    changed: dict[str, Any] = {flag: True}
    return replace(position, **changed)


def _trees() -> tuple[Tree, ...]:
    """A term that stands in every relation to another, which has a whole and a part of its own."""
    relations = [{"is": kind, "to": "whole", "when": "1990/2020"} for kind in LABELS]
    given = {"own": relations, "whole": [{"is": "part-of", "to": "top"}], "part": [{"is": "part-of", "to": "own"}]}
    terms = {
        name: Term.model_validate(
            {"id": name, "name": name.capitalize(), "summary": ".", "relations": given.get(name, ())}
        )
        for name in ("own", "whole", "part", "top")
    }
    archive = Archive(terms=terms)
    return trees(terms["own"], ends_of(archive), archive)


def _sentences(shown: Site) -> Iterator[Sentence]:
    """One in plain words, and one for each kind of voice."""
    plain = Sentence("The ", "levee", " gave way.", "Why this finding", ADDRESS, None, "", False)
    yield plain
    voices = {(one.unnamed, one.doubted, one.reported, one.language): one for one in spoken(shown).values()}
    for one in voices.values():
        yield replace(plain, section="", spoken=one, language=one.language, translated=one.language != "en")


def _mentioned(address: str) -> Mentioned:
    return Mentioned(Mention("levee", "", "The levee gave way.", 4, 9, address, "en"), ADDRESS, "")
