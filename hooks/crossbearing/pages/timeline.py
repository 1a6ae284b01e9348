"""Turns the timeline of an incident into a list sorted by the earliest time that is possible."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.dates import Date, order, overlaps
from crossbearing.kinds import Incident
from crossbearing.kinds.incident import Event
from crossbearing.pages.lines import ClaimLine, claim_line
from crossbearing.pages.named import Named, source_named, term_named
from crossbearing.site import Site


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the timeline."""

    when: Date
    until: Date | None
    what: str
    """Prose."""
    order_unknown: bool
    """Whether it may have happened before the line above."""
    claim: ClaimLine | None
    source: Named | None
    according_to: tuple[Named, ...]


def timeline_of(incident: Incident, site: Site) -> tuple[Moment, ...]:
    """Every event of the incident; those of the same earliest time in the order of the file."""
    events = sorted(incident.timeline, key=lambda event: order(event.when))
    return tuple(
        _moment(event, before is not None and overlaps(before.when, event.when), incident, site)
        for before, event in zip((None, *events), events, strict=False)
    )


def _moment(event: Event, order_unknown: bool, incident: Incident, site: Site) -> Moment:
    claim = site.archive.claims.get(f"{incident.id}/{event.claim}")
    return Moment(
        when=event.when,
        until=event.until,
        what=event.what,
        order_unknown=order_unknown,
        claim=claim_line(claim, site) if claim else None,
        source=source_named(event.source, site.archive),
        according_to=tuple(term_named(term, site.archive) for term in event.according_to),
    )
