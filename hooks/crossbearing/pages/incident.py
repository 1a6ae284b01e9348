"""Turns an incident into its page: what is agreed and what is not before any narrative, then who answers what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crossbearing.addresses import address_of, comparison, former_addresses
from crossbearing.citations import of_incident
from crossbearing.dates import words
from crossbearing.kinds import Incident
from crossbearing.kinds.incident import RelatedIncident
from crossbearing.pages.cite import cited
from crossbearing.pages.labels import numbered
from crossbearing.pages.lanes import lanes_of
from crossbearing.pages.lines import AGREEMENTS, ClaimLine, claim_line, tally
from crossbearing.pages.locator import incident_located
from crossbearing.pages.matrix import matrix_of
from crossbearing.pages.named import Named, named, source_named, term_named
from crossbearing.pages.timeline import timeline_of
from crossbearing.pages.used import sources_used
from crossbearing.pages.view import View
from crossbearing.pairs import pairs
from crossbearing.schema_org import nodes_of
from crossbearing.site import Site

SHOWN_QUESTIONS, SHOWN_SOURCES = 8, 12
"""How many questions of a kind, and how many sources, may stand before they are folded."""
SHOWN_PAIRS = 6
"""How many of the pairs who differ most stand below the table; all have a page of their own."""
RELATED: Mapping[str, str] = {
    "part-of": "Part of",
    "caused-by": "Caused by",
    "same-event": "The same event as",
    "not-to-be-confused-with": "Not to be confused with",
}
"""How another event is connected, in words that stand before its name."""


def views(site: Site) -> Iterator[View]:
    """A page for each incident."""
    for incident in site.each(site.archive.incidents):
        yield View(
            address=address_of(incident),
            title=incident.title,
            values=_values(incident, site),
            description=_description(incident, site),
            source=site.archive.file_of(incident),
            incident=incident.id,
            nodes=nodes_of(incident, site),
            also_at=former_addresses(incident),
        )


def _values(incident: Incident, site: Site) -> dict[str, object]:
    archive = site.archive
    claims = archive.claims_of(incident)
    found = pairs(incident, site)
    lines = {claim.id: claim_line(claim, site) for claim in claims}
    where = incident.where
    timeline = timeline_of(incident, site)
    return {
        "incident": incident,
        "place": term_named(where.place, archive),
        "or_places": [term_named(place, archive) for place in where.or_places],
        "tally": tally(lines.values()),
        "cited": cited(of_incident(incident, archive)),
        "by_agreement": _by_agreement(lines),
        "questions_shown": SHOWN_QUESTIONS,
        "sources_shown": SHOWN_SOURCES,
        "locator": incident_located(incident, archive),
        "key_facts": [
            {"fact": fact, "claim": lines.get(fact.claim or ""), "source": source_named(fact.source, archive)}
            for fact in incident.key_facts
        ],
        "timeline": timeline,
        "drawn": lanes_of(timeline, incident.when),
        "matrix": matrix_of(claims, site),
        "comparisons": comparison(incident),
        "pairs": len(found),
        "pairs_apart": sorted(found, key=lambda pair: -len(pair.differ))[:SHOWN_PAIRS],
        "involved": [(term_named(one.who, archive), one.role) for one in incident.involved],
        "related": [(RELATED[one.relation], _other(one, site), one.note) for one in incident.related],
        "sources": sources_used(incident, site),
    }


def _by_agreement(lines: Mapping[str, ClaimLine]) -> list[tuple[str, list[ClaimLine]]]:
    """The questions in reading order under each kind of agreement that occurs."""
    ways = ((way, [line for line in lines.values() if line.agreement == way]) for way in AGREEMENTS)
    return [(way, found) for way, found in ways if found]


def _other(related: RelatedIncident, site: Site) -> Named:
    """An incident of this archive with its page, or an event in words."""
    incident = site.archive.incidents.get(related.to)
    return named(incident) if incident else Named(related.to)


def _description(incident: Incident, site: Site) -> str:
    place = term_named(incident.where.place, site.archive).name
    claims = len(site.archive.claims_of(incident))
    return (
        f"{incident.title}, {words(incident.when)}, {place}: what is agreed and what is contested, "
        f"{numbered(claims, 'question')}, source by source."
    )
