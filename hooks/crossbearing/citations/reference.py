"""Turns a source, a claim or an incident into a reference: what every style of citation asks for, and no guess."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from crossbearing.addresses import address_of
from crossbearing.archive import Archive
from crossbearing.dates import Date, words
from crossbearing.kinds import Claim, Incident, Source
from crossbearing.kinds.source import SourceKind


@dataclass(frozen=True, slots=True)
class Reference:
    """What is cited."""

    key: str
    """Unique among claims, incidents and sources alike."""
    kind: SourceKind | None
    """None for a page of this site."""
    title: str
    titled: bool
    """Whether that is its own title; else it is what the editors call it."""
    authors: tuple[str, ...]
    """Names as they are given, never taken apart."""
    publisher: str
    """Empty where the author has published it himself."""
    issued: Date | None
    accessed: Date | None
    url: str
    language: str
    note: str


def of_source(source: Source) -> Reference:
    """A source as its file has it."""
    return Reference(
        key=source.id,
        kind=source.kind,
        title=source.name,
        titled=source.title is not None,
        authors=source.authors,
        publisher=source.publisher,
        issued=source.published,
        accessed=source.accessed,
        url=source.url or "",
        language=source.language,
        note=" ".join(_notes(source)),
    )


def of_claim(claim: Claim, finding: str, archive: Archive) -> Reference:
    """The page of a claim, with its finding in words, as of its last review."""
    incident = archive.incidents.get(claim.incident)
    note = " ".join(filter(None, (f"{incident.title}." if incident else "", f"Finding: {finding}")))
    reviewed = claim.verdict.reviewed if claim.verdict else None
    return _page(f"{claim.incident}:{claim.id}", claim, claim.question, reviewed, note, archive)


def of_incident(incident: Incident, archive: Archive) -> Reference:
    """The page of an incident, as of its last review."""
    return _page(incident.id, incident, incident.title, incident.reviewed, "", archive)


def _page(
    key: str, fact: Claim | Incident, title: str, reviewed: Date | None, note: str, archive: Archive
) -> Reference:
    publisher = archive.publisher  # there is none where it is a draft
    return Reference(
        key=key,
        kind=None,
        title=title,
        titled=True,
        authors=(publisher.name,) if publisher else (),
        publisher="",
        issued=reviewed,
        accessed=None,
        url=urljoin(f"{publisher.url.rstrip('/')}/", address_of(fact)) if publisher else "",
        language=publisher.language if publisher else "en",
        note=note,
    )


def _notes(source: Source) -> list[str]:
    withdrawn, copy = source.withdrawn, source.archives[0] if source.archives else None
    return [
        *([f"Withdrawn {words(withdrawn.on)}: {withdrawn.why.rstrip('.')}."] if withdrawn else ()),
        *([f"Archived copy: {copy.url}"] if copy else ()),
    ]
