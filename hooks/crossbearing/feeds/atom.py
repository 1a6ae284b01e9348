"""Turns findings and corrections into `feed.xml` (Atom, RFC 4287), for those who follow the site.

Every date is one of the facts, so that the same facts give the same feed: a finding is as new as its last review. The
id of an entry stays while its fact keeps its first id, `formerly` included.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker

from crossbearing.addresses import CORRECTIONS, FEED, address_of
from crossbearing.feeds.edition import Edition, File
from crossbearing.kinds import Claim, Incident, Publisher
from crossbearing.plain_text import plain_text

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST = 100
"""Entries; a reader has seen the others."""
NEVER = "1970-01-01"
"""The feed has to bear a date even where it is empty."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding or a correction."""

    day: str
    id: str
    title: str
    summary: str
    address: str
    """The page that it is about."""
    kind: str
    """`finding` or `correction`."""


def files(edition: Edition) -> Iterator[File]:
    """The newest entries; none where nobody has said who publishes the site, for an id is an address."""
    publisher = edition.site.archive.publisher
    if publisher:
        entries = sorted((*_findings(edition), *_corrections(edition)), key=lambda one: (one.day, one.id), reverse=True)
        about = "New and changed findings, and corrections, for feed readers."
        yield File(FEED, _feed(edition, publisher, entries[:MOST]), about)


def _findings(edition: Edition) -> Iterator[Entry]:
    for claim in edition.site.archive.claims.values():
        if claim.verdict and edition.site.weighed[claim.key].finding != "not-assessed":
            words = edition.finding_words(claim)
            day = max((claim.verdict.reviewed.text, *(one.on.text for one in claim.corrections)))
            yield Entry(day, _id(edition, claim), claim.question, words, address_of(claim), "finding")


def _corrections(edition: Edition) -> Iterator[Entry]:
    """Those of one fact on one day are told apart by their order."""
    archive = edition.site.archive
    facts: tuple[Claim | Incident, ...] = (*archive.incidents.values(), *archive.claims.values())
    for fact in facts:
        seen: dict[str, int] = {}
        for one in fact.corrections:
            count = seen[one.on.text] = seen.get(one.on.text, 0) + 1
            mark = f"#correction-{one.on.text}{f'-{count}' if count > 1 else ''}"
            title = f"Correction: {fact.question if isinstance(fact, Claim) else fact.title}"
            incident = fact.incident if isinstance(fact, Claim) else fact.id
            words = plain_text(one.what, archive, incident)
            yield Entry(one.on.text, _id(edition, fact) + mark, title, words, address_of(fact), "correction")


def _id(edition: Edition, fact: Claim | Incident) -> str:
    """The address under the first id that it ever had, and under that of its incident."""
    incident = edition.site.incident_of(fact) if isinstance(fact, Claim) else None
    first = {"id": fact.formerly[0]} if fact.formerly else {}
    folder = {"incident": incident.formerly[0]} if incident and incident.formerly else {}
    return edition.root + address_of(fact.model_copy(update={**first, **folder}))


def _feed(edition: Edition, publisher: Publisher, entries: list[Entry]) -> bytes:
    make = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
    feed = make.feed(
        make.title(f"{publisher.name}: findings and corrections"),
        make.id(edition.root),
        make.updated(_time(entries[0].day if entries else NEVER)),
        make.author(make.name(publisher.name), make.uri(publisher.url)),
        make.link(rel="self", type="application/atom+xml", href=edition.root + FEED),
        make.link(rel="alternate", type="text/html", href=edition.root),
        make.link(rel="related", type="text/html", href=edition.root + CORRECTIONS),
        make.rights(publisher.licence),
    )
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", publisher.language)
    for entry in entries:
        feed.append(
            make.entry(
                make.title(entry.title),
                make.id(entry.id),
                make.updated(_time(entry.day)),
                make.link(rel="alternate", type="text/html", href=edition.root + entry.address),
                make.category(term=entry.kind),
                make.summary(entry.summary),
            )
        )
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _time(day: str) -> str:
    """Midnight in UTC: facts know the day alone."""
    return f"{day}T00:00:00Z"
