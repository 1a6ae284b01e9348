"""Turns saved facts into new pages while MkDocs serves: only what an edit touches, first what is asked for.

What is not stale afterwards, MkDocs would write just the same. What an edit may change otherwise, MkDocs builds anew.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from itertools import chain
from pathlib import Path
from threading import Thread

from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from crossbearing.addresses import DATA_PAGE
from crossbearing.archive import digest_of
from crossbearing.build import Output
from crossbearing.commands.indexing import Indexing
from crossbearing.commands.pagefind import FOLDER as INDEX
from crossbearing.commands.sharing import unpack
from crossbearing.edits.printing import Printing, Unit
from crossbearing.edits.reads import Read
from crossbearing.edits.traced_site import TracedSite
from crossbearing_in_mkdocs.fact_page import FactPage, output_of
from crossbearing_in_mkdocs.joining import join_pages
from crossbearing_in_mkdocs.settings import titles_in
from crossbearing_in_mkdocs.waiting import Waiting

log = logging.getLogger("mkdocs.plugins.crossbearing")

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


class Editing:
    """Follows the edits after one whole build; its thread writes what is stale until the next edit."""

    def __init__(self, printing: Printing, built: Built, waiting: Waiting, facts: Path) -> None:
        self.printing, self.built, self.waiting, self.facts = printing, built, waiting, facts
        self.pages = {page.output.address: page for page in built.fact_pages}
        self.titles = dict(titles_in(built.config.nav or ()))
        self._left: dict[Unit, None] = {}
        self._stopped = self.failed = False
        self._thread: Thread | None = None

    def may_begin(self, stale: list[Unit]) -> bool:
        """Whether no other page shows what these pages are called."""
        own = (self.pages[address] for address in self.printing.addresses(stale))
        return not any(page in self.built.nav.pages and page.file.src_uri not in self.titles for page in own)

    def begin(self, site: TracedSite, found: set[Read]) -> bool:
        """Whether the pages are being printed again, and until then waited for; not where that takes a whole build."""
        if not self.printing.by_hand_reads.isdisjoint(found):
            return False
        stale = self.printing.edit(site, found)
        if not self.may_begin(stale):
            return False
        self._left = dict.fromkeys((*stale, *self._left))
        terms = {output.address for output in self.printing.pages() if output.term}
        beside = {address.removesuffix("index.html") for address in self.built.beside}
        self.waiting.stale(self.printing.addresses(self._left) | terms | beside | {DATA_PAGE})
        self.go_on()
        return True

    def go_on(self) -> None:
        """Writes what is left, without keeping anybody waiting."""
        self._stopped = False
        self._thread = Thread(target=self._work, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Returns when nothing is written any more; what is left is left for the next edit."""
        self._stopped = True
        if self.built.index:
            self.built.index.stop()
            self.built.index = None
        self.finish()

    def finish(self) -> None:
        """Returns when everything is as if it were built anew."""
        if self._thread:
            self._thread.join()
        if self.built.index:
            self.built.index.finish()

    def _work(self) -> None:
        steps: tuple[Callable[[], None], ...] = (self._print_left, self._end_terms, self._write_beside, self._search)
        self.failed = True
        try:
            for step in steps:
                if not self._stopped:
                    step()
            self.failed = False
        finally:
            if not self._stopped:
                self.waiting.stale(set())

    def _print_left(self) -> None:
        while self._left and not self._stopped:
            unit = self._next()
            before = self.printing.addresses((unit,))
            pages = self.printing.print(unit)
            for output, packed in pages:
                if not output.term:
                    self._write(replace(output, html=unpack(packed)))
            for address in before - self.printing.addresses((unit,)):
                self._take_away(address)
            del self._left[unit]
            self.waiting.fresh({output.address for output, _ in pages if not output.term})

    def _next(self) -> Unit:
        """The unit with a page that somebody waits for, or the first."""
        wanted = set(self.waiting.wanted)
        units = (unit for unit in self._left if wanted and not self.printing.addresses((unit,)).isdisjoint(wanted))
        return next(units, next(iter(self._left)))

    def _end_terms(self) -> None:
        for whole in self.printing.ended():
            if self._stopped:
                return
            self._write(whole)
        self.waiting.fresh({output.address for output in self.printing.pages() if output.term})

    def _write_beside(self) -> None:
        """The files beside the pages, and the page that lists them."""
        press, site = self.printing.press, self.printing.site
        press.site = press.templates.site = replace(
            site, archive=replace(site.archive, digest=digest_of(self.facts)), plain=site.plain
        )
        kept: dict[str, bytes] = {}
        for address, content in press.files():
            if self._stopped:
                return
            kept[address] = content
            if self.built.beside.get(address) != content and address.removesuffix("index.html") not in self.pages:
                self._put(address, content)
        for address in self.built.beside.keys() - kept.keys():
            if address.removesuffix("index.html") not in self.pages:
                (Path(self.built.config.site_dir) / address).unlink(missing_ok=True)
        self.built.beside = kept
        page = self.pages[DATA_PAGE]
        self._write(press.completed(replace(page.output, html="")))
        self.waiting.stale(set())

    def _search(self) -> None:
        made = [file.page for file in self.built.files.documentation_pages() if file.page]
        index = self.built.index = Indexing(self.printing.press.records(map(output_of, made)))
        if self._stopped:
            index.stop()
            return
        try:
            found = index.files()
        except OSError as error:
            if not self._stopped:
                log.warning(f"The search has no index: {error}.")
            return
        for address, content in found.items():
            self._put(address, content)
        root = Path(self.built.config.site_dir)
        for path in (root / INDEX).rglob("*"):
            if path.is_file() and path.relative_to(root).as_posix() not in found:
                path.unlink()

    def _write(self, whole: Output) -> None:
        """The page with the theme around it, as MkDocs writes it."""
        built, page = self.built, self.pages.get(whole.address)
        if not page:
            (page,) = join_pages([(whole, b"")], self.printing.press, built.files, built.config)
            self.pages[whole.address] = page
        page.finish(whole)
        if page.file.src_uri not in self.titles:
            page.title = escape(whole.title)
        page.read_source(built.config)
        assert WRITE_PAGE
        WRITE_PAGE(page, built.config, built.files.documentation_pages(), built.nav, built.env)

    def _take_away(self, address: str) -> None:
        page = self.pages.pop(address)
        self.built.files.remove(page.file)
        Path(page.file.abs_dest_path).unlink(missing_ok=True)

    def _put(self, address: str, content: bytes) -> None:
        path = Path(self.built.config.site_dir) / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def can_follow(config: MkDocsConfig, plugin: object) -> bool:
    """Whether nobody but this plugin has a say in what pages look like, and the menu does not show all of them."""
    events = chain.from_iterable(config.plugins.events.values())
    own = all(getattr(event, "__self__", None) is plugin for event in events)
    return bool(WRITE_PAGE and own and config.nav is not None)
