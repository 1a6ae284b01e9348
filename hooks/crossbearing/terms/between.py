"""Turns what stands between two texts, tags and blanks, into the little of it that makes a difference to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from crossbearing.terms import elements
from crossbearing.terms.elements import Tag


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
    return steps
