"""Turns a place in the HTML and the tags that follow it into the place behind them, and into what happens there."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from crossbearing.terms import elements
from crossbearing.terms.between import Between
from crossbearing.terms.elements import Tag
from crossbearing.terms.zone import Zone

MOST_WAYS = 20_000
"""So many ways are kept, at a few hundred bytes each."""
Event: TypeAlias = tuple[str, str, str]
"""What happens, and up to two words on it."""
PART: Event = ("part", "", "")
"""A block of text ends."""
BEGIN: Event = ("begin", "", "")
"""Something begins that is noted at its end."""


class Way(NamedTuple):
    """Where tags lead to."""

    to: Inside
    events: tuple[Event, ...]
    """What happens, in its order."""


class Inside:
    """The elements that are open at a place, as far as they make a difference: where the same are, it is the same.

    Pages go the same ways again and again, so each is kept where it begins.
    """

    __slots__ = ("_elements", "ends", "name", "names", "outer", "root", "size", "ways", "zone")

    def __init__(self, zone: Zone, outer: Inside | None = None, name: str = "", ends: tuple[Event, ...] = ()) -> None:
        """Of this name, in which that holds for the text."""
        self.zone, self.outer, self.name = zone, outer, name
        self.root: Inside = outer.root if outer else self
        self.names: frozenset[str] = outer.names | {name} if outer else frozenset()
        """Of the elements that are open: tags that end them make a difference, whatever else they are."""
        self.ends = ends
        """What happens where it ends."""
        self.ways: dict[Between, Way] = {}
        self.size = 0
        """Of the outermost: how many ways are kept in all."""
        self._elements: dict[Tag, Inside] = {}

    def way(self, between: Between) -> Way:
        """Where this leads to."""
        here: Inside = self
        events: list[Event] = []
        for step in between.steps:
            if isinstance(step, Tag):
                here, happened = here._behind(step)
                events += [PART] * (step.parts and events[-1:] != [PART])
                events += happened
            elif not here.zone.hidden:
                events.append(("blanks", step, ""))
        way = self.ways[between] = Way(here, tuple(events))
        self.root.size += 1
        return way

    def _behind(self, tag: Tag) -> tuple[Inside, tuple[Event, ...]]:
        if tag.closes:
            return self._closed(tag.name) if tag.name in self.names else (self, ())
        if not (tag.tells or tag.name in self.names) or tag.name in elements.VOID or (self.zone.hidden and tag.empty):
            return self, ()
        outer, ended = self._closed(tag.name) if self._ends_before(tag.name) else (self, ())
        section = (("section", dict(tag.told).get("id", ""), ""),) * (tag.name in elements.HEADINGS)
        within = outer._elements.get(tag) or outer._opened(tag)
        return within, (*ended, *section, *[BEGIN] * len(within.ends))

    def _ends_before(self, name: str) -> bool:
        return name in elements.SELF_CLOSING and self.name == name

    def _opened(self, tag: Tag) -> Inside:
        told = dict(tag.told)
        zone = self.zone.within(tag.name, told, self.root.zone.language)
        ends: list[Event] = []
        if tag.name == "a" and self.zone.linkable and (term := told.get("data-term")):
            ends.append(("link", term, ""))
        if zone.quoted and not self.zone.quoted and zone.statement and zone.allowed:
            ends.append(("quotation", zone.statement, zone.language))
        if zone.retold and not self.zone.retold:
            ends.append(("retold", "", ""))
        within = self._elements[tag] = Inside(zone, self, tag.name, tuple(ends))
        return within

    def _closed(self, name: str) -> tuple[Inside, tuple[Event, ...]]:
        """Outside of the innermost element of that name, with all closed that was left open within."""
        events: list[Event] = []
        here = self
        while here.outer:
            events += here.ends
            inner, here = here, here.outer
            if inner.name == name:
                break
        return here, tuple(events)


def outside(language: str) -> Inside:
    """Where a page begins, on a site in that language."""
    if _outside(language).size > MOST_WAYS:
        _outside.cache_clear()
    return _outside(language)


@lru_cache(maxsize=8)
def _outside(language: str) -> Inside:
    return Inside(Zone(language))
