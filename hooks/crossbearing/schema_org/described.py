"""Turns an incident, a source or a term into a node: Event, CreativeWork, DefinedTerm."""

from __future__ import annotations

from crossbearing.addresses import GLOSSARY
from crossbearing.kinds import Incident, Publisher, Source, Term
from crossbearing.plain_text import plain_text
from crossbearing.schema_org.node import Node, day, page_of, place, without_empty, work_id
from crossbearing.site import Site

WIKIDATA = "https://www.wikidata.org/entity/"


def event(incident: Incident, site: Site, publisher: Publisher) -> Node:
    """What happened. Its day is given where it is known; every place that it may have happened at is given."""
    where = incident.where
    found = (site.archive.terms.get(name) for name in (where.place, *where.or_places))
    return without_empty(
        {
            "@type": "Event",
            "@id": f"{page_of(incident, publisher)}#event",
            "name": incident.title,
            "description": plain_text(incident.summary, site.archive, incident.id),
            "url": page_of(incident, publisher),
            "startDate": day(incident.when),
            "location": [place(term, publisher) for term in found if term],
        }
    )


def work(source: Source, publisher: Publisher) -> Node:
    """A source: itself, not its page here."""
    authors: list[Node] = [{"@type": "Person", "name": name} for name in source.authors]
    return without_empty(
        {
            "@type": "CreativeWork",
            "@id": work_id(source, publisher),
            "name": source.name,
            "url": source.url or "",
            "mainEntityOfPage": page_of(source, publisher),
            "author": authors,
            "publisher": {"@type": "Organization", "name": source.publisher},
            "datePublished": day(source.published),
            "inLanguage": source.language,
            "archivedAt": [copy.url for copy in source.archives],
            "isBasedOn": [f"{publisher.url.rstrip('/')}/sources/{repeat.source}/#source" for repeat in source.repeats],
        }
    )


def term(term: Term, publisher: Publisher) -> Node:
    """An entry of the glossary."""
    item = f"{WIKIDATA}{term.ids.wikidata}" if term.ids.wikidata else ""
    glossary: Node = {
        "@type": "DefinedTermSet",
        "name": "Glossary",
        "url": f"{publisher.url.rstrip('/')}/{GLOSSARY}",
    }
    return without_empty(
        {
            "@type": "DefinedTerm",
            "@id": f"{page_of(term, publisher)}#term",
            "name": term.name,
            "alternateName": [*term.also, *term.names.values()],
            "description": term.summary,
            "url": page_of(term, publisher),
            "sameAs": [address for address in (item, term.ids.wikipedia) if address],
            "inDefinedTermSet": glossary,
        }
    )
