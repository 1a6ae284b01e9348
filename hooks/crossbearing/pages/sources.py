"""Turns all sources into their list: by kind, then by publisher, each with its grade and how often it speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.addresses import SOURCES, address_of
from crossbearing.dates import Date
from crossbearing.kinds import Source
from crossbearing.pages.labels import language
from crossbearing.pages.view import View
from crossbearing.site import Site

DESCRIPTION = "Every document that the statements on this site were read in, with its publisher, language and grade."


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as the list shows it."""

    name: str
    address: str
    title_language: str
    """Empty where the title was not recorded and the name is the editors'."""
    publisher: str
    spoken: str
    """The language, in words."""
    published: Date | None
    reliability: str
    statements: int
    withdrawn: bool


def views(site: Site) -> Iterator[View]:
    """The one list."""
    sources = sorted(site.archive.sources.values(), key=lambda source: (source.publisher.casefold(), source.id))
    kinds = Counter(source.kind for source in sources)
    groups = [
        (kind.replace("-", " "), kind, [_line(source, site) for source in sources if source.kind == kind])
        for kind, _ in kinds.most_common()
    ]
    languages = Counter(language(source.language.partition("-")[0]) for source in sources).most_common()
    values = {"groups": groups, "total": len(sources), "languages": languages}
    yield View(SOURCES, "Sources", values, DESCRIPTION)


def _line(source: Source, site: Site) -> SourceLine:
    return SourceLine(
        name=source.name,
        address=address_of(source),
        title_language=source.language if source.title else "",
        publisher=source.publisher,
        spoken=language(source.language),
        published=source.published,
        reliability=source.reliability,
        statements=len(site.by_source.get(source.id, ())),
        withdrawn=source.withdrawn is not None,
    )
