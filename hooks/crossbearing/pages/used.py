"""Turns an incident into the list of the sources that its page and its claims rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.addresses import address_of
from crossbearing.kinds import Incident, Source
from crossbearing.prose import references
from crossbearing.site import Site


@dataclass(frozen=True, slots=True)
class Used:
    """A source and how often it speaks."""

    source: Source
    address: str
    statements: int
    """How many statements of the incident's claims were read in it; 0 where only its page cites it."""


def sources_used(incident: Incident, site: Site) -> tuple[Used, ...]:
    """Sorted by publisher, then by name."""
    archive = site.archive
    statements = Counter(statement.source for claim in archive.claims_of(incident) for statement in claim.statements)
    sources = (archive.sources[key] for key in {*statements, *_cited(incident)} if key in archive.sources)
    return tuple(
        Used(source, address_of(source), statements[source.id])
        for source in sorted(sources, key=lambda source: (source.publisher.casefold(), source.name, source.id))
    )


def _cited(incident: Incident) -> Iterator[str]:
    """The sources that the page names by itself: in a field, or as `[[source:ID]]` in a text."""
    yield from (event.source for event in incident.timeline if event.source)
    yield from (fact.source for fact in incident.key_facts if fact.source)
    events, facts = (event.what for event in incident.timeline), (fact.value for fact in incident.key_facts)
    for text in (incident.summary, incident.account, *events, *facts):
        yield from (found.reference.target for found in references(text) if found.reference.kind == "source")
