"""Turns what is drawn into the corners that are left for the small map of the region and for the scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.maps.areas import Circle
from crossbearing.maps.labels import SIZE, Box
from crossbearing.maps.window import Window

EDGE = 8
"""Between a corner and what stands in it."""
LONGEST = 0.3
"""A scale is at most this part of the drawing's width."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A bar as long as a round number of kilometres."""

    x: float
    y: float
    width: float
    text: str
    """`20 km`."""
    box: Box


def corner(width: float, height: float, frame: Box, taken: Sequence[Box], circles: Sequence[Circle]) -> Box | None:
    """The first corner, from the upper left, where so much is free of points and circles; None where none is."""
    boxes = (_corner(width, height, frame, right, low) for low in (False, True) for right in (False, True))
    free = (box for box in boxes if not any(box.meets(other) for other in taken))
    return next((box for box in free if not any(_covers(circle, box) for circle in circles)), None)


def scale_of(window: Window, frame: Box, taken: Sequence[Box]) -> Scale:
    """The scale, in the lower corner that is free; where both are taken, in the left one."""
    kilometres = _round(window.width * LONGEST / window.scale)
    width = kilometres * window.scale
    room = max(width, 4.0 * SIZE), SIZE + 14.0
    low = [_corner(*room, frame, right, True) for right in (False, True)]
    box = next((box for box in low if not any(box.meets(other) for other in taken)), low[0])
    text = f"{kilometres:,.0f} km".replace(",", "\u202f")
    return Scale(round(box.left, 1), round(box.bottom - 6, 1), round(width, 1), text, box)


def _corner(width: float, height: float, frame: Box, right: bool, low: bool) -> Box:
    left = frame.right - EDGE - width if right else frame.left + EDGE
    top = frame.bottom - EDGE - height if low else frame.top + EDGE
    return Box(left, top, left + width, top + height)


def _covers(circle: Circle, box: Box) -> bool:
    x, y = min(max(circle.x, box.left), box.right), min(max(circle.y, box.top), box.bottom)
    return (circle.x - x) ** 2 + (circle.y - y) ** 2 < circle.radius**2


def _round(most: float) -> float:
    """The largest of 1, 2, 5, 10, 20, 50 … that is not more."""
    power = 1.0
    while power * 10 <= most:
        power *= 10
    return max(step * power for step in (1, 2, 5) if step * power <= most or step == 1)
