"""Turns printed pages into files of MkDocs, beside those that it found itself."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from crossbearing.build import Press
from crossbearing.commands.sharing import Packed
from crossbearing_in_mkdocs.fact_page import FactPage
from crossbearing_in_mkdocs.settings import FOLDER, titles_in

log = logging.getLogger("mkdocs.plugins.crossbearing")


def join_pages(printed: Iterable[Packed], press: Press, files: Files, config: MkDocsConfig) -> Iterator[FactPage]:
    """Each page among the files, in place of a hand-written one that has its address."""
    titles = dict(titles_in(config.nav or ()))
    by_hand = {file.dest_uri: file for file in files.documentation_pages()}
    for output, packed in printed:
        file = File.generated(config, f"{output.address}index.md", content="")
        if output.source:
            file.edit_uri = f"../{FOLDER}/{output.source.removeprefix(f'{press.site.archive.folder}/')}"
        if other := by_hand.get(file.dest_uri):
            log.warning(f"Doc file '{other.src_uri}' is left out: a page made from facts has its address.")
            files.remove(other)
        page = FactPage((output, packed), titles.get(file.src_uri, escape(output.title)), file, config)
        files.append(file)
        yield page
