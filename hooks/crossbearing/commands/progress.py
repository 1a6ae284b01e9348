"""Turns work that may take long into a line on a terminal, which says what is done and how far it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Item = TypeVar("Item")

AFTER = 2.0
"""Seconds in which nothing is said: most work is done by then."""
QUIET: ContextVar[bool] = ContextVar("QUIET", default=False)
"""Whether nothing is wanted: `-q`. A door sets it, so that no step has to be told."""
FORM = "{desc}: {n_fmt} of {total_fmt}, {elapsed} gone, {remaining} to go"


def progress(items: Iterable[Item], doing: str, total: int | None = None, after: float = AFTER) -> Iterator[Item]:
    """The items as they come, while the line tells how many have come; the line is wiped in the end.

    Args:
        items: what the work goes through.
        doing: the work: `Printing pages`.
        total: how many there will be, where `items` cannot tell.
        after: seconds before the line is shown.
    """
    with steps(doing, len(items) if total is None and isinstance(items, Sized) else total, after) as tell:
        for item in items:
            yield item
            tell()


@contextmanager
def steps(doing: str, total: int | None, after: float = AFTER) -> Iterator[Callable[..., None]]:
    """The same for work that tells by itself each time a step is done, or how many steps are."""
    if QUIET.get() or "CI" in os.environ or not sys.stderr.isatty():
        yield _nothing
        return
    from tqdm import tqdm  # here, because most runs say nothing

    line: Any = tqdm(desc=doing, total=total, delay=after, leave=False, file=sys.stderr, bar_format=FORM)
    with line:
        yield line.update


def _nothing(steps: int = 1) -> None:
    """There is nobody to tell."""
