"""Turns the printing of a large site into work for several processes: the pages are the same, and come in order.

Each prints one type of page after the other. What it hands back is packed, for pages wait here until those before them
are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias
from zlib import compress, decompress

from crossbearing.build import Noted, Output, Press
from crossbearing.commands.processes import shared, worth

FEWEST = 500
"""A site of fewer claims is printed before another process has begun."""

Packed: TypeAlias = tuple[Output, bytes]
"""A page without its HTML, and that packed."""
Printed: TypeAlias = tuple[Output, bytes, Noted]


def pack(html: str) -> bytes:
    """A tenth of the room, for what has to wait."""
    return compress(html.encode(), 1)


@lru_cache(maxsize=2)
def unpack(packed: bytes) -> str:
    """What was packed; whoever builds asks for one page several times on end."""
    return decompress(packed).decode()


def processes_for(press: Press) -> int:
    """How many are worth it."""
    return worth(len(press.site.archive.claims), FEWEST)


def printed(press: Press, processes: int = 1) -> Iterator[Packed]:
    """The pages as `Press.pages` has them, each packed; afterwards the press has noted the same.

    Raises:
        OSError: a process ended too early.
    """
    if processes < 2:
        for output in press.pages():
            yield replace(output, html=""), pack(output.html)
        return

    def print_batch(number: int) -> Iterator[Printed]:
        for output in press.print_batch(number):
            yield replace(output, html=""), pack(output.html), press.noted()

    for output, packed, noted in shared(range(len(press.batches)), print_batch, processes):
        press.note(noted)
        yield output, packed
