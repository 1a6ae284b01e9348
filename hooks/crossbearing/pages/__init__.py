"""The page types, in the order in which they are printed.

A new one is a pair, `name.py` and `name.html`, and a line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from crossbearing.kinds import Claim, Fact, Incident, Source, Term
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

OF_EACH: Mapping[ModuleType, type[Fact]] = {
    incident: Incident,
    claim: Claim,
    comparisons: Incident,
    compare: Incident,
    source: Source,
    term: Term,
}
"""Those that print pages of their own for each fact of a kind, by `site.each`; the others look at all facts."""
