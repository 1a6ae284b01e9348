"""Turns all incidents into their list: newest first, each with how its questions stand."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.addresses import INCIDENTS, address_of
from crossbearing.pages.lines import claim_line, tally
from crossbearing.pages.named import term_named
from crossbearing.pages.view import View
from crossbearing.site import Site

DESCRIPTION = "Every incident on this site, with how many of its questions are agreed, contested and settled."


def views(site: Site) -> Iterator[View]:
    """The one list."""
    archive = site.archive
    newest_first = sorted(archive.incidents.values(), key=lambda incident: (incident.when.earliest, incident.id))
    incidents = [
        {
            "title": incident.title,
            "address": address_of(incident),
            "summary": incident.summary,
            "key": incident.id,
            "when": incident.when,
            "where": [term_named(place, archive) for place in (incident.where.place, *incident.where.or_places)],
            "tally": tally(claim_line(claim, site) for claim in archive.claims_of(incident)),
        }
        for incident in reversed(newest_first)
    ]
    yield View(INCIDENTS, "Incidents", {"incidents": incidents}, DESCRIPTION)
