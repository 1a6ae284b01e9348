"""Turns three sources that repeat one another in a circle into the line by which the program refuses them."""

from __future__ import annotations

from dataclasses import replace

from crossbearing.archive import Key
from crossbearing.checks import repeats
from crossbearing.kinds import Source
from crossbearing.read import Document, read
from crossbearing.worked_cases import archive_of

REPEATS = {"agency": "paper", "paper": "daily", "daily": "agency"}


def circle() -> str:
    """The problem as `facts check` prints it, computed like any other."""
    sources = {name: {"publisher": name.capitalize(), "repeats": [other]} for name, other in REPEATS.items()}
    _, archive = archive_of({"sources": sources, "statements": [{"source": "agency", "says": "yes"}]})
    files: dict[Key, Document] = {(Source, name): _file(name, other) for name, other in REPEATS.items()}
    (problem,) = repeats.problems(replace(archive, files=files))
    return str(problem)


def _file(name: str, other: str) -> Document:
    return read(f"repeats:\n  - {{source: {other}, how: quotes}}\n".encode(), f"facts/sources/{name}.yml")
