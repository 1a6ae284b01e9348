"""What is published beside the pages, in order. A new feed is a module and a line here."""

from __future__ import annotations

from types import ModuleType

from crossbearing.feeds import atom, bibliography, database, dataset, linked, places, schemas, sitemap, tables

FEEDS: tuple[ModuleType, ...] = (
    dataset,
    database,
    tables,
    linked,
    places,
    bibliography,
    atom,
    sitemap,
    schemas,
)
"""Each turns an Edition into files by `files(edition)`."""
