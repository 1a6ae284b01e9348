"""Turns a weighed site into `data/facts.json`: every fact, and what was computed from it, for other programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from crossbearing.addresses import DATA, address_of
from crossbearing.archive import Archive
from crossbearing.citations import Json
from crossbearing.dates import Date
from crossbearing.feeds.claims import claim_of
from crossbearing.feeds.edition import Edition, File
from crossbearing.kinds import Incident, Source, Term
from crossbearing.site import Mentioned, Site

VERSION = 1
"""Of the layout; it rises when a key goes or changes its meaning, not when one is added."""


def files(edition: Edition) -> Iterator[File]:
    """The data set as one file, the same for the same facts."""
    text = json.dumps(edition.data, ensure_ascii=False, indent=1, allow_nan=False)
    yield File.of(
        DATA, f"{text}\n", "Everything: incidents with their timelines, claims, sources and terms, in one file."
    )


def dataset(site: Site, mentioned: Mapping[str, Sequence[Mentioned]]) -> dict[str, Json]:
    """All facts by kind, in the order of their ids; mentions by the id of the term."""
    archive = site.archive
    return {
        "version": VERSION,
        "facts_sha256": archive.digest,
        "incidents": [_incident(incident, archive) for incident in archive.incidents.values()],
        "claims": [claim_of(claim, site.weighed[key], archive) for key, claim in archive.claims.items()],
        "sources": [_source(source) for source in archive.sources.values()],
        "terms": [_term(term, mentioned.get(term.id, ())) for term in archive.terms.values()],
    }


def _incident(incident: Incident, archive: Archive) -> Json:
    return {
        "id": incident.id,
        "title": incident.title,
        "when": incident.when.text,
        "url": address_of(incident),
        "where": incident.where.model_dump(mode="json"),
        "claims": [claim.key for claim in archive.claims_of(incident)],
        "timeline": [
            {
                "when": event.when.text,
                "earliest": _instant(event.when.earliest) if event.when.begin else None,
                "latest": _instant(event.when.latest) if event.when.end else None,
                "until": _text(event.until),
                "what": event.what,
                "claim": f"{incident.id}/{event.claim}" if event.claim else None,
                "source": event.source,
                "according_to": list(event.according_to),
            }
            for event in incident.timeline
        ],
    }


def _source(source: Source) -> Json:
    return {
        "id": source.id,
        "title": source.name,
        "kind": source.kind,
        "publisher": source.publisher,
        "speaker": source.speaker,
        "url": source.url,
        "archives": [{"url": copy.url, "at": _text(copy.at)} for copy in source.archives],
        "published": _text(source.published),
        "language": source.language,
        "reliability": source.reliability,
        "repeats": [{"source": repeat.source, "how": repeat.how} for repeat in source.repeats],
        "withdrawn": {"on": source.withdrawn.on.text, "why": source.withdrawn.why} if source.withdrawn else None,
    }


def _term(term: Term, mentioned: Sequence[Mentioned]) -> Json:
    count = Counter(entry.address for entry in mentioned)
    return {
        "id": term.id,
        "kind": term.kind,
        "name": term.name,
        "also": list(term.also),
        "names": dict(term.names),
        "summary": term.summary,
        "url": address_of(term),
        "place": term.place.model_dump(mode="json") if term.place else None,
        "relations": [{"is": relation.relation, "to": relation.to} for relation in term.relations],
        "mentions": [{"url": address, "count": count[address]} for address in sorted(count)],
    }


def _text(date: Date | None) -> str | None:
    return date.text if date else None


def _instant(moment: datetime) -> str:
    """As `2015-11-24T07:24:00Z`."""
    return moment.isoformat().replace("+00:00", "Z")
