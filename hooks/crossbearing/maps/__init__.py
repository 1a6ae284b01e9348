"""Turns places with coordinates into maps that show where they are, drawn from Natural Earth's outlines."""

from __future__ import annotations

from crossbearing.maps.drawing import Drawing, draw
from crossbearing.maps.spot import Spot

__all__ = ["Drawing", "Spot", "draw"]
