"""Turns HTML into the text of a Page, each run of it kept where a link may stand, without building a tree."""

from __future__ import annotations

import re
from html import unescape

from crossbearing.terms import elements
from crossbearing.terms.between import between
from crossbearing.terms.index import Use
from crossbearing.terms.inside import PART, Event, outside
from crossbearing.terms.page import BREAK, Page, Quotation, Run, Section


def read(html: str, language: str) -> Page:
    """The page as a reader of the site's language sees it."""
    walk, inside = _Walk(), outside(elements.primary(language))
    pieces = elements.BETWEEN.split(f"{html}<br>")  # the last tag ends the last text
    size = end = 0
    for text, written in zip(pieces[::2], pieces[1::2], strict=False):
        start, end = end, end + len(text)
        if text and not inside.zone.hidden and (size > walk.blocks[-1] or not text.isspace()):
            shown = elements.ENTITY.sub(_unescaped, text) if "&" in text else text
            walk.parts.append(shown)
            if inside.zone.linkable:
                walk.runs.append((size, size + len(shown), start, end))
            if inside.zone.linkable or inside.zone.quoted:
                walk.told.add(len(walk.blocks) - 1)
            size += len(shown)
        end += len(written)
        markup = between(written)
        inside, events = inside.ways.get(markup) or inside.way(markup)
        if events:
            size = walk.meet(events, size)
    return walk.page()


class _Walk:
    """What was found on the way to one place of the HTML."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.begun: list[int] = []
        """Where that began whose ends are noted, outermost first."""
        self.blocks = [0]
        self.told: set[int] = set()
        """The numbers of those blocks in which a name can matter."""
        self.sections = [Section(0, "")]
        self.runs: list[Run] = []
        self.links: list[Use] = []
        self.quotations: list[Quotation] = []
        self.retold: list[tuple[int, int]] = []

    def meet(self, events: tuple[Event, ...], size: int) -> int:
        """What happens between two texts, where the text had this size; its size behind it."""
        for event in events:
            if event is PART:
                if size > self.blocks[-1]:
                    self.parts.append(BREAK)
                    size += 1
                    self.blocks.append(size)
            else:
                size = self.note(event, size)
        return size

    def note(self, event: Event, size: int) -> int:
        match event:
            case "blanks", blanks, _:
                if size > self.blocks[-1]:
                    self.parts.append(blanks)
                    return size + len(blanks)
            case "section", anchor, _:
                self.sections.append(Section(size, anchor))
            case "begin", *_:
                self.begun.append(size)
            case "link", term, _:
                self.links.append(Use(self.begun.pop(), size, term))
            case "quotation", statement, language:
                self.quotations.append(Quotation(self.begun.pop(), size, statement, language))
            case _:
                self.retold.append((self.begun.pop(), size))
        return size

    def page(self) -> Page:
        text = "".join(self.parts)
        links = [use for link in self.links if (use := _in_one_block(link, text))]
        return Page(text, self.blocks, sorted(self.told), self.sections, self.runs, links, self.quotations, self.retold)


def _unescaped(entity: re.Match[str]) -> str:
    return unescape(entity[0])


def _in_one_block(link: Use, text: str) -> Use | None:
    """The part of a link in its last block, without blanks at its start; None where nothing is left."""
    shown = text[link.start : link.end].rpartition(BREAK)[2].lstrip()
    return Use(link.end - len(shown), link.end, link.term) if shown else None
