"""Turns what stands between two texts, tags and blanks, into the little of it that makes a difference to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from crossbearing.terms import elements
from crossbearing.terms.elements import Tag

_PARTING = Tag("")


@dataclass(frozen=True, slots=True, eq=False)
class Between:
    """What stands between two texts; there is one for all places where it makes the same difference."""

    steps: tuple[Tag | str, ...]
    """In their order: tags, and blanks that stand in a sentence."""


@lru_cache(maxsize=16384)
def between(written: str) -> Between:
    """What it says; the same stands on many pages, and often on one page many times."""
    return _one(tuple(_steps(written)))


_one = lru_cache(maxsize=4096)(Between)


def _steps(written: str) -> list[Tag | str]:
    steps: list[Tag | str] = []
    pieces = elements.MARKUP.split(written)
    for blanks, markup in zip(pieces[::2], pieces[1::2], strict=False):
        if blanks:
            steps.append(blanks)
        if tag := elements.tag_of(markup):
            steps.append(tag)
    if any(isinstance(step, Tag) and step.parts for step in steps):  # neither side begins or ends with blanks
        steps = [step for step in steps if isinstance(step, Tag)]
    return _without_drawings(steps) if "<svg" in written else steps


def _without_drawings(steps: list[Tag | str]) -> list[Tag | str]:
    """A drawing without words only ends a block, and not even that where nothing is drawn in it."""
    left: list[Tag | str] = []
    waiting = steps[::-1]
    while waiting:
        step = waiting.pop()
        if isinstance(step, Tag) and step.name == "svg" and not (step.closes or step.empty):
            within = list(takewhile(_draws, reversed(waiting)))
            end = waiting[-len(within) - 1] if len(within) < len(waiting) else None
            if isinstance(end, Tag) and end.name == "svg" and end.closes:
                del waiting[-len(within) - 1 :]
                left += [_PARTING] * any(isinstance(one, Tag) and one.parts for one in within)
                continue
        left.append(step)
    return left


def _draws(step: Tag | str) -> bool:
    return not isinstance(step, Tag) or not (step.closes or step.name == "svg" or step.name in elements.HEADINGS)
