"""Turns HTML into the text of a Page, each run of it kept where a link may stand, without building a tree."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from typing import NamedTuple

from crossbearing.terms import elements
from crossbearing.terms.index import Use
from crossbearing.terms.page import Page, Run, Section

BREAK = "\0"
"""Divides blocks; no name and no sentence goes across it."""


def read(html: str, language: str) -> Page:
    """The page as a reader of the site's language sees it."""
    walk = _Walk(html, language)
    end = 0
    for tag in elements.TAG.finditer(f"{html}<br>"):  # the last tag ends the last text
        start = tag.start()
        if start > end:
            walk.add(end, start)
        end = tag.end()
        close, name, written = tag.group("close", "name", "attributes")
        if name is None:
            continue
        name = name.lower()
        if name not in elements.INLINE:
            walk.end_block()
        if name in walk.names or (written and not close and elements.TELLING.search(written)):
            walk.close(name) if close else walk.open(name, written)
    return walk.page()


class _Zone(NamedTuple):
    """What holds for all text within an element."""

    language: str
    linkable: bool = True
    """Whether a link may stand there."""
    allowed: bool = True
    """The same, but for the language of quotations."""
    quoted: bool = False
    hidden: bool = False


class _Element(NamedTuple):
    """An element that makes a difference to the text within, and is not closed yet."""

    name: str
    outside: _Zone
    start: int
    term: str
    """The term that it links, if it does."""


class _Walk:
    """What holds at one place of the HTML, and what was found on the way to it."""

    def __init__(self, html: str, language: str) -> None:
        self.html = html
        self.language = elements.primary(language)
        self.zone = _Zone(self.language)
        self.stack: list[_Element] = []
        self.names: frozenset[str] = elements.SPECIAL
        """Tags of these names are worth a look: elements of some of them are open."""
        self.parts: list[str] = []
        self.size = 0
        self.blocks = [0]
        self.sections = [Section(0, "")]
        self.runs: list[Run] = []
        self.links: list[Use] = []

    def add(self, start: int, end: int) -> None:
        """Adds the text between two tags."""
        text = self.html[start:end]
        if self.zone.hidden or (self.size == self.blocks[-1] and text.isspace()):
            return
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

    def open(self, name: str, written: str) -> None:
        if name in elements.VOID or (self.zone.hidden and written.endswith("/")):
            return
        if name in elements.SELF_CLOSING and self.stack and self.stack[-1].name == name:
            self.close(name)
        attributes = elements.attributes_of(written)
        if name in elements.HEADINGS:
            self.sections.append(Section(self.size, attributes.get("id", "")))
        term = attributes.get("data-term", "") if name == "a" and self.zone.linkable else ""
        self.stack.append(_Element(name, self.zone, self.size, term))
        self.names |= {name}
        self.zone = self._within(name, attributes)

    def close(self, name: str) -> None:
        """Closes the element and all within that were left open; nothing where none of this name is open."""
        if not any(element.name == name for element in self.stack):
            return
        closed = ""
        while closed != name:
            closed, self.zone, start, term = self.stack.pop()
            if term:
                self.links.append(Use(start, self.size, term))
        self.names = elements.SPECIAL.union(element.name for element in self.stack)

    def page(self) -> Page:
        text = "".join(self.parts)
        links = [use for link in self.links if (use := _in_one_block(link, text))]
        return Page(text, self.blocks, self.sections, self.runs, links)

    def _within(self, name: str, attributes: Mapping[str, str]) -> _Zone:
        outside = self.zone
        language = elements.primary(attributes["lang"]) if "lang" in attributes else outside.language
        allowed = outside.allowed and name not in elements.NOT_LINKED and "data-no-terms" not in attributes
        quoted = outside.quoted or name in elements.QUOTED
        linkable = allowed and not (quoted and language != self.language)
        return _Zone(language, linkable, allowed, quoted, outside.hidden or name in elements.HIDDEN)


def _in_one_block(link: Use, text: str) -> Use | None:
    """The part of a link in its last block, without blanks at its start; None where nothing is left."""
    shown = text[link.start : link.end].rpartition(BREAK)[2].lstrip()
    return Use(link.end - len(shown), link.end, link.term) if shown else None
