"""Turns finished HTML into its table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

HEADING = re.compile(r'<h([23])\b[^>]*\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
COUNT = re.compile(r'<span class="count">[^<]*</span>')
"""How many entries a heading stands over; no part of its title."""
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with an anchor."""

    level: int
    """2 or 3."""
    anchor: str
    title: str
    """Plain text, on one line."""


def sections_of(html: str) -> tuple[Section, ...]:
    """The headings of the second and third level that have an anchor, in the order of the page."""
    return tuple(
        Section(int(level), unescape(anchor), " ".join(unescape(TAG.sub("", COUNT.sub("", inner))).split()))
        for level, anchor, inner in HEADING.findall(html)
    )
