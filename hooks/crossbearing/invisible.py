"""Turns characters that nobody sees, or that a terminal obeys, into what can be read, or into nothing."""

from __future__ import annotations

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")
"""Control and bidirectional-override characters; what Arabic, Persian and Hebrew need is not in it."""


def forbidden(character: str) -> tuple[str, str]:
    """What is wrong with a character and what to do."""
    return f"the invisible character U+{ord(character):04X} is not allowed", "delete it"


def visible(text: str) -> str:
    """The text with each such character as its escape: `\\x1b`, `\\u202e`."""
    return FORBIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def without_invisible(text: str) -> str:
    """The text without them."""
    return FORBIDDEN.sub("", text)
