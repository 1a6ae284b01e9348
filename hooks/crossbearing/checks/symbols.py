"""A symbol code is one that stands for a symbol in APP-6."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.problems import Problem
from crossbearing.symbols import symbol_of


def problems(archive: Archive) -> Iterator[Problem]:
    """Codes of the right length that nothing can be drawn from."""
    for term in archive.terms.values():
        if term.symbol and not symbol_of(term.symbol):
            said = f'`symbol` "{term.symbol}" stands for no symbol'
            hint = "look its digits up in APP-6 or MIL-STD-2525, or leave it out"
            yield Problem(archive.place(term, "symbol"), said, hint)
