"""Turns the terms that have a point on the map into GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from crossbearing.citations import Json
from crossbearing.feeds.edition import Edition, File


def files(edition: Edition) -> Iterator[File]:
    """A point for each, in the order of the terms; how far it may be off is told by its properties."""
    happened = _incidents_at(edition)
    features: list[Json] = [_feature(term, happened) for term in edition.data["terms"] if term["place"]]
    collection = {"type": "FeatureCollection", "features": features}
    about = "Every term with a point on the map, and how precise it is, for maps."
    yield File.of("data/places.geojson", json.dumps(collection, ensure_ascii=False, indent=1) + "\n", about)


def _feature(term: Mapping[str, Any], happened: Mapping[str, list[Json]]) -> Json:
    place = term["place"]
    return {
        "type": "Feature",
        "id": term["id"],
        "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
        "properties": {
            **{name: term[name] for name in ("name", "kind", "summary", "url")},
            **{name: place[name] for name in ("precision", "radius_km", "source")},
            "incidents": happened.get(term["id"], []),
        },
    }


def _incidents_at(edition: Edition) -> Mapping[str, list[Json]]:
    """The incidents that happened, or may have happened, at a place, by its id."""
    found: dict[str, list[Json]] = {}
    for incident in edition.data["incidents"]:
        where = incident["where"]
        for place in dict.fromkeys((where["place"], *where["or_places"])):
            found.setdefault(place, []).append(incident["id"])
    return found
