"""Turns pages and files that were made again into those of the site that MkDocs serves, as MkDocs would write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from itertools import chain
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from crossbearing.build import Output, Press
from crossbearing.commands.indexing import Indexing
from crossbearing.commands.pagefind import FOLDER as INDEX
from crossbearing_in_mkdocs.fact_page import FactPage, output_of
from crossbearing_in_mkdocs.joining import join_pages
from crossbearing_in_mkdocs.settings import titles_in

WRITE_PAGE = getattr(build, "_build_page", None)
"""No public name of MkDocs: where it has gone, every edit is a whole build."""


@dataclass
class Built:
    """What a whole build has left."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    fact_pages: list[FactPage]
    beside: dict[str, bytes]
    """The files beside the pages, as they were written."""
    index: Indexing | None


class Served:
    """The site on the disk."""

    def __init__(self, built: Built) -> None:
        self.built = built
        self.pages = {page.output.address: page for page in built.fact_pages}
        self.root = Path(built.config.site_dir)
        self._titles = dict(titles_in(built.config.nav or ()))

    def are_named_elsewhere(self, addresses: Iterable[str]) -> bool:
        """Whether the menu shows what one of these pages is called."""
        pages = (self.pages[address] for address in addresses)
        return any(page in self.built.nav.pages and page.file.src_uri not in self._titles for page in pages)

    def write(self, whole: Output, press: Press) -> None:
        """The page with the theme around it."""
        built, page = self.built, self.pages.get(whole.address)
        if not page:
            (page,) = join_pages([(whole, b"")], press, built.files, built.config)
            self.pages[whole.address] = page
        page.finish(whole)
        if page.file.src_uri not in self._titles:
            page.title = escape(whole.title)
        page.read_source(built.config)
        assert WRITE_PAGE
        WRITE_PAGE(page, built.config, built.files.documentation_pages(), built.nav, built.env)

    def take_away(self, address: str) -> None:
        """The page."""
        page = self.pages.pop(address)
        self.built.files.remove(page.file)
        Path(page.file.abs_dest_path).unlink(missing_ok=True)

    def write_beside(self, files: Iterable[tuple[str, bytes]], stopped: Callable[[], bool]) -> None:
        """The files beside the pages that differ; a page keeps its address."""
        kept: dict[str, bytes] = {}
        for address, content in files:
            if stopped():
                return
            kept[address] = content
            if self.built.beside.get(address) != content and address.removesuffix("index.html") not in self.pages:
                self._put(address, content)
        for address in self.built.beside.keys() - kept.keys():
            if address.removesuffix("index.html") not in self.pages:
                (self.root / address).unlink(missing_ok=True)
        self.built.beside = kept

    def write_index(self, press: Press, stopped: Callable[[], bool]) -> None:
        """The index of the search.

        Raises:
            OSError: as `Indexing`, unless it was stopped.
        """
        made = [file.page for file in self.built.files.documentation_pages() if file.page]
        index = self.built.index = Indexing(press.records(map(output_of, made)))
        if stopped():
            index.stop()
            return
        try:
            found = index.files()
        except OSError:
            if stopped():
                return
            raise
        for address, content in found.items():
            self._put(address, content)
        for path in (self.root / INDEX).rglob("*"):
            if path.is_file() and path.relative_to(self.root).as_posix() not in found:
                path.unlink()

    def _put(self, address: str, content: bytes) -> None:
        path = self.root / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def can_follow(config: MkDocsConfig, plugin: object) -> bool:
    """Whether nobody but this plugin has a say in what pages look like, and the menu does not show all of them."""
    events = chain.from_iterable(config.plugins.events.values())
    own = all(getattr(event, "__self__", None) is plugin for event in events)
    return bool(WRITE_PAGE and own and config.nav is not None)
