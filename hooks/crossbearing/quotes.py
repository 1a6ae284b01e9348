"""Turns a text into its words as they are compared (Normalisation 1), and a quotation into its segments.

Whatever typesetting, page furniture and copying change falls away: case, ligatures, vowel points, soft hyphens,
kinds of apostrophe, hyphens. What is left is the words, so that a quotation is verbatim where its words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import category, normalize

LEAST_WORDS = 3
MOST_WORDS = 60
MOST_CHARACTERS = 100
"""The limit instead of `MOST_WORDS` in writing without spaces, where each character is a word."""
MOST_OMITTED = 100
MOST_INSERTED = 3
"""How many words of the source an editor's insertion may stand for."""

_DROPPED = re.compile(
    "[\u00ad\u034f\u061c\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
_APOSTROPHE = re.compile("[`\u2018\u2019\u201b\u02bb-\u02bd\u055a\ua78c]")
"""With U+0027 itself; U+FF07 becomes it by NFKC."""
_HYPHENS = "-\u2010\u2011\u058a"
_SPACELESS = re.compile(
    "[\u3005\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"  # Han
    "\uf900-\ufaff\U00020000-\U0003ffff"
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\U0001aff0-\U0001b16f"  # kana
    "\u0e00-\u0e7f\u0e80-\u0eff\u1780-\u17ff\u19e0-\u19ff\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]"  # Thai to Myanmar
)
_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_OMISSIONS = ("...", "…")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a quotation without brackets in it."""

    words: tuple[str, ...]
    """Never empty."""
    after: int = 0
    """How many words of the source may stand between the segment before and this one."""
    text: str = field(default="", compare=False)
    """As it is written, line breaks included."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text, normalised; brackets are punctuation like any other.

    A word is letters and digits with apostrophes inside, a symbol or `%`, or one character (with its marks) of
    Han, kana, Thai, Lao, Khmer and Myanmar writing.
    """
    text = _DROPPED.sub("", normalize("NFKC", text))
    text = _APOSTROPHE.sub("'", normalize("NFKC", text.casefold()))
    classes = text.translate(_CLASSES)
    return tuple(_joined(text[start:end]) for start, end in (match.span() for match in _WORD.finditer(classes)))


def segments(quotation: str) -> tuple[Segment, ...]:
    """The stretches between its omissions and insertions, in order."""
    found: list[Segment] = []
    after = start = 0
    for bracket in (*_BRACKET.finditer(quotation), None):
        written = quotation[start : bracket.start() if bracket else None]
        if stretch := words(written):
            found.append(Segment(stretch, after, written.strip()))
            after = 0
        if bracket:
            after += MOST_OMITTED if bracket[1].strip() in _OMISSIONS else MOST_INSERTED
            start = bracket.end()
    return tuple(found)


def limit(quotation: tuple[str, ...]) -> int:
    """How many words a quotation may have, by how most of these words are written."""
    spaceless = sum(_SPACELESS.match(word) is not None for word in quotation)
    return MOST_CHARACTERS if spaceless * 2 > len(quotation) else MOST_WORDS


def bracket_mistakes(quotation: str) -> Iterator[tuple[int, str]]:
    """Brackets that hide the words of the source: where, in code points from 0, and what is wrong."""
    for bracket in _BRACKET.finditer(quotation):
        start, end = bracket.span()
        if _is_letter(quotation[start - 1 : start]) or _is_letter(quotation[end : end + 1]):
            yield start, "touches a letter"
        elif not words(bracket[1]) and bracket[1].strip() not in _OMISSIONS:
            yield start, "holds no word"
    for lone in re.finditer(r"[\[\]]", _BRACKET.sub(lambda bracket: " " * len(bracket[0]), quotation)):
        yield lone.start(), "has no other half"


def _is_letter(character: str) -> bool:
    """Whether a bracket that touches it would cut a word in two: where every character is a word it cannot."""
    return bool(character) and category(character)[0] in "LMN" and not _SPACELESS.match(character)


class _Classes(dict[int, str]):
    """One letter for what a character is to words; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _class(chr(code))
        return found


def _class(character: str) -> str:
    """L(etter), D(igit), M(ark), S(ymbol), C(haracter as word), a few marks as they are, a blank for white space.

    What else parts words is an underscore: no hyphen before a line break reaches across it.
    """
    kind = category(character)
    if character in _HYPHENS:
        return "-"
    if character in "'\n.,:/":
        return {",": ".", ":": ".", "/": "."}.get(character, character)
    if kind[0] == "M":
        return "M"
    if kind[0] == "S" or character == "%":
        return "S"
    if kind[0] not in "LN":
        return " " if character.isspace() else "_"
    return "C" if _SPACELESS.match(character) else "D" if kind[0] == "N" else "L"


_CLASSES = _Classes()
_WORD = re.compile(
    r"""
      CM*
    | S
    | [LD]M* (?: [LD]M*
               | ['-](?=[LD])             # apostrophes and hyphens inside
               | (?<=D)\.(?=D)            # points, commas, colons and slashes between digits
               | (?<=[LM])-\ *\n\s*(?=L)  # a hyphen before a line break, between letters
             )*
    """,
    re.VERBOSE,
)


_JOINT = re.compile(rf"(?<!\d)[{_HYPHENS}]\s*|[{_HYPHENS}](?!\d)\s*")


def _joined(word: str) -> str:
    """The word without hyphens, but for those between digits."""
    return word if word.isalpha() else _JOINT.sub("", word)
