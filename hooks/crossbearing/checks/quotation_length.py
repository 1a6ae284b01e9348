"""A quotation has at least three words and at most 60, or 100 characters of writing without spaces."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.problems import Problem, field, quoted
from crossbearing.quotes import LEAST_WORDS, MOST_WORDS, limit, segments


def problems(archive: Archive) -> Iterator[Problem]:
    """Quotations that are too short to be found, or longer than a quotation may be. Insertions are not counted."""
    for claim in archive.claims.values():
        for path, quote in follow(claim, "statements.*.quote"):
            found = tuple(word for segment in segments(quote) for word in segment.words)
            most = limit(found)
            kind = "words" if most == MOST_WORDS else "characters"
            message = f"{field(*path)} {quoted(quote)} has {len(found)} {kind if len(found) != 1 else kind[:-1]}"
            if len(found) > most:
                yield Problem(archive.place(claim, *path), message, f"quote at most {most}: leave out with [...]")
            elif len(found) < LEAST_WORDS:
                hint = f"quote at least {LEAST_WORDS}, or leave the quotation out"
                yield Problem(archive.place(claim, *path), message, hint)
