"""Turns saved facts into the site that `mkdocs serve` shows: the last that was good, whatever is saved."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from crossbearing.commands.reading import read_site
from crossbearing.edits.checking import sound
from crossbearing.edits.edit import State, edited, saved, state_of
from crossbearing.edits.printing import Printing
from crossbearing.edits.traced_site import after
from crossbearing.problems import errors
from crossbearing.site import Site
from crossbearing_in_mkdocs.editing import Editing
from crossbearing_in_mkdocs.served import Built, Served
from crossbearing_in_mkdocs.settings import FOLDER, facts_of
from crossbearing_in_mkdocs.waiting import Waiting
from crossbearing_in_mkdocs.watching import watching

log = logging.getLogger("mkdocs.plugins.crossbearing")

LAST_GOOD = "The site still shows the last facts without errors."


def site_in(folder: Path, before: Site | None) -> Site:
    """The facts, or where they have errors those of before.

    Raises:
        Abort: they have errors, and there is no site of before.
    """
    site, problems = read_site(folder)
    wrong = len(errors(problems))
    if wrong and before:
        log.info(LAST_GOOD)
        return before
    if site is None:
        raise Abort(f"Aborted with {_counted(wrong, 'error')} in {FOLDER}; the site stays as it was.")
    if problems:
        log.info(f"{_counted(len(problems), 'warning')} for editors: facts check shows them")
    return replace(site, archive=site.archive.without_places())


class Serving:
    """Follows what is saved while MkDocs serves: an edit of facts by itself, all else by building the whole site."""

    def __init__(self) -> None:
        self.waiting = Waiting()
        self.editing: Editing | None = None
        """What follows edits of the site that was built last; None where there is none, or nothing can follow it."""
        self._facts = Path()
        self._states: Mapping[str, Mapping[str, State]] = {}
        self._last: set[str] = set()

    def watch(self, server: LiveReloadServer, config: MkDocsConfig) -> None:
        """Facts by a watcher that bears with a folder that goes and comes back."""
        its_own, server.observer = server.observer, watching()  # type: ignore[assignment]
        server.watch(str(facts_of(config)))
        server.observer.start()
        server.observer = its_own
        whole = server.builder
        server.builder = lambda: self.build(whole)
        server.set_app(self.waiting.around(server.get_app(), server.url))  # type: ignore[arg-type]

    def begin_whole(self, config: MkDocsConfig) -> None:
        """What is saved from now on is not in the site that is being built."""
        self.stop()
        gc.unfreeze()
        self.editing = None
        self.waiting.stale(set())
        self._facts = facts_of(config)
        others = (config.docs_dir, config.config_file_path or "", *config.theme.dirs, *config.watch)
        apart = (path for path in map(Path, others) if not path.resolve().is_relative_to(self._facts.resolve()))
        self._states = {str(path): state_of(path) for path in (self._facts, *apart)}

    def follow(self, printing: Printing, built: Built) -> None:
        """From here on edits of this site are followed; no search for cycles looks through it at each of them."""
        gc.freeze()
        self.editing = Editing(printing, Served(built), self.waiting, self._facts)

    def build(self, whole: Callable[[], None]) -> None:
        """Takes the place of MkDocs' builder."""
        states = {path: state_of(Path(path)) for path in self._states}
        before, now = (each.get(str(self._facts), {}) for each in (self._states, states))
        names = saved(before, now) if {**states, str(self._facts): before} == self._states else None
        if names is None or not self._follows(names):
            whole()
        elif self._last is names:
            self._states = states

    def stop(self) -> None:
        """Nothing is written any more."""
        if self.editing:
            self.editing.stop()

    def finish(self) -> None:
        """Returns when the site is as if it were built anew."""
        if self.editing:
            self.editing.finish()

    def _follows(self, names: set[str]) -> bool:
        """Whether the site is being brought up to these files, or cannot be because they have errors."""
        editing = self.editing
        if not editing:
            return False
        editing.stop()
        before = editing.printing.site
        found = None if editing.failed else edited(before.plain, self._facts, names | self._last)
        if found and sound(*found):
            self._last = names
            return editing.begin(*after(found[0], before))
        if editing.failed or read_site(self._facts)[0]:
            return False
        log.info(LAST_GOOD)
        editing.go_on()
        return True


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
