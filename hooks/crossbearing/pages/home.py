"""Turns a site into its home page: what this is, the incidents with their most contested questions, what is in it."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.addresses import GLOSSARY, HOME, HOW_TO_READ, address_of
from crossbearing.kinds import Incident
from crossbearing.pages.lines import claim_line, tally
from crossbearing.pages.view import View
from crossbearing.site import Site

MOST_CONTESTED = 4
"""How many questions of an incident are shown."""

PROMISE = "What happened, who says so, and how well it is known: question by question, with every source open to you."


def views(site: Site) -> Iterator[View]:
    """The one home page."""
    archive = site.archive
    name = archive.publisher.name if archive.publisher else "Crossbearing"
    newest_first = sorted(archive.incidents.values(), key=lambda incident: (incident.when.earliest, incident.id))
    values = {
        "name": name,
        "promise": PROMISE,
        "incidents": [_incident(incident, site) for incident in reversed(newest_first)],
        "counts": _counts(site),
        "how_to_read": HOW_TO_READ,
        "glossary": GLOSSARY,
    }
    yield View(HOME, name, values, PROMISE)


def _incident(incident: Incident, site: Site) -> dict[str, object]:
    lines = [claim_line(claim, site) for claim in site.archive.claims_of(incident)]
    contested = [line for line in lines if line.agreement == "contested"]
    places = (site.archive.terms.get(place) for place in (incident.where.place, *incident.where.or_places))
    return {
        "title": incident.title,
        "address": address_of(incident),
        "when": incident.when,
        "where": " or ".join(place.name for place in places if place),
        "summary": incident.summary,
        "tally": tally(lines),
        "most_contested": sorted(contested, key=lambda line: -line.origins)[:MOST_CONTESTED],
    }


def _counts(site: Site) -> tuple[tuple[str, int], ...]:
    """How much there is of each, under its name."""
    archive = site.archive
    languages = {source.language.partition("-")[0] for source in archive.sources.values()}
    counts = (
        ("question", "questions", len(archive.claims)),
        ("statement", "statements", sum(len(claim.statements) for claim in archive.claims.values())),
        ("source", "sources", len(archive.sources)),
        ("language of the sources", "languages of the sources", len(languages)),
        ("term explained", "terms explained", len(archive.terms)),
    )
    return tuple((one if number == 1 else many, number) for one, many, number in counts)
