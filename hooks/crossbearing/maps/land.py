"""Turns the countries of a window into paths of a drawing: projected, simplified together, and written in few bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from crossbearing.maps.outlines import Country, countries
from crossbearing.maps.window import Window

MARGIN = 8
"""How far land goes on beyond the frame, so that no coast runs along it."""
TOLERANCES = (0.4, 0.8, 1.2, 1.8, 2.7, 4, 6, 9, 14, 20)
"""From fine to coarse, in units of the drawing."""
SPECK = 2.0
"""An island of fewer square units, times the tolerance, is left out."""


@dataclass(frozen=True, slots=True)
class Land:
    """What a map shows of countries."""

    countries: tuple[Country, ...]
    """Their shapes in units of the drawing."""
    borders: str
    """A path along what two countries share; no coast."""

    def paths(self) -> tuple[str, ...]:
        """A path for each country."""
        return tuple(area_path(country.shape) for country in self.countries)


def land_of(window: Window, most_bytes: int) -> Land:
    """The land in the window, as fine as so many bytes of paths allow."""
    seen = tuple(Country(country.name, _drawn(country.shape, window)) for country in countries(window.bounds(MARGIN)))
    land = Land(seen, "")
    for tolerance in TOLERANCES:
        land = _simplified(land.countries, tolerance)
        if sum(map(len, land.paths())) + len(land.borders) <= most_bytes:
            break
    return land


def area_path(shape: BaseGeometry) -> str:
    """An area as the `d` of a path."""
    rings = (ring for polygon in _polygons(shape) for ring in (polygon.exterior, *polygon.interiors))
    return "".join(f"{_line(ring.coords[:-1])}z" for ring in rings)


def _drawn(shape: BaseGeometry, window: Window) -> BaseGeometry:
    """In units of the drawing. The countries are cut to the window: what is left needs no turning around the Earth."""
    up = window.at(window.lat, window.lon)
    right, down = (b - a for a, b in zip(up, _a_degree(window), strict=True))
    return MultiPolygon(list(_polygons(shapely.transform(shape, lambda degrees: (
        (degrees - (window.lon, window.lat)) * (right, down) + up
    )))))  # fmt: skip


def _a_degree(window: Window) -> tuple[float, float]:
    """Where the point a degree north and a degree east of the middle is drawn."""
    return window.at(window.lat + 1, window.lon + 1)


def _simplified(seen: Sequence[Country], tolerance: float) -> Land:
    """All countries at once, so that neighbours keep one border; islands too small to see go first."""
    kept = [(country.name, shape) for country in seen if not (shape := _sighted(country.shape, tolerance)).is_empty]
    shapes = shapely.coverage_simplify([shape for _, shape in kept], tolerance) if kept else ()
    found = tuple(Country(name, shape) for (name, _), shape in zip(kept, shapes, strict=True))
    return Land(found, _borders(found))


def _sighted(shape: BaseGeometry, tolerance: float) -> MultiPolygon:
    return MultiPolygon([part for part in _polygons(shape) if part.area >= SPECK * tolerance])


def _borders(found: Iterable[Country]) -> str:
    shared = (a.shape.boundary.intersection(b.shape.boundary) for a, b in combinations(found, 2))
    lines = [part for lines in shared for part in getattr(lines, "geoms", (lines,)) if isinstance(part, LineString)]
    merged = shapely.line_merge(shapely.MultiLineString([line for line in lines if line.length]))
    return "".join(_line(line.coords) for line in getattr(merged, "geoms", (merged,)) if line.length)


def _polygons(shape: BaseGeometry) -> Iterator[Polygon]:
    if isinstance(shape, Polygon):
        if not shape.is_empty:
            yield shape
    elif isinstance(shape, MultiPolygon) or hasattr(shape, "geoms"):
        for part in shape.geoms:
            yield from _polygons(part)


def _line(points: Iterable[tuple[float, float]]) -> str:
    """`M` and relative `l` in tenths of a unit, rounded before they are subtracted so that no error adds up."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(tenths) if a != b]
    start = f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}"
    return start + "".join(["l", " ".join(f"{x / 10:g} {y / 10:g}" for x, y in steps)] if steps else [])
