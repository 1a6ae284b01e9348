"""Turns the text of a source into its numbered words, and numbers of words back into what is written there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from unicodedata import category

from crossbearing.invisible import FORBIDDEN
from crossbearing.quotes import words

CONTEXT = 4
"""How many words before and after a quotation tell two of its places apart."""

_UNSEEN = re.compile("[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_UNREADABLE = re.compile(f"{FORBIDDEN.pattern}|[\ud800-\udfff]")
"""What no file of facts may hold, and no terminal should be sent."""
_PIECE = re.compile(r"\S+(?:[-\u058a\u2010\u2011\ufe63\uff0d]\s*\n\s*\S+)*")
"""What stands between white space; it goes on past a hyphen at the end of a line, as a word may do."""


def trimmed(text: str) -> str:
    """The text from the first character of its first word to the last of its last."""
    first = next((i for i, character in enumerate(text) if _is_inside(character)), None)
    last = next((i for i in range(len(text), 0, -1) if _is_inside(text[i - 1])), 0)
    return text[first:last] if first is not None else ""


def _is_inside(character: str) -> bool:
    """Whether it may be the first or the last of a word."""
    return category(character)[0] in "LMNS" or bool(words(character))


class SourceText:
    """All visible text of a source; its words are counted from 0."""

    def __init__(self, text: str, title: str = "") -> None:
        """`title` is what the text begins with and no reader sees on the page."""
        self.text = _UNREADABLE.sub(" ", _UNSEEN.sub("", text))
        self.words = words(self.text)
        self.after_title = len(words(title))
        """The number of the first word after the title."""

    def starts(self, stretch: tuple[str, ...]) -> list[int]:
        """The numbers of the words with which a stretch of words begins, in order."""
        length = len(stretch)
        return [at for at in self._numbers.get(stretch[0], ()) if self.words[at : at + length] == stretch]

    def passage(self, first: int, last: int) -> str:
        """What is written from one word to another, both included, on one line."""
        return " ".join(self.text[self._start(first) : self._end(last)].split())

    def before(self, number: int) -> str:
        """At most four words of the same line before a word: a browser looks for them in one block of the page."""
        written = self.text[self._start(max(0, number - CONTEXT)) : self._start(number)]
        return _line(written.rpartition("\n")[2])

    def after(self, number: int) -> str:
        """At most four words of the same line after a word, from the very comma or full stop behind it."""
        last = min(number + CONTEXT, len(self.words) - 1)
        written = self.text[self._end(number) : self._end(last)]
        return _line(written.partition("\n")[0])

    def _start(self, number: int) -> int:
        """The code point at which a word begins."""
        first, piece = self._piece_of(number)
        lengths = range(len(piece[0]) + 1)
        nth = number - first + 1
        return piece.start() + bisect_left(lengths, nth, key=lambda length: len(words(piece[0][:length]))) - 1

    def _end(self, number: int) -> int:
        """The code point after a word."""
        first, piece = self._piece_of(number)
        is_last = number - first + 1 == len(words(piece[0]))
        start = self._start(number)
        return start + len(trimmed(self.text[start : piece.end() if is_last else self._start(number + 1)]))

    @cached_property
    def _numbers(self) -> Mapping[str, list[int]]:
        """Where each word stands."""
        numbers: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            numbers.setdefault(word, []).append(number)
        return numbers

    def _piece_of(self, number: int) -> tuple[int, re.Match[str]]:
        """The piece that holds a word, after the number of its first word."""
        return self._pieces[bisect_right(self._pieces, number, key=lambda entry: entry[0]) - 1]

    @cached_property
    def _pieces(self) -> list[tuple[int, re.Match[str]]]:
        """All pieces that hold a word, in order."""
        pieces = []
        number = 0
        for found in _PIECE.finditer(self.text):
            if inside := words(found[0]):
                pieces.append((number, found))
                number += len(inside)
        return pieces


def _line(text: str) -> str:
    """With single spaces; nothing where it holds no word."""
    return " ".join(text.split()) if words(text) else ""
