"""Turns a statement into the way that its words came: from a voice, by relays, to the page in which we read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.addresses import address_of
from crossbearing.dates import words
from crossbearing.kinds import Source
from crossbearing.pages.labels import language
from crossbearing.pages.named import Named, term_named, voice_named
from crossbearing.site import Site
from crossbearing.voices import Voice
from crossbearing.weigh import WeighedStatement

REPEATED = {"quotes": "quoted by", "summarises": "summed up by", "translates": "translated by", "embeds": "embedded by"}
"""What happened to the page above, by what the page below did with it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A voice, a relay that we have not read, or a page; read aloud, its three parts make a phrase."""

    how: str
    """`read in`, `carried by`; empty for a voice."""
    name: Named
    notes: str = ""
    """`in English, 5 May 2021`."""


def way_of(
    entry: WeighedStatement,
    origin: Voice,
    entries: Sequence[WeighedStatement],
    site: Site,
    seen: tuple[str, ...] = (),
) -> Iterator[Step]:
    """From the origin of these entries to the page: below the page that it repeats, else by its voice and relays."""
    statement, archive = entry.statement, site.archive
    source = archive.sources[statement.source]
    for repeat in source.repeats:
        above = [other for other in entries if other.statement.source == repeat.source not in (source.id, *seen)]
        if above:
            same_voice = next((other for other in above if other.voice == entry.voice), above[0])
            yield from way_of(same_voice, origin, entries, site, (*seen, source.id))
            yield page_of(source, REPEATED[repeat.how])
            return
    if entry.voice != origin or statement.attribution_doubted:
        yield _voice(entry, site)
    for name in statement.via:
        yield Step("carried by", term_named(archive.named(name) or name, archive), "which we have not read")
    yield page_of(source)


def page_of(source: Source, how: str = "read in") -> Step:
    """The page, by its publisher."""
    date = f", {words(source.published)}" if source.published else ""
    return Step(how, Named(source.publisher, address_of(source)), f"in {language(source.language)}{date}")


def _voice(entry: WeighedStatement, site: Site) -> Step:
    statement = entry.statement
    if statement.anonymous:
        return Step("", Named(f"“{statement.anonymous}”"), "unnamed")
    return Step("", voice_named(entry.voice, site.archive), "only attributed" if statement.attribution_doubted else "")
