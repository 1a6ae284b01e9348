"""What is published beside the pages, in order. A new feed is a module and a line here."""

from __future__ import annotations

from types import ModuleType

from crossbearing.feeds import dataset, schemas, tables

FEEDS: tuple[ModuleType, ...] = (dataset, tables, schemas)
"""Each turns a Site and the mentions of its terms into files by `files(site, mentioned)`: pairs of address and text."""
