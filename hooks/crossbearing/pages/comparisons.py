"""Turns an incident into the list of its voices whose accounts stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.addresses import comparison
from crossbearing.pages.accounts import accounts
from crossbearing.pages.named import named
from crossbearing.pages.view import View
from crossbearing.site import Site


def views(site: Site) -> Iterator[View]:
    """One list for each incident."""
    for incident in site.archive.incidents.values():
        pairs = accounts(incident, site)
        title = f"Accounts compared: {incident.title}"
        values = {"incident": named(incident), "pairs": pairs}
        yield View(
            comparison(incident), title, values, f"{len(pairs)} pairs of voices, side by side.", incident=incident.id
        )
