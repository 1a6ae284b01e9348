"""Turns a mistake in `facts/` into one line that says where it is, what is wrong and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process, utils

from crossbearing.invisible import visible

LONGEST = 60
"""Code points of a value that a message shows."""


class Severity(StrEnum):
    """An error stops a build; a warning is for editors and stops nothing."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file of facts."""

    file: str
    """The path as the user typed or would type it, with forward slashes."""
    line: int = 1
    """Counts from 1."""
    column: int = 1
    """Counts from 1, in code points."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: sorted by place, printed as `file:line:column: message (hint)`."""

    place: Place
    message: str
    hint: str
    rule: str = ""
    """Its id. The rules of `checks` leave it out: whoever runs them knows their names."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        mark = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.place}: {mark}{self.message} ({self.hint})"


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only those that stop a build, in the order given."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def nearest(name: str, known: Iterable[str], alike: int = 60) -> str:
    """The known name that looks most like this one, capitals and punctuation apart, or nothing where none is near.

    Of two that are equally near it is the first, so `known` needs a settled order. `alike` is the least likeness,
    in percent.
    """
    found = process.extractOne(
        name[:LONGEST], list(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=alike
    )
    return found[0] if found else ""


def disguised(name: str) -> str:
    """What an eye cannot see: `U+0435 CYRILLIC SMALL LETTER IE` in a Latin name; nothing where all is plain."""
    found = next((sign for sign in name if not (sign.isascii() or _is_latin(sign))), "")
    latin = any(map(_is_latin, name))
    return f"U+{ord(found):04X} {unicodedata.name(found, '')}".strip() if found and latin else ""


def quoted(value: object) -> str:
    """A value as messages show it: in quotation marks, on one line, at most 60 code points, each visible."""
    return f'"{_short(str(value))}"'


def field(*path: str | int) -> str:
    """A field as messages name it, items counted from 1: `("statements", 2, "quote")` is `statements[3].quote`."""
    name = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{_short(step)}" for step in path)
    return f"`{name.removeprefix('.')}`"


def _is_latin(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("LATIN ")


def _short(text: str) -> str:
    line = visible(" ".join(text.split()))
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
