"""Turns a printed page into a page of MkDocs whose HTML is finished: MkDocs only puts the theme around it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape, unescape
from typing import Any

from jinja2 import Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc
from mkdocs.utils.templates import TemplateContext

from crossbearing.build import Output
from crossbearing.commands.sharing import Packed, pack, unpack
from crossbearing.sections import Section

OWN = ("content", "title", "description", "canonical_url", "edit_url")
"""In what pages of one kind differ."""


class FactPage(Page):
    """MkDocs holds all pages until the last one is written, so each keeps its HTML packed, in a tenth of the room."""

    _packed = pack("")

    def __init__(self, printed: Packed, title: str, file: File, config: MkDocsConfig) -> None:
        super().__init__(title, file, config)
        self.output, self._packed = printed
        self.toc = _contents(self.output.sections)

    @property
    def content(self) -> str:
        """What the theme is put around."""
        return unpack(self._packed)

    @content.setter
    def content(self, html: str | None) -> None:
        if html != self.content:  # MkDocs hands back what it was handed
            self._packed = pack(html or "")

    def finish(self, output: Output) -> None:
        """Takes over what was printed."""
        self.output = replace(output, html="")
        self.content, self.toc = output.html, _contents(output.sections)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is none. Themes print these fields as they are, so they are escaped here."""
        self.markdown = ""
        self.meta = {"template": "stamped.html", "description": escape(self.output.description)}
        if not self.is_homepage:
            self.meta["title"] = escape(self.output.title)
        if self.output.example:
            self.meta["robots"] = "noindex"

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """It is finished."""

    @property
    def own(self) -> dict[str, str]:
        """What the theme shows of it alone."""
        shown = self.content, self.title, self.meta["description"], self.canonical_url, self.edit_url
        titles = {f"section {number}": escape(part.title) for number, part in enumerate(self.output.sections)}
        return {name: value or "" for name, value in zip(OWN, shown, strict=True)} | titles

    def like(self, places: Iterable[str]) -> Hashable:
        """What it has in common with pages that differ in their own alone; `places` are what the theme links to."""
        here = self.url.split("/")
        shared = max((_shared(here, place.split("/")) for place in places), default=0)
        said = tuple((name, value) for name, value in self.meta.items() if name not in OWN)
        return len(here), tuple(here[:shared]), tuple((part.level, part.anchor) for part in self.output.sections), said

    def shown(self, template: Template, context: TemplateContext, own: Mapping[str, str]) -> str:
        """The whole page as the theme renders it, with this for its own."""
        kept = self.own
        try:
            self._take(own)
            return template.render(context)
        finally:
            self._take(kept)

    def _take(self, own: Mapping[str, str]) -> None:
        self.content, self.title = own["content"], own["title"]
        titles = (unescape(own[f"section {number}"]) for number in range(len(self.output.sections)))
        self.toc = _contents(tuple(map(_renamed, self.output.sections, titles)))
        self.canonical_url, self.edit_url = own["canonical_url"] or None, own["edit_url"] or None
        self.meta.update({name: own[name] for name in ("title", "description") if name in self.meta})


def output_of(page: Page) -> Output:
    """A page as the search needs it; a hand-written one by its headings."""
    if isinstance(page, FactPage):
        return page.output
    return Output(page.url, unescape(page.title or ""), "", tuple(_sections(page.toc)))


def _sections(entries: Iterable[AnchorLink]) -> Iterator[Section]:
    for entry in entries:
        yield Section(entry.level, entry.id, unescape(entry.title))
        yield from _sections(entry.children)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts two ways begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _renamed(section: Section, title: str) -> Section:
    return replace(section, title=title)


@lru_cache(maxsize=1024)
def _contents(sections: tuple[Section, ...]) -> TableOfContents:
    """Many pages have the same."""
    tokens: list[Any] = []
    for section in sections:
        within = tokens[-1]["children"] if tokens and section.level > tokens[-1]["level"] else tokens
        token = {"level": section.level, "id": section.anchor, "name": escape(section.title), "children": []}
        within.append(token)
    return get_toc(tokens)
