"""Turns Prose (paragraphs, emphasis, lists, links, `[[references]]`) into HTML that is safe whatever was typed."""

from __future__ import annotations

from crossbearing.prose.page import page_references, resolve_references
from crossbearing.prose.reference import PATTERN, Found, Link, Reference, Resolve
from crossbearing.prose.render import LEADS_OUT, references, render

__all__ = [
    "LEADS_OUT",
    "PATTERN",
    "Found",
    "Link",
    "Reference",
    "Resolve",
    "page_references",
    "references",
    "render",
    "resolve_references",
]
