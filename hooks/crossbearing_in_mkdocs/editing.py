"""Turns saved facts into new pages while MkDocs serves: only what an edit touches, first what is asked for.

What is not stale afterwards, MkDocs would write just the same. What an edit may change otherwise, MkDocs builds anew.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from threading import Thread

from crossbearing.addresses import DATA_PAGE
from crossbearing.archive import digest_of
from crossbearing.commands.sharing import unpack
from crossbearing.edits.printing import Printing, Unit
from crossbearing.edits.reads import Read
from crossbearing.edits.traced_site import TracedSite
from crossbearing_in_mkdocs.served import Served
from crossbearing_in_mkdocs.waiting import Waiting

log = logging.getLogger("mkdocs.plugins.crossbearing")

CALM = 5
"""Seconds after which nobody seems to go on editing: then comes what takes long, and what nobody has asked for."""


class Editing:
    """Follows the edits after one whole build; its thread writes what is stale until the next edit."""

    def __init__(self, printing: Printing, served: Served, waiting: Waiting, facts: Path) -> None:
        self.printing, self.served, self.waiting, self.facts = printing, served, waiting, facts
        self.failed = False
        """Whether the thread broke down, so that nobody knows what is stale."""
        self._left: dict[Unit, None] = {}
        self._digest: str | None = printing.site.archive.digest
        """Of the facts of the site; None where it is not known yet."""
        self._stopped = False
        self._rested = False
        self._thread: Thread | None = None

    def begin(self, site: TracedSite, found: set[Read]) -> bool:
        """Whether the pages are being printed again, and until then waited for; not where that takes a whole build."""
        if not self.printing.by_hand_reads.isdisjoint(found):
            return False
        stale = self.printing.edit(site, found)
        if self.served.are_named_elsewhere(self.printing.addresses(stale)):
            return False
        self._left = dict.fromkeys((*stale, *self._left))
        self._digest = None
        beside = {address.removesuffix("index.html") for address in self.served.built.beside}
        self.waiting.stale(self.printing.addresses(self._left) | self._terms() | beside | {DATA_PAGE})
        self.go_on()
        return True

    def go_on(self) -> None:
        """Writes what is left, without keeping anybody waiting."""
        self._stopped = self._rested = False
        self.waiting.hurry(False)
        self._thread = Thread(target=self._work, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Returns when nothing is written any more; what is left is left for the next edit."""
        self._stopped = True
        if self.served.built.index:
            self.served.built.index.stop()
            self.served.built.index = None
        self.finish()

    def finish(self) -> None:
        """Returns when everything is as if it were built anew."""
        self.waiting.hurry(True)
        if self._thread:
            self._thread.join()
        if self.served.built.index:
            self.served.built.index.finish()

    def _work(self) -> None:
        steps = (self._print_left, self._rest, self._end_terms, self._write_beside, self._index)
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
            if unit[1] is None and not self._rested:
                self._rest()
                continue
            before = self.printing.addresses((unit,))
            pages = self.printing.print(unit)
            for output, packed in pages:
                if not output.term:
                    self.served.write(replace(output, html=unpack(packed)), self.printing.press)
            for address in before - self.printing.addresses((unit,)):
                self.served.take_away(address)
            del self._left[unit]
            self.waiting.fresh((before | {output.address for output, _ in pages}) - self._terms())

    def _next(self) -> Unit:
        """The unit with a page that somebody waits for, or the first."""
        wanted = set(self.waiting.wanted)
        units = (unit for unit in self._left if wanted and not self.printing.addresses((unit,)).isdisjoint(wanted))
        return next(units, next(iter(self._left)))

    def _rest(self) -> None:
        """Once after each edit: before what looks at all facts."""
        if not self._rested:
            self._rested = True
            self.waiting.rest(CALM)

    def _end_terms(self) -> None:
        for whole in self.printing.ended():
            if self._stopped:
                return
            self.served.write(whole, self.printing.press)
        self.waiting.fresh(self._terms())

    def _write_beside(self) -> None:
        """The files beside the pages, and the page that lists them."""
        press, site = self.printing.press, self.printing.site
        self._digest = self._digest or digest_of(self.facts)
        archive = replace(site.archive, digest=self._digest)
        press.site = press.templates.site = replace(site, archive=archive)
        self.served.write_beside(press.files(), lambda: self._stopped)
        if not self._stopped:
            self.served.write(press.completed(self.served.pages[DATA_PAGE].output), press)
            self.waiting.stale(set())

    def _index(self) -> None:
        try:
            self.served.write_index(self.printing.press, lambda: self._stopped)
        except OSError as error:
            log.warning(f"The search has no index: {error}.")

    def _terms(self) -> set[str]:
        return {output.address for output in self.printing.pages() if output.term}
