"""Turns two pages that the theme has rendered into a shell, and the shell into all other pages like them.

A theme takes milliseconds a page to say the same around different contents. So of pages that are alike, whatever stands
around what is their own is rendered once: with marks where their own fields go. The first shell of each kind is tried
on a real page; where the result is not the page that the theme renders, byte for byte, nothing of that kind is stamped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from typing import TypeAlias

from markupsafe import Markup
from markupsafe import escape as escape_again

Fields: TypeAlias = Mapping[str, str]
"""What is a page's own, by name, as the theme is handed it."""
Render: TypeAlias = Callable[[Fields], str]
"""The whole page, rendered by the theme with these fields."""

HEADING = "<h1"
"""Themes look for one in what they are handed, so what pages are alike in includes it."""
QUOTE, QUOTE_AGAIN = "&#x27;", "&#39;"
"""How Python and how Jinja write an apostrophe: tells where a text was escaped a second time."""


class Stamps:
    """The shells so far, by what the pages around which they stand have in common."""

    def __init__(self) -> None:
        self._shells: dict[Hashable, _Shell | None] = {}
        self._met: set[Hashable] = set()

    def page(self, kind: Hashable, fields: Fields, render: Render) -> str:
        """The page: the first two of a kind as the theme renders them, all others stamped.

        Args:
            kind: equal for pages that differ in their fields alone.
            fields: texts that are escaped as HTML, and addresses.
            render: what the theme makes of fields.
        """
        kind = (kind, *((name, bool(value), HEADING in value) for name, value in fields.items()))
        if kind not in self._met:
            self._met.add(kind)
            return render(fields)
        if kind not in self._shells:
            whole = render(fields)
            shell = _Shell(render({name: _mark(name, value) for name, value in fields.items()}), fields)
            self._shells[kind] = shell if shell.around(fields) == whole else None
            return whole
        found = self._shells[kind]
        return found.around(fields) if found else render(fields)


class _Shell:
    """A page with gaps, and how the field that goes into each is written there."""

    def __init__(self, marked: str, fields: Fields) -> None:
        plain = {_mark(name, fields[name]): (name, False) for name in fields if fields[name]}
        again = {mark.replace(QUOTE, QUOTE_AGAIN): (name, True) for mark, (name, _) in plain.items()}
        gaps = plain | again
        pieces = re.split(f"({'|'.join(map(re.escape, gaps))})", marked)
        self.pieces, self.gaps = pieces[::2], [gaps[mark] for mark in pieces[1::2]]

    def around(self, fields: Fields) -> str:
        """The page with these fields in its gaps."""
        parts = [self.pieces[0]]
        for (name, is_again), piece in zip(self.gaps, self.pieces[1:], strict=True):
            parts += _again(fields[name]) if is_again else fields[name], piece
        return "".join(parts)


def _mark(name: str, value: str) -> str:
    """A text that stands for the field, and that no theme holds; empty where the field is."""
    heading = HEADING if HEADING in value else ""
    return f"{heading}crossbearing{QUOTE}{name}{QUOTE}" if value else ""


def _again(text: str) -> str:
    """As Jinja's `striptags | e` writes what is escaped already."""
    return str(escape_again(Markup(text).striptags()))
