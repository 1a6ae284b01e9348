"""Turns a quotation and the text of its source into a proof that its words stand there, or the passage most like it.

A proof gives nothing of the source away but what is quoted and a few words beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import pairwise

from rapidfuzz.fuzz import partial_ratio_alignment

from crossbearing.quotes import Segment, segments, words

CONTEXT = 4
"""How many words before and after a quotation tell two of its places apart."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Where the words of a quotation stand in the text of its source."""

    fingerprint: str
    at: tuple[int, ...]
    """The number of the first word of each segment, counted from 0."""
    times: int
    """How often it stands there."""
    omitted: tuple[int, ...]
    """How many words are left out before each segment but the first."""
    before: str
    """At most four words of context, as they are written."""
    after: str


@lru_cache(maxsize=4096)
def fingerprint(quotation: str) -> str:
    """SHA-256, in hexadecimal, of the normalised words: joined by spaces, segments joined by line feeds, in UTF-8."""
    return sha256("\n".join(" ".join(segment.words) for segment in segments(quotation)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between white space."""

    number: int
    """Of its first word, counted from 0."""
    start: int
    """Of its first code point in the text."""
    text: str
    words: tuple[str, ...]


class SourceText:
    """All visible text of a source, by its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words(text)

    def prove(self, quotation: str) -> Proof | None:
        """The proof of the first place where the quotation stands, or None where it does not."""
        stretches = segments(quotation)
        places = list(self._places(stretches))
        if not places:
            return None
        at = places[0]
        ends = [start + len(stretch.words) for start, stretch in zip(at, stretches, strict=True)]
        return Proof(
            fingerprint=fingerprint(quotation),
            at=at,
            times=len(places),
            omitted=tuple(start - end for start, end in zip(at[1:], ends, strict=False)),
            before=self._between(self._start(max(0, at[0] - CONTEXT)), self._start(at[0])),
            after=self._between(self._end(ends[-1] - 1), self._end(ends[-1] + CONTEXT - 1)),
        )

    def nearest(self, quotation: str) -> str:
        """The passage whose words are most like those of the quotation, as it is written."""
        wanted = " ".join(word for segment in segments(quotation) for word in segment.words)
        joined = " ".join(self.words)
        found = partial_ratio_alignment(wanted, joined)
        if not found or not joined:
            return ""
        first = joined.count(" ", 0, found.dest_start)
        last = first + joined.count(" ", found.dest_start, found.dest_end)
        return self._between(self._start(first), self._end(last))

    def _places(self, stretches: tuple[Segment, ...]) -> Iterator[tuple[int, ...]]:
        """Each place where all segments follow one another, with no more between them than their brackets allow."""
        for start in self._starts(stretches[0].words, 0, len(self.words)) if stretches else ():
            at = [start]
            for before, stretch in pairwise(stretches):
                end = at[-1] + len(before.words)
                following = next(self._starts(stretch.words, end, end + stretch.after + 1), None)
                if following is None:
                    break
                at.append(following)
            else:
                yield tuple(at)

    def _starts(self, stretch: tuple[str, ...], first: int, last: int) -> Iterator[int]:
        """Where a run of words begins, from the first number up to but not with the last."""
        for start in range(first, min(last, len(self.words) - len(stretch) + 1)):
            if self.words[start] == stretch[0] and self.words[start : start + len(stretch)] == stretch:
                yield start

    def _between(self, first: int, last: int) -> str:
        """The text from one code point up to another, on one line."""
        return " ".join(self.text[first:last].split())

    def _start(self, number: int) -> int:
        """The code point at which a word begins; that of one past the last is the end of the text."""
        if number >= len(self.words):
            return len(self.text)
        piece = self._piece_of(number)
        after = piece.words[number - piece.number :]
        return piece.start + max(i for i in range(len(piece.text)) if words(piece.text[i:]) == after)

    def _end(self, number: int) -> int:
        """The code point after a word."""
        if number >= len(self.words):
            return len(self.text)
        piece = self._piece_of(number)
        until = piece.words[: number - piece.number + 1]
        return piece.start + min(i for i in range(1, len(piece.text) + 1) if words(piece.text[:i]) == until)

    def _piece_of(self, number: int) -> _Piece:
        return self._pieces[bisect_right(self._pieces, number, key=lambda piece: piece.number) - 1]

    @cached_property
    def _pieces(self) -> list[_Piece]:
        """All pieces that hold a word, in order; one goes on past a hyphen at the end of a line, as its word does."""
        pieces: list[_Piece] = []
        number = 0
        for found in re.finditer(r"\S+(?:[-\u2010\u2011]\s*\n\s*\S+)*", self.text):
            if inside := words(found[0]):
                pieces.append(_Piece(number, found.start(), found[0], inside))
                number += len(inside)
        return pieces
