"""Turns the sources into a bibliography, in BibTeX and in CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from crossbearing.citations import bibtex, csl, of_source
from crossbearing.feeds.edition import Edition, File


def files(edition: Edition) -> Iterator[File]:
    """Every source, in the order of their ids."""
    references = [of_source(source) for source in edition.site.archive.sources.values()]
    yield File.of("data/sources.bib", bibtex(references), "Every source, for LaTeX and reference managers.")
    items = json.dumps([csl(reference) for reference in references], ensure_ascii=False, indent=1)
    about = "Every source as CSL-JSON, for Zotero, Pandoc and word processors."
    yield File.of("data/sources.csl.json", f"{items}\n", about)
