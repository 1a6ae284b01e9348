"""A place that is an area says how wide it is."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.problems import Problem


def problems(archive: Archive) -> Iterator[Problem]:
    """Areas without a radius."""
    for term in archive.terms.values():
        if term.place and term.place.precision == "area" and term.place.radius_km is None:
            place = archive.place(term, "place", "precision")
            yield Problem(place, "`place.radius_km` is missing", "add it: half the width of the area, in kilometres")
