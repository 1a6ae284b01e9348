"""Turns Prose (paragraphs, emphasis, lists, links, `[[references]]`) into HTML that is safe whatever was typed."""

from __future__ import annotations

from crossbearing.prose.page import page_references, resolve_references
from crossbearing.prose.reference import Found, Link, Reference, Resolve
from crossbearing.prose.render import references, render

__all__ = ["Found", "Link", "Reference", "Resolve", "page_references", "references", "render", "resolve_references"]
