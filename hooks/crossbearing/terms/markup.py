"""Turns HTML into the text of a Page, each run of it kept where a link may stand, without building a tree."""

from __future__ import annotations

from html import unescape
from typing import NamedTuple

from crossbearing.terms import elements
from crossbearing.terms.index import Use
from crossbearing.terms.page import BREAK, Page, Quotation, Run, Section
from crossbearing.terms.zone import Zone


def read(html: str, language: str) -> Page:
    """The page as a reader of the site's language sees it."""
    walk = _Walk(language)
    pieces = elements.MARKUP.split(f"{html}<br>")  # the last tag ends the last text
    end = 0
    for text, written, raw in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=False):
        if text:
            walk.add(text, end)
        end += len(text) + len(written)
        tag = None if raw else elements.tag_of(written)
        if tag:
            if tag.parts:
                walk.end_block()
            if tag.tells or tag.name in walk.names:
                walk.close(tag.name) if tag.closes else walk.open(tag)
    return walk.page()


class _Element(NamedTuple):
    """An element that makes a difference to the text within, and is not closed yet."""

    name: str
    outside: Zone
    names: frozenset[str]
    """Those that were worth a look outside."""
    start: int
    term: str
    """The term that it links, if it does."""


class _Walk:
    """What holds at one place of the HTML, and what was found on the way to it."""

    def __init__(self, language: str) -> None:
        self.language = elements.primary(language)
        self.zone = Zone(self.language)
        self.stack: list[_Element] = []
        self.names: frozenset[str] = elements.SPECIAL
        """Tags of these names are worth a look: elements of some of them are open."""
        self.parts: list[str] = []
        self.size = 0
        self.blocks = [0]
        self.sections = [Section(0, "")]
        self.runs: list[Run] = []
        self.links: list[Use] = []
        self.quotations: list[Quotation] = []
        self.retold: list[tuple[int, int]] = []

    def add(self, text: str, start: int) -> None:
        """Adds the text between two tags, and where it begins in the HTML."""
        if self.zone.hidden or (self.size == self.blocks[-1] and text.isspace()):
            return
        end = start + len(text)
        if "&" in text:
            text = elements.ENTITY.sub(lambda entity: unescape(entity[0]), text)
        size = self.size + len(text)
        if self.zone.linkable:
            self.runs.append(Run(self.size, size, start, end))
        self.parts.append(text)
        self.size = size

    def end_block(self) -> None:
        if self.size > self.blocks[-1]:
            self.parts.append(BREAK)
            self.size += 1
            self.blocks.append(self.size)

    def open(self, tag: elements.Tag) -> None:
        name = tag.name
        if name in elements.VOID or (self.zone.hidden and tag.empty):
            return
        if name in elements.SELF_CLOSING and self.stack and self.stack[-1].name == name:
            self.close(name)
        if name in elements.HEADINGS:
            self.sections.append(Section(self.size, tag.attributes.get("id", "")))
        term = tag.attributes.get("data-term", "") if name == "a" and self.zone.linkable else ""
        self.stack.append(_Element(name, self.zone, self.names, self.size, term))
        if name not in self.names:
            self.names |= {name}
        self.zone = self.zone.within(name, tag.attributes, self.language)

    def close(self, name: str) -> None:
        """Closes the element and all within that were left open; nothing where none of this name is open."""
        if not any(element.name == name for element in self.stack):
            return
        closed = ""
        while closed != name:
            within = self.zone
            closed, self.zone, self.names, start, term = self.stack.pop()
            if term:
                self.links.append(Use(start, self.size, term))
            self._note(within, start)

    def page(self) -> Page:
        text = "".join(self.parts)
        links = [use for link in self.links if (use := _in_one_block(link, text))]
        return Page(text, self.blocks, self.sections, self.runs, links, self.quotations, self.retold)

    def _note(self, within: Zone, start: int) -> None:
        """Of an element that ends here: whether all of it is a quotation, or told again."""
        if within.quoted and not self.zone.quoted and within.statement and within.allowed:
            self.quotations.append(Quotation(start, self.size, within.statement, within.language))
        if within.retold and not self.zone.retold:
            self.retold.append((start, self.size))


def _in_one_block(link: Use, text: str) -> Use | None:
    """The part of a link in its last block, without blanks at its start; None where nothing is left."""
    shown = text[link.start : link.end].rpartition(BREAK)[2].lstrip()
    return Use(link.end - len(shown), link.end, link.term) if shown else None
