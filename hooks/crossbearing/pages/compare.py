"""Turns two voices of an incident into a page with both accounts side by side."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.addresses import comparison
from crossbearing.pages.accounts import accounts
from crossbearing.pages.labels import number
from crossbearing.pages.named import named
from crossbearing.pages.view import View
from crossbearing.pairs import Pairing, pairs
from crossbearing.site import Site


def views(site: Site) -> Iterator[View]:
    """A page for each pair of voices who share questions enough."""
    for incident in site.each(site.archive.incidents):
        every = pairs(incident, site)
        for current in accounts(incident, site):
            pair, (one, other) = current.pairing, current.voices
            values = {
                "incident": named(incident),
                "all_pairs": comparison(incident),
                "current": current,
                "in_short": in_short(pair),
                "others": [more for more in every if more is not pair and set(_ids(more)) & set(_ids(pair))],
            }
            yield View(
                address=pair.address,
                title=f"{one.name} and {other.name}, side by side",
                values=values,
                description=in_short(pair),
                incident=incident.id,
                also_at=current.former_addresses,
            )


def _ids(pair: Pairing) -> tuple[str, str]:
    return pair.voices[0].id, pair.voices[1].id


def in_short(pair: Pairing) -> str:
    """`They answer three of the same questions. On one their answers fit together, on two they exclude one another.`"""
    shared = f"They answer {number(pair.shared)} of the same questions."
    if not pair.differ:
        return f"{shared} Their answers fit together on all of them."
    if not pair.fit:
        return f"{shared} Their answers exclude one another on all of them."
    fit, differ = number(len(pair.fit)), number(len(pair.differ))
    return f"{shared} On {fit} their answers fit together, on {differ} they exclude one another."
