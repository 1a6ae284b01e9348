"""Turns HTML into HTML with each term linked at its first use in each section, and the sentences that name each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from crossbearing.sentences import spans
from crossbearing.terms.index import Index, Use
from crossbearing.terms.markup import read
from crossbearing.terms.page import Page, Quotation


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that names a term, or links it under other words."""

    term: str
    section: str
    """The id of the heading above it, where that has one."""
    sentence: str
    """Plain text on one line."""
    start: int
    """Where the name stands in the sentence, in code points."""
    end: int
    statement: str = ""
    """The statement in whose words it stands, quoted or translated; the sentence then holds no others."""
    language: str = ""
    """Of those words."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A page after linking."""

    html: str
    mentions: tuple[Mention, ...]
    """In the order of the page, one for each sentence and term; none of what is told again."""


Place = tuple[int, int]
FOREIGN: Place = (-1, -1)
"""Instead of a place in the HTML: in a quotation in another language."""
NOBODYS = Quotation(0, 0, "", "")


def link(html: str, index: Index, url_of: Callable[[str], str], own: str | None = None, language: str = "en") -> Linked:
    """Links the terms of a page. No visible text changes, and what is linked already stays as it is.

    Args:
        html: A page or a part of one.
        index: The names of all terms.
        url_of: The address of a term, relative to this page, by its id.
        own: The term whose own page this is: never linked or mentioned on it.
        language: The site's; quotations in another one are left alone.
    """
    page = read(html, language)
    uses = [(use, place) for use, place in _uses(page, index, html) if use.term != own]
    mentions = _mentions(page, (use for use, _ in uses if not page.is_retold(use.start)), language)
    linkable = [(use, place) for use, place in uses if place != FOREIGN]
    return Linked(_with_links(html, _to_link(page, linkable), index, url_of), tuple(mentions))


def _uses(page: Page, index: Index, html: str) -> list[tuple[Use, Place | None]]:
    """The uses of terms in their order: linked already, or with the place in the HTML where a link may stand."""
    named = ((use, _place(page, use, html)) for use in page.named(index))
    uses = [*((use, None) for use in page.links), *((use, place) for use, place in named if place)]
    return sorted(uses, key=lambda entry: entry[0].start)


def _place(page: Page, use: Use, html: str) -> Place | None:
    """Where in the HTML a link may stand; quotations in another language are not linked, but they name the term."""
    place = page.source(html, use.start, use.end)
    return place or (FOREIGN if page.quotation_at(use.start) else None)


def _to_link(page: Page, uses: Iterable[tuple[Use, Place | None]]) -> Iterator[tuple[Place, str]]:
    """The places, with their terms, where a term is used for the first time in a section."""
    seen = set[tuple[int, str]]()
    for use, place in uses:
        first = (page.section_at(use.start).start, use.term)
        if place and first not in seen:
            yield place, use.term
        seen.add(first)


def _mentions(page: Page, uses: Iterable[Use], language: str) -> Iterator[Mention]:
    for (start, end, quotation), named in groupby(uses, lambda use: _around(page, use)):
        text = page.text[start:end]
        sentences = spans(text, quotation.language or language)
        starts = [sentence[0] for sentence in sentences]
        seen = set[tuple[int, str]]()
        for use in named:
            first, last = (bisect_right(starts, place - start) - 1 for place in (use.start, use.end - 1))
            if (first, use.term) not in seen:
                seen.add((first, use.term))
                name = slice(use.start - start, use.end - start)
                anchor = page.section_at(use.start).anchor
                found = _mention(use.term, anchor, text, slice(starts[first], sentences[last][1]), name)
                yield replace(found, statement=quotation.statement, language=quotation.language)


def _around(page: Page, use: Use) -> tuple[int, int, Quotation]:
    """The block of text that it stands in, of one that goes on before or behind a quotation only the quotation."""
    start, end = page.block_at(use.start)
    if quotation := page.quotation_at(use.start):
        return max(start, quotation.start), min(end, quotation.end), quotation
    return start, end, NOBODYS


def _mention(term: str, section: str, text: str, sentence: slice, name: slice) -> Mention:
    """Puts the sentence on one line and finds the name in it again."""
    start = len(" ".join(f"{text[sentence.start : name.start]}|".split())) - 1
    end = len(" ".join(text[sentence.start : name.stop].split()))
    return Mention(term, section, " ".join(text[sentence].split()), start, end)


def _with_links(html: str, links: Iterable[tuple[Place, str]], index: Index, url_of: Callable[[str], str]) -> str:
    parts: list[str] = []
    done = 0
    for (start, end), term in links:
        summary = index.summaries[term]
        title = f' title="{escape(summary)}"' if summary else ""
        opening = f'<a class="term" href="{escape(url_of(term))}" data-term="{escape(term)}"{title}>'
        parts += html[done:start], opening, html[start:end], "</a>"
        done = end
    return "".join((*parts, html[done:]))
