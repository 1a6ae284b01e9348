"""Turns the statements of a claim into a tree for each origin: through whom its words came, and who repeats whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from crossbearing.answers import contradict
from crossbearing.kinds import Claim
from crossbearing.pages.labels import numbered
from crossbearing.pages.named import Named, voice_named
from crossbearing.pages.ways import Step, page_of, way_of
from crossbearing.site import Site
from crossbearing.voices import Voice
from crossbearing.weigh import WeighedStatement


@dataclass(frozen=True, slots=True)
class Branch:
    """A step, and what came from it."""

    step: Step
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Somebody whose statements count as one voice, and the pages that carry them."""

    name: Named
    answers: str
    """`says: Small-arms fire; denies: A technical fault`."""
    pages: int
    certain: bool
    """Whether it cannot be one of the other voices."""
    at_odds: bool
    """Whether two things are said in its name of which only one can be true."""
    branches: tuple[Branch, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """`4 pages, one voice`, and what else is to be known of it."""
        pages = numbered(self.pages, "page") + (", one voice" if self.pages > 1 else "")
        unsure = "" if self.certain else "may be one of the other voices"
        return tuple(filter(None, (pages, "at odds with itself" if self.at_odds else "", unsure)))


@dataclass(frozen=True, slots=True)
class Struck:
    """A statement that is shown and not counted."""

    voice: Named
    answer: str
    page: Step
    why: str


def tree_of(claim: Claim, site: Site, order: Iterable[str]) -> tuple[Origin, ...]:
    """The origins that count, by the first of the answers, in this order, that they speak to."""
    by_origin: dict[Voice, list[WeighedStatement]] = {}
    for entry in _speaking(claim, site, order):
        for voice in entry.counts_as if entry.counted else ():
            by_origin.setdefault(voice, []).append(entry)
    return tuple(_origin(voice, entries, claim, site) for voice, entries in by_origin.items())


def struck_of(claim: Claim, site: Site, order: Iterable[str]) -> tuple[Struck, ...]:
    """What does not count, and why, by the answers in this order."""
    return tuple(
        Struck(
            voice=voice_named(entry.voice, site.archive),
            answer=_answers([entry], claim),
            page=page_of(site.archive.sources[entry.statement.source]),
            why=entry.struck,
        )
        for entry in _speaking(claim, site, order)
        if entry.struck
    )


def _speaking(claim: Claim, site: Site, order: Iterable[str]) -> list[WeighedStatement]:
    """Who says or denies an answer, by the answers in this order."""
    places = {name: place for place, name in enumerate(order)}
    entries = (entry for entry in site.weighed[claim.key].statements if _subject(entry) in places)
    return sorted(entries, key=lambda entry: places[_subject(entry)])


def _origin(voice: Voice, entries: list[WeighedStatement], claim: Claim, site: Site) -> Origin:
    certain = {one for answer in site.weighed[claim.key].answers.values() for one in answer.said_by}
    statements = [entry.statement for entry in entries]
    return Origin(
        name=voice_named(voice, site.archive),
        answers=_answers(entries, claim),
        pages=len({statement.source for statement in statements}),
        certain=voice in certain or any(entry.certain for entry in entries if entry.statement.denies),
        at_odds=any(contradict(one, other, claim) for one, other in combinations(statements, 2)),
        branches=_grow([tuple(way_of(entry, voice, entries, site)) for entry in entries]),
    )


def _answers(entries: list[WeighedStatement], claim: Claim) -> str:
    """`says: Rats, The water; denies: Moles`."""
    parts = []
    for stance, denied in (("says", False), ("denies", True)):
        names = dict.fromkeys(_subject(entry) for entry in entries if bool(entry.statement.denies) is denied)
        if names:
            parts.append(f"{stance}: {', '.join(claim.answers[name].short for name in names)}")
    return "; ".join(parts)


def _grow(paths: list[tuple[Step, ...]]) -> tuple[Branch, ...]:
    """Paths that begin alike become one branch."""
    by_first: dict[Step, list[tuple[Step, ...]]] = {}
    for path in paths:
        if path:
            by_first.setdefault(path[0], []).append(path[1:])
    return tuple(Branch(step, _grow(rest)) for step, rest in by_first.items())


def _subject(entry: WeighedStatement) -> str:
    return entry.statement.says or entry.statement.denies or ""
