"""Turns the statements of a claim into a tree for each origin: voices, relays, and which page repeats which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crossbearing.addresses import address_of
from crossbearing.dates import words
from crossbearing.kinds import Claim, Source
from crossbearing.pages.labels import language, numbered
from crossbearing.pages.named import Named, term_named, voice_named
from crossbearing.site import Site
from crossbearing.voices import Voice
from crossbearing.weigh import WeighedStatement

HOW = {"quotes": "quotes it", "summarises": "sums it up", "translates": "translates it", "embeds": "embeds it"}
"""What a page did with the page above it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A voice, a relay that we have not read, or a page."""

    name: Named
    notes: str = ""
    page: bool = False


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
    """`Small-arms fire; denies: A technical fault`."""
    pages: int
    certain: bool
    """Whether it cannot be one of the other voices."""
    branches: tuple[Branch, ...]

    @property
    def note(self) -> str:
        """`4 pages, one voice`."""
        return numbered(self.pages, "page") + (", one voice" if self.pages > 1 else "")


def tree_of(claim: Claim, site: Site, order: Iterable[str]) -> tuple[Origin, ...]:
    """The origins by the first of the answers, in this order, that they speak to; who gives no answer has none."""
    places = {name: place for place, name in enumerate(order)}
    speaking = [entry for entry in site.weighed[claim.key].statements if _subject(entry) in places]
    by_origin: dict[Voice, list[WeighedStatement]] = {}
    for entry in sorted(speaking, key=lambda entry: places[_subject(entry)]):
        for voice in entry.counts_as:
            by_origin.setdefault(voice, []).append(entry)
    return tuple(_origin(voice, entries, claim, site) for voice, entries in by_origin.items())


def _origin(voice: Voice, entries: list[WeighedStatement], claim: Claim, site: Site) -> Origin:
    subjects = dict.fromkeys((bool(entry.statement.denies), _subject(entry)) for entry in entries)
    certain = {one for answer in site.weighed[claim.key].answers.values() for one in answer.said_by}
    return Origin(
        name=voice_named(voice, site.archive),
        answers="; ".join(("denies: " if denied else "") + claim.answers[name].short for denied, name in subjects),
        pages=len({entry.statement.source for entry in entries}),
        certain=voice in certain or any(entry.certain for entry in entries if entry.statement.denies),
        branches=_grow([_path(entry, voice, entries, site) for entry in entries]),
    )


def _grow(paths: list[tuple[Step, ...]]) -> tuple[Branch, ...]:
    """Paths that begin alike become one branch."""
    by_first: dict[Step, list[tuple[Step, ...]]] = {}
    for path in paths:
        if path:
            by_first.setdefault(path[0], []).append(path[1:])
    return tuple(Branch(step, _grow(rest)) for step, rest in by_first.items())


def _path(
    entry: WeighedStatement, origin: Voice, entries: list[WeighedStatement], site: Site, seen: tuple[str, ...] = ()
) -> tuple[Step, ...]:
    """The way from the origin to the page: below the page that it repeats, else through the voice and its relays."""
    statement, archive = entry.statement, site.archive
    source = archive.sources[statement.source]
    struck = all(other.struck for other in entries if other.statement.source == source.id)
    for repeat in source.repeats:
        above = [other for other in entries if other.statement.source == repeat.source not in (source.id, *seen)]
        if above:
            same_voice = next((other for other in above if other.voice == entry.voice), above[0])
            way = _path(same_voice, origin, entries, site, (*seen, source.id))
            return *way, _page(source, HOW[repeat.how], struck)
    spoken = () if entry.voice == origin else (Step(voice_named(entry.voice, archive)),)
    relays = (Step(term_named(archive.named(name) or name, archive), "not read") for name in statement.via)
    return *spoken, *relays, _page(source, "", struck)


def _page(source: Source, how: str, struck: bool) -> Step:
    date = words(source.published) if source.published else ""
    notes = (how, language(source.language), date, "not counted" if struck else "")
    return Step(Named(source.publisher, address_of(source)), ", ".join(filter(None, notes)), page=True)


def _subject(entry: WeighedStatement) -> str:
    return entry.statement.says or entry.statement.denies or ""
