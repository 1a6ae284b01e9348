"""Turns a site into its search page: a form with filters, and the lists that answer without it."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.addresses import CORRECTIONS, GLOSSARY, INCIDENTS, SEARCH, SOURCES
from crossbearing.pages.labels import label
from crossbearing.pages.view import View
from crossbearing.site import Site

KINDS = (("claim", "Questions"), ("term", "Terms"), ("incident", "Incidents"), ("source", "Sources"), ("page", "Pages"))
FINDINGS = ("established", "refuted", "leaning", "open", "not-assessed")
DESCRIPTION = "Find a question, a source, a person, a weapon or a place by its name in any language."


def views(site: Site) -> Iterator[View]:
    """The one page."""
    found = {weighed.finding for weighed in site.weighed.values()}
    incidents = sorted(site.archive.incidents.values(), key=lambda incident: (incident.title.casefold(), incident.id))
    values = {
        "kinds": KINDS,
        "findings": [(finding, label(finding)) for finding in FINDINGS if finding in found],
        "incidents": [(incident.id, incident.title) for incident in incidents],
        "lists": [
            (INCIDENTS, "Incidents", "every incident with its questions, and how each stands"),
            (GLOSSARY, "Glossary", "people, units, weapons and places, in the order of the alphabet"),
            (SOURCES, "Sources", "everything that was read"),
            (CORRECTIONS, "Corrections", "what was changed after it was published"),
        ],
    }
    yield View(SEARCH, "Search", values, DESCRIPTION)
