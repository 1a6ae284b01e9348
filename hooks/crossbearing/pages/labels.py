"""Turns closed values, numbers, grades and language tags into the words that every page uses for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain
from types import MappingProxyType
from urllib.parse import unquote

import langcodes
from markupsafe import Markup, escape

from crossbearing.kinds.scales import CREDIBILITY, PERCENT, RELIABILITY

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "established": "Established",
        "refuted": "Refuted",
        "leaning": "Leaning",
        "open": "Open question",
        "not-assessed": "Not yet assessed",
        "agreed": "Agreed",
        "contested": "Contested",
        "single-origin": "Uncorroborated",
        "unanswered": "Unanswered",
    }
)
"""Findings and agreements, as their badges name them."""

LIKELIHOODS: Mapping[str, str] = MappingProxyType(
    {
        "almost-no-chance": "Almost no chance",
        "very-unlikely": "Very unlikely",
        "unlikely": "Unlikely",
        "roughly-even-chance": "Roughly even chance",
        "likely": "Likely",
        "very-likely": "Very likely",
        "almost-certain": "Almost certain",
        "not-assessed": "Not yet assessed",
    }
)

ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
DESIGNATION = re.compile(r"\b([^\W\d_]{1,4}-\d+\w*)\b")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Syre", "Syrj", "Syrn", "Thaa"}
)
"""Scripts that run from right to left, by their ISO 15924 codes."""


def number(count: int) -> str:
    """In words up to twelve, in figures beyond."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def numbered(count: int, one: str, many: str = "") -> str:
    """`1 statement`, `3 statements`."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def span(least: int, most: int) -> str:
    """`seven`, `seven or eight`, `two to five`; all in figures as soon as one of the two is."""
    low, high = (number(end) if most < len(NUMBERS) else str(end) for end in (least, most))
    if least == most:
        return low
    return f"{low} or {high}" if most == least + 1 else f"{low} to {high}"


def figures(least: int, most: int) -> str:
    """`1`, `1–2`."""
    return str(least) if least == most else f"{least}–{most}"


def listed(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def likelihood(word: str) -> str:
    """`Very unlikely`."""
    return LIKELIHOODS[word]


def percent(word: str) -> str:
    """`5–20 %`; nothing for what is not assessed."""
    return "{}–{} %".format(*PERCENT[word]) if word in PERCENT else ""


def band(word: str) -> tuple[int, int]:
    """Where the range of a likelihood begins and how wide it is, in percent."""
    low, high = PERCENT[word]
    return low, high - low


def grade(reliability: str, credibility: str | None = None) -> str:
    """What a letter, or a letter and a figure, of the Admiralty code mean: `C, fairly reliable; 3, possibly true`."""
    letter = f"{reliability}, {RELIABILITY[reliability]}"
    return f"{letter}; {credibility}, {CREDIBILITY[credibility]}" if credibility else letter


@cache
def language(tag: str) -> str:
    """The English name: `Arabic`, `Chinese (Traditional)`."""
    return langcodes.get(tag).display_name("en")


@cache
def direction(tag: str) -> str:
    """`rtl` or `ltr`, by the script that the language is written in unless the tag names another."""
    return "rtl" if langcodes.get(tag).maximize().script in RIGHT_TO_LEFT else "ltr"


def unbroken(text: str) -> Markup:
    """The text as HTML in which no line breaks within a designation, such as Mi-8 or Su-24M."""
    parts = DESIGNATION.split(text)
    if len(parts) == 1:
        return escape(text)
    designations = (Markup('<span class="nb">{}</span>').format(part) for part in parts[1::2])
    return Markup("").join(chain.from_iterable(zip(map(escape, parts[::2]), [*designations, ""], strict=True)))


def legible(address: str) -> str:
    """An address as people read it: `/حلب` for `/%D8%AD%D9%84%D8%A8`; what stands for no letter stays encoded."""
    return ENCODED.sub(lambda found: read if (read := unquote(found[0])).isalpha() else found[0], address)


def label(word: str) -> str:
    """What the badge of a finding or an agreement says."""
    return LABELS[word]


FILTERS: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        "label": label,
        "legible": legible,
        "likelihood": likelihood,
        "percent": percent,
        "band": band,
        "grade": grade,
        "language": language,
        "dir": direction,
        "number": number,
        "numbered": numbered,
        "unbroken": unbroken,
        "figures": figures,
    }
)
"""For templates, by the names that they use."""
