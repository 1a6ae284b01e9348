"""A place as a map needs it: a name, a point, and how far the truth may lie from that point."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with coordinates."""

    name: str
    lat: float
    """Degrees north, WGS 84."""
    lon: float
    """Degrees east, WGS 84."""
    radius_km: float
    """How far the truth may lie from the point; of an area, its radius."""
    asked: bool = True
    """Whether the map is about it; the others are there so that a reader finds the way."""
