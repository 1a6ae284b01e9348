"""Turns saved facts into the site that `mkdocs serve` shows: the last that was good, whatever is saved."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from crossbearing.commands.reading import read_site
from crossbearing.commands.watching import watching
from crossbearing.problems import errors
from crossbearing.site import Site
from crossbearing_in_mkdocs.settings import FOLDER, facts_of

log = logging.getLogger("mkdocs.plugins.crossbearing")


def site_in(folder: Path, before: Site | None) -> Site:
    """The facts, or where they have errors those of before.

    Raises:
        Abort: they have errors, and there is no site of before.
    """
    site, problems = read_site(folder)
    wrong = len(errors(problems))
    if wrong and before:
        log.info("The site still shows the last facts without errors.")
        return before
    if site is None:
        raise Abort(f"Aborted with {_counted(wrong, 'error')} in {FOLDER}; the site stays as it was.")
    if problems:
        log.info(f"{_counted(len(problems), 'warning')} for editors: facts check shows them")
    return replace(site, archive=site.archive.without_places())


def watch_facts(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """By a watcher that bears with a folder that goes and comes back."""
    its_own, server.observer = server.observer, watching(facts_of(config))  # type: ignore[assignment]
    server.watch(str(facts_of(config)))
    server.observer.start()
    server.observer = its_own


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
