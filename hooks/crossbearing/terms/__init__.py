"""Turns HTML into HTML in which the names of terms are links, and into the mentions of each term."""

from __future__ import annotations

from crossbearing.terms.index import Index, Linkable, clashes, lone_letters
from crossbearing.terms.link import Linked, Mention, link

__all__ = ["Index", "Linkable", "Linked", "Mention", "clashes", "link", "lone_letters"]
