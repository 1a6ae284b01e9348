"""Turns an archive into the same one as it would be if a source, or all that a voice says, were withdrawn."""

from __future__ import annotations

from dataclasses import replace

from crossbearing.archive import Archive, Key
from crossbearing.kinds import Claim, Source, Statement
from crossbearing.kinds.source import Withdrawal
from crossbearing.read import Document
from crossbearing.voices import Voices

SUPPOSED = Withdrawal.model_validate({"on": "9999-12-31", "why": "supposed"})
"""It counts the same on any day and for any reason."""
APART = " without that voice"
"""Added to the id of a source for the part that is supposed to be withdrawn; no real id holds a space."""


def without_source(archive: Archive, source: str) -> Archive:
    """The archive with that source withdrawn."""
    withdrawn = archive.sources[source].model_copy(update={"withdrawn": SUPPOSED})
    return replace(archive, sources={**archive.sources, source: withdrawn})


def without_voice(archive: Archive, term: str) -> Archive:
    """The archive with each statement of that voice moved into a withdrawn source, which the same others repeat.

    So whoever only repeats it falls with it, as with any withdrawn source, and the rest of each source stays.
    """
    claims = {key: _apart(claim, spoken_for(claim, archive, term)) for key, claim in archive.claims.items()}
    torn = {
        one.source.removesuffix(APART) for claim in claims.values() for one in claim.statements if APART in one.source
    }
    sources = {name: _repeating(source, torn) for name, source in archive.sources.items()}
    parts = {
        name + APART: sources[name].model_copy(update={"id": name + APART, "withdrawn": SUPPOSED}) for name in torn
    }
    files: dict[Key, Document] = {(Source, name + APART): archive.files[Source, name] for name in torn}
    return replace(archive, claims=claims, sources={**sources, **parts}, captures={}, files={**archive.files, **files})


def spoken_for(claim: Claim, archive: Archive, term: str) -> tuple[Statement, ...]:
    """The statements of a voice, of those who speak for it, of its parts and of unnamed members, in their order."""
    voices = Voices(claim, archive)
    return tuple(one for one in claim.statements if any(voice.term == term for voice in voices.chain(one)))


def _apart(claim: Claim, statements: tuple[Statement, ...]) -> Claim:
    """The claim with these statements read in the withdrawn part of their source."""
    if not statements:
        return claim
    moved = (
        one.model_copy(update={"source": one.source + APART}) if any(one is other for other in statements) else one
        for one in claim.statements
    )
    return claim.model_copy(update={"statements": tuple(moved)})


def _repeating(source: Source, torn: set[str]) -> Source:
    """The source, repeating both parts of what it repeats."""
    more = (one.model_copy(update={"source": one.source + APART}) for one in source.repeats if one.source in torn)
    repeats = (*source.repeats, *more)
    return source.model_copy(update={"repeats": repeats}) if len(repeats) > len(source.repeats) else source
