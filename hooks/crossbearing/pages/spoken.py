"""Turns the statements of all claims into who speaks their words, by the address where each statement stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crossbearing.addresses import address_of
from crossbearing.kinds import Claim
from crossbearing.pages.named import Named, voice_named
from crossbearing.pages.statements import anchors, relays_of
from crossbearing.site import Site
from crossbearing.weigh import WeighedStatement


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whose words a statement holds."""

    claim: Claim
    voice: Named
    """Who says it; of an unnamed one the words by which he is known."""
    unnamed: bool
    doubted: bool
    """Only attributed: it is not sure that the voice said it."""
    reported: Named | None
    """Who chose the words, where they are not the voice's own."""
    language: str


def spoken(site: Site) -> Mapping[str, Spoken]:
    """Every statement, by the address of its row in the source comparison."""
    return {address: one for claim in site.archive.claims.values() for address, one in _of_claim(claim, site)}


def _of_claim(claim: Claim, site: Site) -> Iterator[tuple[str, Spoken]]:
    for entry, anchor in zip(site.weighed[claim.key].statements, anchors(claim), strict=True):
        yield f"{address_of(claim)}#{anchor}", _spoken(claim, entry, site)


def _spoken(claim: Claim, entry: WeighedStatement, site: Site) -> Spoken:
    statement = entry.statement
    source = site.archive.sources[statement.source]
    relays = relays_of(statement, source, site)
    return Spoken(
        claim=claim,
        voice=Named(statement.anonymous) if statement.anonymous else voice_named(entry.voice, site.archive),
        unnamed=bool(statement.anonymous),
        doubted=bool(statement.attribution_doubted),
        reported=relays[0] if relays and statement.wording == "reported" else None,
        language=statement.language or source.language,
    )
