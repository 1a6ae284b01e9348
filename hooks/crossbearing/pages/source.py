"""Turns a source into its page: what it is, how it is graded, what it repeats, and what it says on each claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crossbearing.addresses import PROOF, SOURCES, address_of, former_addresses
from crossbearing.captured import verified
from crossbearing.dates import words
from crossbearing.kinds import Claim, Source
from crossbearing.pages.cited import Cited, cited
from crossbearing.pages.labels import language, numbered
from crossbearing.pages.lines import ClaimLine, claim_line
from crossbearing.pages.named import Named, term_named
from crossbearing.pages.record import record_of
from crossbearing.pages.statements import Row, rows_of
from crossbearing.pages.view import View
from crossbearing.schema_org import nodes_of
from crossbearing.site import Site

KINDS: Mapping[str, str] = {"social-post": "Post on a social network", "press-release": "Press release"}
"""Kinds of source whose name needs more than a capital letter."""


@dataclass(frozen=True, slots=True)
class OnClaim:
    """What a source says on one claim."""

    claim: ClaimLine
    rows: tuple[tuple[Row, str, str], ...]
    """Each with the address of its row on the claim's page, and the answer in words, empty where it gives none."""


def views(site: Site) -> Iterator[View]:
    """A page for each source."""
    repeated_by = site.by("repeated_by", _repeated_by)
    for source in site.each(site.archive.sources):
        yield View(
            address=address_of(source),
            title=source.name,
            values=_values(source, repeated_by.get(source.id, []), site),
            description=_description(source),
            source=site.archive.file_of(source),
            nodes=nodes_of(source, site),
            also_at=former_addresses(source),
        )


def _repeated_by(site: Site) -> Mapping[str, list[tuple[str, Cited]]]:
    """How and where each source is repeated, by its id."""
    repeated_by: dict[str, list[tuple[str, Cited]]] = defaultdict(list)
    for source in site.archive.sources.values():
        for repeat in source.repeats:
            repeated_by[repeat.source].append((repeat.how, cited(source)))
    return repeated_by


def _values(source: Source, repeated_by: list[tuple[str, Cited]], site: Site) -> dict[str, object]:
    archive = site.archive
    publisher = archive.named(source.publisher)
    claims = {claim.key: claim for claim, _ in site.by_source.get(source.id, ())}
    return {
        "source": source,
        "kind": KINDS.get(source.kind, source.kind.capitalize()),
        "sources": SOURCES,
        "publisher_named": term_named(publisher, archive) if publisher else Named(source.publisher),
        "speaker": term_named(source.speaker, archive) if source.speaker else None,
        "repeats": [
            (one.how, cited(archive.sources[one.source])) for one in source.repeats if one.source in archive.sources
        ],
        "repeated_by": repeated_by,
        "on_claims": [_on_claim(claim, source, site) for claim in claims.values()],
        **_captured(source, site),
        "record": record_of(source, site),
        "statements": numbered(len(site.by_source.get(source.id, ())), "statement"),
    }


def _captured(source: Source, site: Site) -> dict[str, object]:
    """Its capture, and how many of its quotations that proves."""
    quoted = [entry.statement for _, entry in site.by_source.get(source.id, ()) if entry.statement.quote]
    return {
        "capture": site.archive.captures.get(source.id),
        "quoted": len(quoted),
        "proven": sum(verified(statement, site.archive) == "verified" for statement in quoted),
        "what_a_proof_shows": PROOF,
    }


def _on_claim(claim: Claim, source: Source, site: Site) -> OnClaim:
    rows = tuple(
        (row, f"{address_of(claim)}#{row.anchor}", claim.answers[row.answer].text if row.answer else "")
        for row in rows_of(claim, site, source.id)
    )
    return OnClaim(claim_line(claim, site), rows)


def _description(source: Source) -> str:
    date = f", {words(source.published)}" if source.published else ""
    withdrawn = " Withdrawn by its publisher." if source.withdrawn else ""
    kind = KINDS.get(source.kind, source.kind.capitalize())
    what = f"{kind} in {language(source.language)}, {source.publisher}{date}."
    return f"{what}{withdrawn} What it says, question by question."
