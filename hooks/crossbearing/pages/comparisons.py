"""Turns an incident into the list of its voices whose accounts stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.addresses import comparison, former_comparisons
from crossbearing.pages.labels import numbered
from crossbearing.pages.named import named
from crossbearing.pages.view import View
from crossbearing.pairs import pairs
from crossbearing.site import Site

SHOWN = 24
"""Pairs that stand open; those that share less are folded away."""


def views(site: Site) -> Iterator[View]:
    """One list for each incident."""
    for incident in site.each(site.archive.incidents):
        found = pairs(incident, site)
        title = f"Accounts compared: {incident.title}"
        values = {"incident": named(incident), "pairs": found, "shown": SHOWN}
        yield View(
            address=comparison(incident),
            title=title,
            values=values,
            description=f"{numbered(len(found), 'pair')} of voices, side by side.",
            incident=incident.id,
            also_at=former_comparisons(incident),
        )
