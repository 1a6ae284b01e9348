"""Turns a quotation and the text of its source into a proof that its words stand there, or the passage most like it.

A proof gives nothing of the source away but what is quoted; words beside it only where they tell two places apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise

from rapidfuzz import fuzz, process

from crossbearing.quotes import Segment, segments
from crossbearing.source_text import SourceText


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
    """At most four words of context, as they are written; empty where its first segment stands there only once."""
    after: str
    """At most four words of context; empty where its last segment stands there only once."""


@lru_cache(maxsize=4096)
def fingerprint(quotation: str) -> str:
    """SHA-256, in hexadecimal, of the normalised words: joined by spaces, segments joined by line feeds, in UTF-8."""
    return sha256("\n".join(" ".join(segment.words) for segment in segments(quotation)).encode()).hexdigest()


def gaps(at: Iterable[int], stretches: Iterable[Segment]) -> tuple[int, ...]:
    """How many words stand between one segment and the next, by the numbers of their first words."""
    spans = [(start, start + len(stretch.words)) for start, stretch in zip(at, stretches, strict=True)]
    return tuple(start - end for (_, end), (start, _) in pairwise(spans))


def prove(quotation: str, text: SourceText) -> Proof | None:
    """The proof of the first place where the quotation stands, or None where it stands nowhere.

    A place in the title counts as the last: a browser does not scroll to it.
    """
    stretches = segments(quotation)
    places = _places(stretches, text)
    if not places:
        return None
    at = next((place for place in places if place[0] >= text.after_title), places[0])
    return Proof(
        fingerprint=fingerprint(quotation),
        at=at,
        times=len(places),
        omitted=gaps(at, stretches),
        before=text.before(at[0]) if _stands_twice(stretches[0], text) else "",
        after=text.after(at[-1] + len(stretches[-1].words) - 1) if _stands_twice(stretches[-1], text) else "",
    )


def nearest(quotation: str, text: SourceText) -> str:
    """The passages most like each of its segments, as they are written; empty where the text has no words."""
    if not text.words:
        return ""
    return " [...] ".join(_nearest(segment.words, text) for segment in segments(quotation))


def _nearest(wanted: tuple[str, ...], text: SourceText) -> str:
    """As many words as are wanted, compared by their letters, so that a changed letter counts for little."""
    last = max(0, len(text.words) - len(wanted))
    passages = [" ".join(text.words[start : start + len(wanted)]) for start in range(last + 1)]
    _, _, first = process.extractOne(" ".join(wanted), passages, scorer=fuzz.ratio)
    return text.passage(first, min(first + len(wanted), len(text.words)) - 1)


def _places(stretches: tuple[Segment, ...], text: SourceText) -> list[tuple[int, ...]]:
    """Each place where all segments follow one another, with no more between them than their brackets allow.

    From the last segment to the first, so that no early look-alike of one segment hides the way to the next; of two
    starts that lead to the same end, the nearer one.
    """
    if not stretches:
        return []
    ways: dict[int, tuple[int, ...]] = {start: (start,) for start in text.starts(stretches[-1].words)}
    for stretch, following in reversed(list(pairwise(stretches))):
        goals = list(ways)
        nearest_to: dict[int, int] = {}
        for start in text.starts(stretch.words):
            end = start + len(stretch.words)
            goal = bisect_left(goals, end)
            if goal < len(goals) and goals[goal] - end <= following.after:
                nearest_to[goals[goal]] = start  # in the place of a start further off
        ways = {start: (start, *ways[goal]) for goal, start in nearest_to.items()}
    return list(ways.values())


def _stands_twice(stretch: Segment, text: SourceText) -> bool:
    return sum(start >= text.after_title for start in text.starts(stretch.words)) > 1
