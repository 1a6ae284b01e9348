"""Turns the rows of a source comparison into what a reader may narrow them down by, and put them in order by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from crossbearing.kinds.scales import RELIABILITY
from crossbearing.pages.comparison import Group
from crossbearing.pages.labels import language

FEW = 6
"""With fewer rows there is nothing to look for."""
VERIFIED = {"verified": "Verified", "not-captured": "Not captured yet", "no-quotation": "No quotation"}


@dataclass(frozen=True, slots=True)
class Filter:
    """One of the menus above the comparison; its name is also the row's `data-…` and the key in the address."""

    name: str
    label: str
    choices: tuple[tuple[str, str, int], ...]
    """Value, words and number of rows, in the order in which rows are sorted by it; at least two."""


def filters_of(groups: Iterable[Group]) -> tuple[Filter, ...]:
    """Voice, language, grade of the source and state of the quotation, where rows differ in them."""
    rows = [row for group in groups for row in group.rows]
    if len(rows) < FEW:
        return ()
    voices = {row.voice_id: row.voice.name for row in rows}
    languages = {row.language: language(row.language) for row in rows}
    grades = {letter: f"{letter}, {words}" for letter, words in sorted(RELIABILITY.items())}
    found = (
        _filter("voice", _by_words(voices), (row.voice_id for row in rows)),
        _filter("language", _by_words(languages), (row.language for row in rows)),
        _filter("grade", grades, (row.source.reliability for row in rows)),
        _filter("verified", VERIFIED, (row.verified for row in rows)),
    )
    return tuple(entry for entry in found if len(entry.choices) > 1)


def _filter(name: str, words: dict[str, str], values: Iterable[str]) -> Filter:
    counts = Counter(values)
    choices = tuple((value, text, counts[value]) for value, text in words.items() if counts[value])
    return Filter(name, name.capitalize(), choices)


def _by_words(words: dict[str, str]) -> dict[str, str]:
    return dict(sorted(words.items(), key=lambda entry: (entry[1].casefold(), entry[0])))
