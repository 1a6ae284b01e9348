"""Turns the statements of a claim into the rows of its source comparison: who says what, in whose words, where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from crossbearing.captured import Verified, proof_of, verified
from crossbearing.dates import Date
from crossbearing.kinds import Claim, Source, Statement
from crossbearing.pages.cited import Cited, cited
from crossbearing.pages.counting import reason
from crossbearing.pages.labels import language
from crossbearing.pages.named import Named, term_named, voice_named
from crossbearing.passages import passage
from crossbearing.site import Site
from crossbearing.weigh import WeighedStatement

Stance = Literal["says", "denies", "unknown", "silent"]

STANCES: dict[Stance, str] = {
    "says": "says",
    "denies": "denies",
    "unknown": "says it is not known",
    "silent": "was silent",
}
WORDING = {
    "direct": "in the speaker’s words",
    "reported": "in the words of the relay",
    "translated": "in the relay’s translation",
    None: "",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A statement, as a reader sees it."""

    anchor: str
    id: str
    """The anchor without its prefix."""
    answer: str
    """The id of the answer that is said or denied; empty for the other two stances."""
    stance: Stance
    stance_words: str
    voice: Named
    voice_id: str
    """The term that speaks, or the name where there is no term."""
    counts_as: tuple[Named, ...]
    """Its origins, where they are not just the voice itself."""
    because: str
    """Why it counts as them; empty where its other words tell it."""
    certain: bool
    struck: str
    of: Named | None
    """The body that an unnamed speaker is said to belong to."""
    relays: tuple[Named, ...]
    """Who carried the words, nearest the speaker first, the source last; empty in the source's own voice."""
    wording: str
    said: Date | None
    language: str
    translated: str
    """From which language, and by whom; empty without a translation."""
    verified: Verified
    passages: tuple[tuple[str, str], ...]
    """Where it can be read: the source, and for a quotation its first archived copy, at the very passage."""
    source: Cited
    statement: Statement
    """For what is shown just as it was typed."""


def anchors(claim: Claim) -> tuple[str, ...]:
    """An anchor for each statement: by its own name, else by its source and how many of it came before.

    Statements of other sources may come and go without moving it; two hyphens stand in no id, so none can clash.
    """
    seen: Counter[str] = Counter()
    found = []
    for statement in claim.statements:
        seen[statement.source] += 1
        found.append(f"s-{statement.id or f'{statement.source}--{seen[statement.source]}'}")
    return tuple(found)


def rows_of(claim: Claim, site: Site, source: str = "") -> Iterator[Row]:
    """The rows in the order of the file, of all sources or of one."""
    for entry, anchor in zip(site.weighed[claim.key].statements, anchors(claim), strict=True):
        if source in ("", entry.statement.source):
            yield _row(entry, anchor, claim, site)


def relays_of(statement: Statement, source: Source, site: Site) -> tuple[Named, ...]:
    """Who carried the words, nearest the speaker first, the source last; empty in the source's own voice."""
    if not statement.relayed:
        return ()
    names = (*statement.via, source.publisher)
    return tuple(term_named(site.archive.named(name) or name, site.archive) for name in names)


def _row(entry: WeighedStatement, anchor: str, claim: Claim, site: Site) -> Row:
    statement, archive = entry.statement, site.archive
    source = archive.sources[statement.source]
    stance = _stance(statement)
    spoken = statement.language or source.language
    return Row(
        anchor=anchor,
        id=anchor.removeprefix("s-"),
        answer=(statement.says if stance == "says" else statement.denies) or "",
        stance=stance,
        stance_words=STANCES[stance],
        voice=voice_named(entry.voice, archive),
        voice_id=entry.voice.term or entry.voice.name,
        counts_as=tuple(voice_named(voice, archive) for voice in entry.counts_as if entry.counts_as != (entry.voice,)),
        because=reason(entry, claim, site),
        certain=entry.certain,
        struck=entry.struck,
        of=term_named(statement.of, archive) if statement.of else None,
        relays=relays_of(statement, source, site),
        wording=WORDING[statement.wording],
        said=statement.said,
        language=spoken,
        translated=_translated(statement, spoken),
        verified=verified(statement, archive),
        passages=tuple(_passages(statement, source, site)),
        source=site.keep("cited", source.id, lambda: cited(archive.sources[statement.source])),
        statement=statement,
    )


def _stance(statement: Statement) -> Stance:
    if statement.denies:
        return "denies"
    return "unknown" if statement.says == "unknown" else "silent" if statement.says == "nothing" else "says"


def _passages(statement: Statement, source: Source, site: Site) -> Iterator[tuple[str, str]]:
    proof = proof_of(statement, site.archive)
    if source.url:
        yield "Read it in the source", passage(source.url, statement.quote or "", proof)
    if source.archives and statement.quote:
        yield "Read it in the archived copy", passage(source.archives[0].url, statement.quote, proof)


def _translated(statement: Statement, spoken: str) -> str:
    if not statement.translation:
        return ""
    return f"{language(spoken)}, {'our' if statement.translation_by == 'site' else 'the source’s'} translation"
