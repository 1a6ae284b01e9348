"""Turns hand-written pages and the files beside them into what may be published: nothing in them does anything."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from crossbearing.build import Press
from crossbearing.checks.references import problems_of_page
from crossbearing.commands.docs_folder import refused
from crossbearing.invisible import without_invisible
from crossbearing.pages.references import Resolver
from crossbearing.prose import HEAD, inert, left_out_of, left_out_of_head, left_out_unseen, resolve_references
from crossbearing_in_mkdocs.settings import files_named

log = logging.getLogger("mkdocs.plugins.crossbearing")

NOT_USED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "sitemap.xml")
"""Of the themes: their search, and a map of the site in place of which ours is written."""


def leave_out(files: Files, config: MkDocsConfig) -> None:
    """Files of docs that might run, and what of the themes is not used."""
    spared = refused(Path(config.docs_dir), files_named(config))
    for file in [file for file in files if file.src_dir == config.docs_dir and file.src_uri in spared]:
        if file.inclusion.is_included():  # type: ignore[no-untyped-call]
            log.warning(str(spared[file.src_uri]))
        files.remove(file)
    files.add_files_from_theme(config.theme.get_env(), config)  # those that they would have replaced
    for file in [file for file in files if file.src_uri.startswith(NOT_USED)]:
        files.remove(file)


def with_references(markdown: str, page: Page, press: Press) -> str:
    """The page with its `[[…]]`, and above it only what is text."""
    text, file = page.file.content_string, _shown(page)
    for problem in (*left_out_unseen(text, file), *left_out_of_head(text, file, page.meta)):
        log.warning(str(problem))
    page.meta = {name: _as_text(value) for name, value in page.meta.items() if name in HEAD}
    markdown = without_invisible(markdown)
    for problem in problems_of_page(markdown, page.file.src_uri, press.site.archive):
        log.warning(f"Doc file '{problem.place.file}' {problem.message} ({problem.hint}).")
    return resolve_references(markdown, Resolver(press.site, page.url))


def with_terms(html: str, page: Page, press: Press) -> str:
    """The page without what does anything, and with its terms linked."""
    html, parts = inert(html)
    for problem in left_out_of(page.file.content_string, _shown(page), parts):
        log.warning(str(problem))
    page.title = _as_text(unescape(page.title or ""))
    _as_texts(page.toc)
    return press.link(html, page.url, unescape(page.title))


def _shown(page: Page) -> str:
    """The file as an editor would type it."""
    path = page.file.abs_src_path
    return Path(os.path.relpath(path)).as_posix() if path else page.file.src_uri


def _as_text(value: Any) -> Any:
    """Themes print what stands above a page, and its title, as they are."""
    return [_as_text(one) for one in value] if isinstance(value, list) else escape(without_invisible(str(value)))


def _as_texts(entries: Iterable[AnchorLink]) -> None:
    for entry in entries:
        entry.title, entry.id = escape(unescape(entry.title)), escape(unescape(entry.id))
        _as_texts(entry.children)
