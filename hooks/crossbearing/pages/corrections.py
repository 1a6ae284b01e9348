"""Turns the corrections of all facts into one list: newest first."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.addresses import CORRECTIONS, address_of
from crossbearing.kinds import Claim, Incident
from crossbearing.pages.view import View
from crossbearing.site import Site

DESCRIPTION = "What was published here and turned out to be wrong, with the day, the words before and the words after."


def views(site: Site) -> Iterator[View]:
    """The one list."""
    facts: list[Claim | Incident] = [*site.archive.incidents.values(), *site.archive.claims.values()]
    entries = [(correction, fact) for fact in facts for correction in fact.corrections]
    newest_first = sorted(entries, key=lambda entry: (entry[0].on.earliest, address_of(entry[1])), reverse=True)
    corrections = [
        {
            "on": correction.on,
            "what": correction.what,
            "was": correction.was,
            "now": correction.now,
            "title": fact.question if isinstance(fact, Claim) else fact.title,
            "address": address_of(fact),
        }
        for correction, fact in newest_first
    ]
    contact = site.archive.publisher.contact if site.archive.publisher else ""
    values = {"corrections": corrections, "contact": contact, "contact_link": _link(contact)}
    yield View(CORRECTIONS, "Corrections", values, DESCRIPTION)


def _link(contact: str) -> str:
    """The address that a contact is reached by: its own, or that of an e-mail."""
    return contact if contact.startswith(("https://", "http://")) or not contact else f"mailto:{contact}"
