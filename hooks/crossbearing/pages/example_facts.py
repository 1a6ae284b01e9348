"""Turns the examples of the kinds into an incident, sources and terms for statements to stand among."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crossbearing.kinds import Incident, Source, Term
from crossbearing.kinds.examples import used


def incident(claims: list[str]) -> Incident:
    """With a time of every kind on its timeline."""
    days = {"earliest": "2021-05-04T04:00+02:00", "latest": "2021-05-04T06:00+02:00"}
    times: tuple[dict[str, Any], ...] = (
        {"when": "2021-05-04T03:12+02:00"},
        {"when": days},
        {"when": "2021-05-04T05:00+02:00", "until": "2021-05-04T20:00+02:00"},
        {"when": "2021-05"},
    )
    told = [{**time, "what": "The levee gives way.", "according_to": ["river-board"]} for time in times]
    return Incident.model_validate(
        {
            "id": "flood",
            "title": "The flood",
            "summary": "Water.",
            "when": "2021-05-04",
            "where": {"place": "levee"},
            "claims": claims,
            "account": "Water.",
            "timeline": [*told, {**times[0], "what": "Nobody says so."}],
            "reviewed": "2024-02-01",
            "corrections": used(Incident)["corrections"],
        }
    )


def sources() -> Iterator[Source]:
    shown = used(Source)
    needed = {"kind": "article", "language": "en", "reliability": "C", "publisher": shown["publisher"] or "The Gazette"}
    known = {name: shown[name] for name in ("url", "archives", "published", "accessed")}
    yield Source.model_validate({"id": "gazette", "title": "The levee gave way", **needed, **known})
    yield Source.model_validate({"id": "leaflet", "described_as": "A leaflet on the flood", **needed})
    withdrawn = {"id": "bulletin", "title": "Bulletin", **needed, **known, "withdrawn": shown["withdrawn"]}
    yield Source.model_validate(withdrawn)


def terms() -> Iterator[Term]:
    names = {"ada-vane": ("people", "Ada Vane"), "river-board": ("organisations", "River Board")}
    for name, (kind, words) in names.items():
        yield Term.model_validate({"id": name, "kind": kind, "name": words, "summary": f"{words}."})
    shown = used(Term)
    fields = {**{name: shown[name] for name in ("place", "names", "also")}, "summary": "It keeps the river."}
    place = {**fields["place"], "source": "gazette"}
    yield Term.model_validate({"id": "levee", "kind": "places", "name": "The levee", **fields, "place": place})
