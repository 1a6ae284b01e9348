"""Turns all sources into their list: by kind, a long kind by language, then by publisher, with grade and use."""

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
SHOWN = 24
"""Of a kind with more than these, each language is folded away: a list of hundreds hides what is in it."""


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
        (kind.replace("-", " "), kind, number, _by_language([one for one in sources if one.kind == kind], site))
        for kind, number in kinds.most_common()
    ]
    languages = len({_spoken(source) for source in sources})
    values = {"groups": groups, "total": len(sources), "languages": languages, "shown": SHOWN}
    yield View(SOURCES, "Sources", values, DESCRIPTION)


def _by_language(sources: list[Source], site: Site) -> list[tuple[str, list[SourceLine]]]:
    """The sources of one kind, the most frequent language first; under no language where they are few."""
    if len(sources) <= SHOWN:
        return [("", [_line(source, site) for source in sources])]
    return [
        (spoken, [_line(source, site) for source in sources if _spoken(source) == spoken])
        for spoken, _ in Counter(map(_spoken, sources)).most_common()
    ]


def _spoken(source: Source) -> str:
    """The language of a source in words, whatever the country."""
    return language(source.language.partition("-")[0])


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
