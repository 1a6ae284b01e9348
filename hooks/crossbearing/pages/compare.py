"""Turns two voices of an incident into a page with both accounts side by side."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.addresses import comparison
from crossbearing.pages.accounts import Accounts, accounts
from crossbearing.pages.labels import number
from crossbearing.pages.named import named
from crossbearing.pages.view import View
from crossbearing.site import Site


def views(site: Site) -> Iterator[View]:
    """A page for each pair of voices who share questions enough."""
    for incident in site.archive.incidents.values():
        pairs = accounts(incident, site)
        for pair in pairs:
            values = {
                "incident": named(incident),
                "all_pairs": comparison(incident),
                "current": pair,
                "in_short": in_short(pair),
                "others": [other for other in pairs if other != pair and set(other.voices) & set(pair.voices)],
            }
            title = f"{pair.voices[0].name} and {pair.voices[1].name}, side by side"
            yield View(
                pair.address, title, values, in_short(pair), incident=incident.id, also_at=pair.former_addresses
            )


def in_short(pair: Accounts) -> str:
    """`They answer three of the same questions. On one their answers fit together, on two they exclude one another.`"""
    shared = f"They answer {number(pair.shared)} of the same questions."
    if not pair.differ:
        return f"{shared} Their answers fit together on all of them."
    if not pair.fit:
        return f"{shared} Their answers exclude one another on all of them."
    fit, differ = number(len(pair.fit)), number(len(pair.differ))
    return f"{shared} On {fit} their answers fit together, on {differ} they exclude one another."
