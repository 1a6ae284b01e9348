"""Turns places into the part of the Earth that a map shows, and coordinates into points of its drawing.

The projection is equirectangular about the middle of the map: true in both directions there, and simple enough to
check by hand. Over a few hundred kilometres nobody sees the difference to any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from crossbearing.maps.spot import Spot

KM_A_DEGREE = 111.195
"""Of latitude, on a sphere of 6371 km."""
LEAST_KM = 40
"""What a map shows at least from edge to edge: less has no coast or border to know it by."""
ROOM = 1.5
"""How much wider than its places a map is, so that names fit."""
NARROWEST = 0.05
"""A degree of longitude shrinks to nothing at the poles; on a map it keeps this part of a degree of latitude."""
WAYMARKS = 4
"""How many other places a map names at most."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the Earth, as wide and as high as its drawing."""

    lat: float
    lon: float
    """The middle."""
    scale: float
    """Units of the drawing to a kilometre."""
    width: int
    height: int
    """In units of the drawing."""

    @property
    def narrowed(self) -> float:
        """A degree of longitude as a part of a degree of latitude."""
        return max(NARROWEST, cos(radians(self.lat)))

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point is drawn, from the left and the top; the shorter way around the Earth."""
        east, north = turn(lon - self.lon) * self.narrowed, lat - self.lat
        units = self.scale * KM_A_DEGREE
        return self.width / 2 + east * units, self.height / 2 - north * units

    def bounds(self, margin: float = 0) -> tuple[float, float, float, float]:
        """West, south, east and north in degrees, with a margin in units of the drawing; may pass 180° east or west."""
        units = self.scale * KM_A_DEGREE
        up, aside = (self.height / 2 + margin) / units, (self.width / 2 + margin) / units / self.narrowed
        aside = min(180, aside)
        return self.lon - aside, max(-90, self.lat - up), self.lon + aside, min(90, self.lat + up)


def window_of(spots: Sequence[Spot], width: int, height: int) -> Window:
    """The smallest window with room for all of these places, and at least for 40 km."""
    reference = spots[0].lon
    north = max(spot.lat + spot.radius_km / KM_A_DEGREE for spot in spots)
    south = min(spot.lat - spot.radius_km / KM_A_DEGREE for spot in spots)
    lat = (north + south) / 2
    narrowed = max(NARROWEST, cos(radians(lat)))
    reach = [(turn(spot.lon - reference), spot.radius_km / KM_A_DEGREE / narrowed) for spot in spots]
    east, west = max(lon + radius for lon, radius in reach), min(lon - radius for lon, radius in reach)
    across = max(LEAST_KM, (east - west) * narrowed * KM_A_DEGREE * ROOM)
    down = max(LEAST_KM * height / width, (north - south) * KM_A_DEGREE * ROOM)
    return Window(lat, turn(reference + (east + west) / 2), min(width / across, height / down), width, height)


def with_waymarks(asked: Sequence[Spot], others: Sequence[Spot]) -> tuple[Spot, ...]:
    """The places asked for, and the nearest others that do not make the map much wider."""
    window = window_of(asked, 100, 100)
    middle = Spot("", window.lat, window.lon, 0)
    reach = max(LEAST_KM, 100 / window.scale)
    near = sorted(((apart(middle, other), other.name, other) for other in others), key=lambda found: found[:2])
    return (*asked, *[other for far, _, other in near if far <= reach][:WAYMARKS])


def apart(a: Spot, b: Spot) -> float:
    """Kilometres between two places that are not far apart."""
    narrowed = cos(radians((a.lat + b.lat) / 2))
    return KM_A_DEGREE * hypot(a.lat - b.lat, turn(a.lon - b.lon) * narrowed)


def turn(degrees: float) -> float:
    """The same angle between -180 and 180."""
    return (degrees + 180) % 360 - 180
