"""Turns a source into what other pages say of it in a line."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.addresses import address_of
from crossbearing.dates import Date, words
from crossbearing.kinds import Source
from crossbearing.kinds.source import ArchivedCopy


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, named and dated, with the ways to it."""

    name: str
    language: str
    """The language of its title; empty where its own title was not recorded and the name is the editors'."""
    in_text: str
    """How a sentence cites it: by publisher and date."""
    address: str
    """Its page on this site."""
    url: str
    publisher: str
    """Empty where the name tells it already."""
    published: Date | None
    reliability: str
    archives: tuple[ArchivedCopy, ...]


def in_text(source: Source) -> str:
    """How a sentence cites it: by publisher and date. Its title may be in any language, in words not ours."""
    return f"{source.publisher}, {words(source.published)}" if source.published else source.publisher


def cited(source: Source) -> Cited:
    """The line for one source."""
    return Cited(
        name=source.name,
        language=source.language if source.title else "",
        in_text=in_text(source),
        address=address_of(source),
        url=source.url or "",
        publisher="" if source.publisher in source.name else source.publisher,
        published=source.published,
        reliability=source.reliability,
        archives=source.archives,
    )
