"""Turns names into labels that lie over nothing else: beside their points, and across their countries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import combining, east_asian_width

import shapely
from shapely.geometry.base import BaseGeometry

SIZE = 14
"""The height of a line, in units of the drawing; the style sheet sets text at that size."""
GLYPH = 0.64
"""How wide a bold letter is at most, as a part of that, in the widest of the usual fonts."""
SPACED = 0.85
"""The same for the spaced capitals of a country."""
GRID = 12
"""How many places a country's name is tried at, each way."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the drawing that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Whether it lies wholly in the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text."""

    text: str
    x: float
    y: float
    """Of the base line."""
    anchor: str
    """`start`, `middle` or `end`: which part of the text stands at x."""
    box: Box


def beside(text: str, x: float, y: float, away: float, frame: Box, taken: Iterable[Box]) -> Label | None:
    """The name of a point, where it is free: right, left, above or below, so far away; None where nothing is."""
    obstacles = tuple(taken)
    ways = (
        (x + away, y + 5, "start"), (x - away, y + 5, "end"),
        (x, y - away - 2, "middle"), (x, y + away + SIZE - 2, "middle"),
        (x + away, y - away, "start"), (x + away, y + away + 10, "start"),
        (x - away, y - away, "end"), (x - away, y + away + 10, "end"),
    )  # fmt: skip
    return next(_free((_label(text, *way, GLYPH) for way in ways), frame, obstacles), None)


def across(text: str, country: BaseGeometry, frame: Box, taken: Iterable[Box]) -> Label | None:
    """The name of a country, wholly on its land, as near to the middle of it as is free."""
    obstacles = tuple(taken)
    seen = shapely.clip_by_rect(country, frame.left, frame.top, frame.right, frame.bottom)
    if seen.is_empty:
        return None
    middle = seen.representative_point()
    left, top, right, bottom = seen.bounds
    spots = [
        (left + (right - left) * (across + 0.5) / GRID, top + (bottom - top) * (down + 0.5) / GRID)
        for across in range(GRID)
        for down in range(GRID)
    ]
    spots.sort(key=lambda spot: (round((spot[0] - middle.x) ** 2 + (spot[1] - middle.y) ** 2), spot))
    labels = (_label(text.upper(), x, y, "middle", SPACED) for x, y in spots)
    shapely.prepare(seen)
    return next((label for label in _free(labels, frame, obstacles) if seen.contains(_outline(label.box))), None)


def _free(labels: Iterable[Label], frame: Box, obstacles: tuple[Box, ...]) -> Iterator[Label]:
    for label in labels:
        if label.box.within(frame) and not any(label.box.meets(other) for other in obstacles):
            yield label


def _label(text: str, x: float, y: float, anchor: str, glyph: float) -> Label:
    width = sum(0 if combining(sign) else SIZE * (1.1 if east_asian_width(sign) in "WF" else glyph) for sign in text)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return Label(text, round(x), round(y), anchor, Box(left, y - SIZE, left + width, y + 4))


def _outline(box: Box) -> BaseGeometry:
    return shapely.box(box.left, box.top, box.right, box.bottom)
