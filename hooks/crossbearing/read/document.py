"""What was read from one file: its values, and the spot of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeAlias

from crossbearing.problems import Place, Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]
LineAndColumn: TypeAlias = tuple[int, int]
"""Both count from 1; columns in code points."""


NOTHING: Mapping[Any, Any] = MappingProxyType({})
"""What a text has for parts; one for all, as there may be half a million in a file."""


@dataclass(slots=True)
class Spot:
    """Where a value stands, and where its parts stand: keys with their values in a mapping, items in a list."""

    line: int = 1
    column: int = 1
    extent: tuple[int, int] = (0, 0)
    """The first code point of a text in the file, quotation mark included, and the first after it."""
    keys: Mapping[str, LineAndColumn] = field(default_factory=lambda: NOTHING)
    parts: Mapping[str | int, Spot] = field(default_factory=lambda: NOTHING)

    def find(self, path: Path, key: bool) -> LineAndColumn:
        """The end of the path, or the last part of it that exists; `key` asks for the field's name."""
        spot = self
        for index, step in enumerate(path):
            if step not in spot.parts:
                break
            if key and index == len(path) - 1 and isinstance(step, str):
                return spot.keys[step]
            spot = spot.parts[step]
        return spot.line, spot.column


@dataclass(slots=True)
class Document:
    """A file's value with the spot of each part; `problems` says why the value must not be used."""

    file: str
    text: str = field(default="", repr=False)
    value: Value = None
    spot: Spot = field(default_factory=Spot, repr=False)
    problems: list[Problem] = field(default_factory=list)
    later: Callable[[], Spot] | None = field(default=None, repr=False, compare=False)
    """Makes the spot, where it is packed: few documents are asked for it."""

    def refuse(self, at: LineAndColumn, message: str, hint: str) -> None:
        """Adds a problem."""
        self.problems.append(Problem(Place(self.file, *at), message, hint, "yaml"))

    def find(self, path: Path, key: bool = False) -> Place:
        """The place at the end of the path, or of the last part of it that exists; `key` asks for the field's name."""
        return Place(self.file, *self.whole.find(path, key))

    def extent(self, path: Path) -> tuple[int, int]:
        """The first code point, in the file, of the text at the path, and the first after it."""
        spot = self.whole
        for step in path:
            spot = spot.parts[step]
        return spot.extent

    def find_words(self, path: Path, words: tuple[int, int]) -> Place:
        """The place of a stretch of the text at the path; that of the text where escapes hide it.

        Args:
            path: leads to a text.
            words: first code point of the stretch in the text, stripped, and the first after it.
        """
        spot, value = self.whole, self.value
        for step in path:
            spot, value = spot.parts[step], value[step]  # type: ignore[index]
        text = str(value).strip()
        stretch = text[slice(*words)]
        typed = re.compile(r"\s+".join(map(re.escape, stretch.split())))
        before = len(typed.findall(text, 0, words[0]))
        found = next(islice(typed.finditer(self.text, *spot.extent), before, None), None)
        return Place(self.file, *end_of(self.text[: found.start()])) if found else self.find(path)

    @property
    def whole(self) -> Spot:
        """The spot of its value, with all parts."""
        return self.later() if self.later else self.spot


def end_of(text: str) -> LineAndColumn:
    """Where the next character would stand."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")
