"""Turns the names of terms into an index by their first words, and a text into the names that stand in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple
from unicodedata import normalize

SHORT = 4
"""A name of so many letters or fewer is looked for as it is written: "Tor" is not "tor"."""
MOST_KEPT = 50_000
"""So many texts are kept with the names in them; at a few hundred bytes each."""
BLANKS = "\t\n\v\f\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
HYPHENS, APOSTROPHES = "\u2010\u2011", "\u2019\u02bc"
ALIKE = str.maketrans(
    {
        character: plain
        for characters, plain in ((BLANKS, " "), (HYPHENS, "-"), (APOSTROPHES, "'"))
        for character in characters
    }
)
"""What is written in several ways and means the same; one character for one, so that places stay."""
IN_OTHER_WAYS = re.compile(f"[{BLANKS}{HYPHENS}{APOSTROPHES}]")
"""Few texts hold such a character, and that is soon seen."""
# Letters, digits, and the marks within words that Python's \w leaves out: accents, vowel points, joiners.
LETTER = r"[\w\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]"
# A hyphen or an apostrophe before a letter goes on with the word, unless it is that of a possessive: "Mi-8's".
GOES_ON = rf"(?:-|'(?![sS](?!{LETTER}))){LETTER}"
WORD = re.compile(f"{LETTER}+(?:{GOES_ON}{LETTER}*)*")
BEGINS, ENDS = re.compile(f"(?<!{LETTER}[-'])"), re.compile(f"(?!{LETTER}|{GOES_ON})")


@dataclass(frozen=True, slots=True)
class Linkable:
    """A term as far as linking needs it."""

    id: str
    names: tuple[str, ...]
    """All its names, in any order."""
    summary: str = ""
    """One line of plain text: the tooltip."""
    not_linked: tuple[str, ...] = ()
    """Those of its names that are too common to link."""


class Use(NamedTuple):
    """A name in a text."""

    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name to look for."""

    text: str
    """In one way of writing: plain blanks, hyphens and apostrophes, from its first letter on."""
    term: str

    @property
    def is_exact(self) -> bool:
        """Whether upper and lower case make a difference."""
        return sum(map(str.isalpha, self.text)) <= SHORT or self.text.isupper()


@dataclass(frozen=True, slots=True)
class Index:
    """The names to link, by their first words: one look-up a word is far faster than one pattern of all names."""

    by_word: Mapping[str, tuple[tuple[bool, tuple[str, ...], str], ...]]
    """By the first word in lower case, longest name first: whether it is exact, its words, its term."""
    summaries: Mapping[str, str]
    """By term."""
    kept: dict[str, tuple[Use, ...]] = field(default_factory=dict, repr=False, compare=False)
    """What was found, by the text."""

    @classmethod
    def of(cls, terms: Iterable[Linkable]) -> Index:
        """Of two terms with the same name the first has it; `clashes` names them."""
        terms = tuple(terms)
        by_word: dict[str, list[tuple[bool, tuple[str, ...], str]]] = defaultdict(list)
        for name in sorted(_names(terms), key=lambda name: -len(name.text)):
            lower = _lower(name.text)
            words = tuple((name.text if name.is_exact else lower).split())
            by_word[WORD.findall(lower)[0]].append((name.is_exact, words, name.term))
        return cls({word: tuple(names) for word, names in by_word.items()}, {term.id: term.summary for term in terms})

    def uses(self, text: str) -> tuple[Use, ...]:
        """The names in a text in their order: longest match first, whole words, none within another.

        What was found in a text is kept, for the same sentence stands on many pages.
        """
        found = self.kept.get(text)
        if found is None:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            found = self.kept[text] = tuple(self._uses(text))
        return found

    def _uses(self, text: str) -> Iterator[Use]:
        plain = text.translate(ALIKE) if IN_OTHER_WAYS.search(text) else text
        lower = _lower(plain)
        if self.by_word.keys().isdisjoint(WORD.findall(lower)):  # which is so of most texts, and soon seen
            return
        done = 0
        for word in WORD.finditer(lower):
            names = self.by_word.get(word[0])
            if names and word.start() >= done and BEGINS.match(plain, word.start()):
                for is_exact, words, term in names:
                    end = _end_of(words, plain if is_exact else lower, word.start())
                    if end and ENDS.match(plain, end):
                        yield Use(word.start(), end, term)
                        done = end
                        break


def clashes(terms: Iterable[Linkable]) -> tuple[tuple[str, str, str], ...]:
    """Names by which a text could mean two terms: the name as the second term has it, and the ids of both."""
    by_lower: dict[str, list[Name]] = defaultdict(list)
    for name in _names(terms):
        by_lower[_lower(name.text)].append(name)
    found = {
        (name.text, other.term, name.term): None
        for names in by_lower.values()
        for other, name in combinations(names, 2)
        if other.term != name.term and (other.text == name.text or not (other.is_exact and name.is_exact))
    }
    return tuple(found)


def lone_letters(term: Linkable) -> tuple[str, ...]:
    """Its linked names of a single letter: words of their own in many languages."""
    return tuple(name.text for name in _names((term,)) if len(name.text) == 1)


def _names(terms: Iterable[Linkable]) -> Iterator[Name]:
    for term in terms:
        left_out = {_plain(name) for name in term.not_linked}
        for text in dict.fromkeys(map(_plain, term.names)):
            if text and text not in left_out:
                yield Name(text, term.id)


def _plain(name: str) -> str:
    """The name in one way of writing; empty if no letter is in it."""
    text = " ".join(normalize("NFC", name).translate(ALIKE).split())
    word = WORD.search(text)
    return text[word.start() :] if word else ""


def _lower(text: str) -> str:
    """The text in lower case, one letter for one, so that places stay."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(character.lower()[0] for character in text)


def _end_of(words: tuple[str, ...], text: str, start: int) -> int:
    """Where the words end that begin at this place, with any blanks between them; 0 where others stand there."""
    end = start
    for word in words:
        if end > start:
            begin = end
            while text.startswith(" ", end):
                end += 1
            if end == begin:
                return 0
        if not text.startswith(word, end):
            return 0
        end += len(word)
    return end
