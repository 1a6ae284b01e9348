"""Turns places and outlines into a drawing: plain values, for a template to write as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from crossbearing.maps.areas import Circle, circles_of
from crossbearing.maps.corners import Scale, corner, scale_of
from crossbearing.maps.inset import HEIGHT as INSET_HEIGHT
from crossbearing.maps.inset import WIDEST_KM, Inset, inset_of
from crossbearing.maps.inset import WIDTH as INSET_WIDTH
from crossbearing.maps.labels import Box, Label, across, beside
from crossbearing.maps.land import Land, area_path, land_of
from crossbearing.maps.spot import Spot
from crossbearing.maps.window import Window, window_of, with_waymarks

WIDTH, HEIGHT = 400, 360
MOST_BYTES = 7000
"""Of outlines, so that the whole drawing stays below 15 kB."""
POINT = 6
"""Half the room that a point takes."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map."""

    spot: Spot
    x: float
    y: float
    label: Label | None
    """None where there is no room for it."""
    at_sea: bool
    """Whether its name stands on water."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map of 400 by 360 units, from the bottom to the top."""

    own: str
    """A path: the countries that the places asked for lie in."""
    circles: tuple[Circle, ...]
    """Drawn over their land and the sea, below that of others: nobody says that it lies there."""
    others: str
    """A path: all other countries."""
    borders: str
    countries: tuple[Label, ...]
    points: tuple[Point, ...]
    inset: Inset | None
    scale: Scale
    width: int = WIDTH
    height: int = HEIGHT


def draw(asked: Sequence[Spot], others: Sequence[Spot] = ()) -> Drawing:
    """A map of the places asked for, at least one, with the nearest of the others to find the way by."""
    spots = with_waymarks(asked, others)
    window = window_of(spots, WIDTH, HEIGHT)
    land = land_of(window, MOST_BYTES)
    own = {country.name for country in land.countries if any(_on(country.shape, spot, window) for spot in asked)}
    circles = circles_of(_circle(spot, window) for spot in asked)
    frame, marks = Box(0, 0, WIDTH, HEIGHT), [_mark(spot, window) for spot in spots]
    place = corner(INSET_WIDTH, INSET_HEIGHT, frame, marks, circles) if WIDTH / window.scale <= WIDEST_KM else None
    taken = [*marks, *([place] if place else [])]
    scale = scale_of(window, frame, taken)
    points, names = _named(spots, window, land, [*taken, scale.box])
    return Drawing(
        own="".join(area_path(country.shape) for country in land.countries if country.name in own),
        circles=circles,
        others="".join(area_path(country.shape) for country in land.countries if country.name not in own),
        borders=land.borders,
        countries=names,
        points=points,
        inset=inset_of(window, own, place) if place else None,
        scale=scale,
    )


def _named(
    spots: Sequence[Spot], window: Window, land: Land, taken: Sequence[Box]
) -> tuple[tuple[Point, ...], tuple[Label, ...]]:
    """The points and then the countries, each with its name where that lies over nothing named before."""
    kept, frame = list(taken), Box(4, 2, WIDTH - 4, HEIGHT - 4)
    points = []
    for spot in spots:
        x, y = window.at(spot.lat, spot.lon)
        label = beside(spot.name, x, y, POINT + 2, frame, kept)
        kept += [label.box] if label else []
        points.append(Point(spot, round(x, 1), round(y, 1), label, label is not None and _at_sea(label, land)))
    names = []
    for country in land.countries:
        if label := across(country.name, country.shape, frame, kept):
            kept.append(label.box)
            names.append(label)
    return tuple(points), tuple(names)


def _circle(spot: Spot, window: Window) -> Circle:
    x, y = window.at(spot.lat, spot.lon)
    return Circle(x, y, spot.radius_km * window.scale, (spot.name,))


def _mark(spot: Spot, window: Window) -> Box:
    x, y = window.at(spot.lat, spot.lon)
    return Box(x - POINT, y - POINT, x + POINT, y + POINT)


def _on(shape: shapely.Geometry, spot: Spot, window: Window) -> bool:
    return bool(shape.contains(shapely.Point(window.at(spot.lat, spot.lon))))


def _at_sea(label: Label, land: Land) -> bool:
    middle = shapely.Point((label.box.left + label.box.right) / 2, (label.box.top + label.box.bottom) / 2)
    return not any(country.shape.contains(middle) for country in land.countries)
