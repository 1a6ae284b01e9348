"""Turns a mistake in `facts/` into one line that says where it is, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


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
    rule: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.message} ({self.hint})"


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only those that stop a build, in the order given."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that looks most like this one, or nothing where none is near."""
    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=0.6)), "")


def quoted(value: object) -> str:
    """A value as messages show it: in quotation marks, on one line, at most 60 code points."""
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= 60 else text[:59] + "…"}"'
