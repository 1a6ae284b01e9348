"""Turns Prose (paragraphs, emphasis, lists, links, `[[references]]`) into HTML that is safe whatever was typed."""

from __future__ import annotations

from crossbearing.prose.inert import inert
from crossbearing.prose.left_out import HEAD, left_out_of, left_out_of_head, left_out_unseen
from crossbearing.prose.page import page_references, resolve_references
from crossbearing.prose.reference import PATTERN, Found, Link, Reference, Resolve
from crossbearing.prose.render import LEADS_OUT, references, render

__all__ = [
    "HEAD",
    "LEADS_OUT",
    "PATTERN",
    "Found",
    "Link",
    "Reference",
    "Resolve",
    "inert",
    "left_out_of",
    "left_out_of_head",
    "left_out_unseen",
    "page_references",
    "references",
    "render",
    "resolve_references",
]
