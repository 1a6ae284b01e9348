"""The page types, in the order in which they are printed.

A new one is a pair, `name.py` and `name.html`, and a line here.
"""

from __future__ import annotations

from types import ModuleType

from crossbearing.pages import (
    card,
    claim,
    compare,
    comparisons,
    components,
    corrections,
    data,
    file_format,
    glossary,
    home,
    incident,
    incidents,
    method,
    rules,
    search,
    source,
    sources,
    term,
)

PAGES: tuple[ModuleType, ...] = (
    home,
    incidents,
    incident,
    claim,
    comparisons,
    compare,
    source,
    sources,
    glossary,
    term,
    corrections,
    method,
    file_format,
    rules,
    data,
    search,
    components,
)
"""Each module turns a Site into views by `views(site)`; the template under the same stem prints each of them."""

DOCUMENTS: tuple[ModuleType, ...] = (card,)
"""The same, but the template prints a whole document, and no door puts its shell around it."""
