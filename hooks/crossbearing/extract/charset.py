"""Turns the bytes of a text into the text, as browsers read them."""

from __future__ import annotations

import re

from webencodings import decode as by_mark_or
from webencodings import lookup

HEAD = 4096
SAID = re.compile(rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
"""How a page says it in its head; the charset of a script says nothing of the page."""
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""Byte order marks of UTF-8 and UTF-16; where there is one, no other word counts."""


def decoded(data: bytes, said: str = "") -> str:
    """By its byte order mark; as UTF-8 where it is that; else by what the server said, then by what the page says.

    Saved pages are often UTF-8 without saying so. One that is no encoding to the end still gives the rest of its text.
    """
    in_page = SAID.search(data[:HEAD])
    names = ("utf-8" if _is_utf8(data) else "", said, in_page[1].decode("ascii") if in_page else "", "windows-1252")
    text, _ = by_mark_or(data, next(known for name in names if (known := lookup(name))), errors="replace")
    return text


def _is_utf8(data: bytes) -> bool:
    """Says so even of text in ASCII, unless that has escape sequences, as ISO-2022-JP does."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x1b" not in data
