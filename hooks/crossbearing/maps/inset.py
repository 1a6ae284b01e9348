"""Turns the window of a map into a small map of the region around it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from crossbearing.maps.labels import Box
from crossbearing.maps.land import land_of
from crossbearing.maps.window import Window

WIDTH, HEIGHT = 104, 84
LEAST_KM = 1600
"""What a region spans at least from edge to edge."""
TIMES = 4
"""How much wider the region is than the map, at least."""
WIDEST_KM = 1600
"""A map that spans more shows its region by itself."""
STEP = 4
"""Regions lie around each fourth degree, so that places near each other share one."""
MOST_BYTES = 3200
LEAST_FRAME = 6
"""A smaller frame of the map in its region could not be seen."""


@dataclass(frozen=True, slots=True)
class Inset:
    """The region, and where in it the map lies."""

    box: Box
    land: str
    """Other countries, one path."""
    own: str
    """The countries that the map is about."""
    frame: tuple[float, float, float, float]
    """Left, top, width and height of the map in the region, from its own corner."""
    width: int = WIDTH
    height: int = HEIGHT


def inset_of(window: Window, own: Collection[str], box: Box) -> Inset:
    """The region around the window, drawn into the box; `own` names the countries to stand out."""
    across = LEAST_KM
    while across < window.width / window.scale * TIMES:
        across *= 2
    region = Window(round(window.lat / STEP) * STEP, round(window.lon / STEP) * STEP, WIDTH / across, WIDTH, HEIGHT)
    paths = _paths(region)
    x, y = region.at(window.lat, window.lon)
    width, height = (
        round(max(LEAST_FRAME, side / window.scale * region.scale), 1) for side in (window.width, window.height)
    )
    return Inset(
        box=box,
        land="".join(path for name, path in paths.items() if name not in own),
        own="".join(path for name, path in paths.items() if name in own),
        frame=(round(x - width / 2, 1), round(y - height / 2, 1), width, height),
    )


@lru_cache(maxsize=64)
def _paths(region: Window) -> Mapping[str, str]:
    """A path for each country of the region, by its name."""
    land = land_of(region, MOST_BYTES)
    return {country.name: path for country, path in zip(land.countries, land.paths(), strict=True)}
