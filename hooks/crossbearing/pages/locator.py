"""Turns the places of an incident, or a term that is a place, into a map with a caption; None without coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import atan2, degrees
from typing import TYPE_CHECKING

from crossbearing.archive import Archive
from crossbearing.kinds import Incident, Term
from crossbearing.kinds.term import Position
from crossbearing.pages.labels import listed

if TYPE_CHECKING:
    from crossbearing.maps import Drawing, Spot

RADIUS: Mapping[str, float] = {"exact": 0.01, "vicinity": 0.1, "locality": 1}
"""In kilometres, how far the true point may lie from the one given; an area says its own."""

WINDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


@dataclass(frozen=True, slots=True)
class Locator:
    """A map and what is said about it."""

    drawing: Drawing
    title: str
    description: str
    """What the map shows, for those who do not see it."""
    caption: str


def incident_located(incident: Incident, archive: Archive) -> Locator | None:
    """The places where the incident may have happened, on one map."""
    ids = dict.fromkeys((incident.where.place, *incident.where.or_places))
    candidates = [archive.terms[place] for place in ids if place in archive.terms]
    missing = [term.name for term in candidates if not term.place]
    others = f"Also named, but without coordinates here: {listed(missing)}." if missing else ""
    return _locator([term for term in candidates if term.place], others, archive)


def term_located(term: Term, archive: Archive) -> Locator | None:
    """The place on its own page."""
    return _locator([term] if term.place else [], "", archive)


def _locator(asked: list[Term], also: str, archive: Archive) -> Locator | None:
    if not asked:
        return None
    # Outlines take a tenth of a second to load, which most commands have no need of.
    from crossbearing.maps import draw

    others = (term for term in archive.terms.values() if term.place and term not in asked)
    drawing = draw(tuple(_spots(asked, True)), tuple(_spots(others, False)))
    names = listed([term.name for term in asked])
    sentences = (*_covered(drawing), also, "Outlines: Natural Earth; the borders are no finding of ours.")
    return Locator(
        drawing=drawing,
        title=f"Map: {names}",
        description=" ".join(_told(drawing)),
        caption=" ".join(filter(None, sentences)),
    )


def _spots(terms: Iterable[Term], asked: bool) -> Iterable[Spot]:
    from crossbearing.maps import Spot

    for term in terms:
        if place := term.place:
            yield Spot(term.name, place.lat, place.lon, _radius(place), asked)


def _radius(place: Position) -> float:
    return place.radius_km or RADIUS.get(place.precision, 0)


def _covered(drawing: Drawing) -> Iterable[str]:
    """What each circle stands for."""
    for circle in drawing.circles:
        yield f"The circle covers {listed(circle.names)}."
    unnamed = [point.spot.name for point in drawing.points if not point.label]
    if unnamed:
        yield f"Marked without a name, for want of room: {listed(unnamed)}."


def _told(drawing: Drawing) -> Iterable[str]:
    """The countries in view, and where the other places lie from the first."""
    if drawing.countries:
        yield f"In view: {listed([label.text.title() for label in drawing.countries])}."
    yield from _covered(drawing)
    first = drawing.points[0]
    for point in drawing.points[1:]:
        wind = round(degrees(atan2(point.x - first.x, first.y - point.y)) / 45) % 8
        yield f"{point.spot.name} lies {WINDS[wind]} of {first.spot.name}."
