"""Turns a weighed site into what its search knows: a short record for each claim, source, term, incident and page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from crossbearing.addresses import address_of
from crossbearing.kinds import Claim, Incident
from crossbearing.site import Site

Kind: TypeAlias = Literal["claim", "source", "term", "incident", "page"]


@dataclass(frozen=True, slots=True)
class Record:
    """One result, as it is shown, and the words by which it is found."""

    address: str
    title: str
    kind: Kind
    words: tuple[str, ...] = ()
    """Texts that are searched beside the title and the note."""
    note: str = ""
    """A line below the title."""
    finding: str = ""
    """Of a claim."""
    incidents: tuple[str, ...] = ()
    """The ids of the incidents that it belongs to, sorted: what the filter goes by."""
    within: str = ""
    """The title of the incident that a claim is about."""


def records(site: Site, finding_words: Callable[[Claim], str]) -> Iterator[Record]:
    """Every fact that has a page, in the order of the archive: claims, sources, terms, incidents."""
    archive = site.archive
    incidents = _incidents_of_terms(site)
    for claim in archive.claims.values():
        yield _claim(claim, site, finding_words(claim))
    for source in archive.sources.values():
        speaker = archive.terms.get(source.speaker or "")
        about = {claim.incident for claim, _ in site.by_source.get(source.id, ())}
        spoken = (speaker.name,) if speaker else ()
        yield Record(
            address_of(source), source.name, "source", spoken, source.publisher, incidents=tuple(sorted(about))
        )
    for term in archive.terms.values():
        names = (*term.also, *term.names.values())
        about = incidents.get(term.id, set())
        yield Record(address_of(term), term.name, "term", names, term.summary, incidents=tuple(sorted(about)))
    for incident in archive.incidents.values():
        yield Record(address_of(incident), incident.title, "incident", note=_note(incident), incidents=(incident.id,))


def _claim(claim: Claim, site: Site, found: str) -> Record:
    """By its question, its answers in words, and everybody who speaks on it."""
    weighed = site.weighed[claim.key]
    spoken = dict.fromkeys(entry.voice.name for entry in weighed.statements)
    incident = site.incident_of(claim)
    return Record(
        address_of(claim),
        claim.question,
        "claim",
        (claim.short, *(answer.text for answer in claim.answers.values()), *spoken),
        found,
        weighed.finding,
        (claim.incident,),
        incident.title if incident else "",
    )


def _incidents_of_terms(site: Site) -> Mapping[str, set[str]]:
    """The incidents that a term took part in, is the place of, is asked about in, or speaks on; by its id."""
    found: dict[str, set[str]] = defaultdict(set)
    for incident in site.archive.incidents.values():
        where = incident.where
        for term in (where.place, *where.or_places, *(involved.who for involved in incident.involved)):
            found[term].add(incident.id)
    for claim in site.archive.claims.values():
        for term in claim.about:
            found[term].add(claim.incident)
    for term, said in site.by_term.items():
        found[term].update(claim.incident for claim, _ in said)
    return found


def _note(incident: Incident) -> str:
    """The place in words, or else the day: its summary is a paragraph with references in it."""
    return incident.where.precision or incident.when.text
