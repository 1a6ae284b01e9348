"""The text of a page, and the way from a place in it back to the HTML that it was written in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple, TypeAlias

from crossbearing.terms.elements import ENTITY
from crossbearing.terms.index import Index, Use

BREAK = "\0"
"""Divides blocks; no name and no sentence goes across it."""


Run: TypeAlias = tuple[int, int, int, int]
"""Text between two tags, where a link may stand: where it begins and ends in the text of the page, and in the HTML.

All other places here are places in the text.
"""


class Section(NamedTuple):
    """What follows a heading of the first three levels."""

    start: int
    anchor: str
    """The id of the heading; empty if it has none, and before the first heading."""


class Quotation(NamedTuple):
    """Somebody's words, in a statement."""

    start: int
    end: int
    statement: str
    language: str
    """Of these words: those of a translation are in the site's."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader sees, without its markup; lists in the order of the page."""

    text: str
    """Blanks and line breaks as in the HTML; blocks divided by a NUL."""
    blocks: list[int]
    """Where each begins: a paragraph, an item, a cell, whatever no element but inline ones divides."""
    told: list[int]
    """The numbers of those in which some text may be linked or is quoted: no name in another is of any use."""
    sections: list[Section]
    runs: list[Run]
    links: list[Use]
    """The terms that are linked already."""
    quotations: list[Quotation]
    retold: list[tuple[int, int]]
    """From where to where the page only says again what stands on another."""

    def named(self, index: Index) -> Iterator[Use]:
        """The names in those blocks, none across two."""
        ends = [*(start - 1 for start in self.blocks[1:]), len(self.text)]
        for number in self.told:
            start = self.blocks[number]
            for use in index.uses(self.text[start : ends[number]]):
                yield Use(start + use.start, start + use.end, use.term)

    def block_at(self, place: int) -> tuple[int, int]:
        """Where the block of that place begins and ends."""
        number = bisect_right(self.blocks, place)
        return self.blocks[number - 1], self.blocks[number] - 1 if number < len(self.blocks) else len(self.text)

    def section_at(self, place: int) -> Section:
        """The section of that place."""
        return self.sections[bisect_right(self.sections, place, key=lambda section: section.start) - 1]

    def quotation_at(self, place: int) -> Quotation | None:
        """The quotation in a statement that holds that place."""
        number = bisect_right(self.quotations, place, key=lambda quotation: quotation.start)
        found = self.quotations[number - 1] if number else None
        return found if found and place < found.end else None

    def is_retold(self, place: int) -> bool:
        """Whether what stands at that place stands on another page too."""
        return any(start <= place < end for start, end in self.retold)

    def source(self, html: str, start: int, end: int) -> tuple[int, int] | None:
        """Where a part of the text stands in the HTML; None where no link may stand, or where a tag divides it."""
        number = bisect_left(self.runs, (start + 1,)) - 1
        if number < 0 or end > self.runs[number][1]:
            return None
        return _offset(html, self.runs[number], start, False), _offset(html, self.runs[number], end, True)


def _offset(html: str, run: Run, place: int, is_end: bool) -> int:
    """A place of the text as one of the HTML; within what one entity stands for, before or after that entity."""
    first, last, source, source_end = run
    source += place - first
    if last - first == source_end - run[2]:
        return source
    longer = 0
    for entity in ENTITY.finditer(html, run[2], source_end):
        start, size = entity.start() - longer, len(unescape(entity[0]))
        if source <= start:
            break
        if source < start + size:
            return entity.end() if is_end else entity.start()
        longer += len(entity[0]) - size
    return source + longer
