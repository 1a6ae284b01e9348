"""Turns places that are known only roughly into the circles within which the truth lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from math import hypot

LEAST = 6
"""A circle of a smaller radius would hide behind its point."""


@dataclass(frozen=True, slots=True)
class Circle:
    """In units of the drawing."""

    x: float
    y: float
    radius: float
    names: tuple[str, ...]
    """The places that it covers."""


def circles_of(circles: Iterable[Circle]) -> tuple[Circle, ...]:
    """The circles that are wide enough to see; neighbours whose gap is smaller than either's radius become one.

    So two ranges side by side are one area, and two towns in different countries are not.
    """
    kept = [circle for circle in circles if circle.radius >= LEAST]
    while pair := next(((a, b) for a, b in combinations(kept, 2) if _gap(a, b) < max(a.radius, b.radius)), None):
        kept = [circle for circle in kept if circle not in pair] + [around(*pair)]
    return tuple(kept)


def around(a: Circle, b: Circle) -> Circle:
    """The smallest circle that covers both."""
    names = (*a.names, *b.names)
    apart = hypot(a.x - b.x, a.y - b.y)
    wide, narrow = (a, b) if a.radius >= b.radius else (b, a)
    if apart + narrow.radius <= wide.radius:
        return Circle(wide.x, wide.y, wide.radius, names)
    radius = (apart + a.radius + b.radius) / 2
    part = (radius - a.radius) / apart
    return Circle(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part, radius, names)


def _gap(a: Circle, b: Circle) -> float:
    return hypot(a.x - b.x, a.y - b.y) - a.radius - b.radius
