"""Turns look-ups into a record of what was looked up, so that a page is known to be stale when that changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from typing import TypeAlias, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

Read: TypeAlias = tuple[str, object]
"""The name of a mapping, and a key in it, or `EVERY`."""
EVERY = "*"
"""No key: all values were looked at."""


class Reads:
    """What is being looked up; each stretch of work notes its own."""

    def __init__(self) -> None:
        self._open: list[set[Read]] = []
        self.asked: str | None = None
        """The fact whose pages are printed; None where all are."""

    @contextmanager
    def noting(self) -> Iterator[set[Read]]:
        """What is looked up in this block, and in no block within it."""
        found: set[Read] = set()
        self._open.append(found)
        try:
            yield found
        finally:
            self._open.pop()

    def note(self, name: str, key: object) -> None:
        """A value was looked at."""
        if self._open:
            self._open[-1].add((name, key))

    def inherit(self, reads: Set[Read]) -> None:
        """What rests on these was looked at."""
        if self._open:
            self._open[-1] |= reads


class Traced(Mapping[Key, Value]):
    """A mapping that tells which of its values are looked at. Which keys it has is not told: an edit changes none."""

    def __init__(self, name: str, of: Mapping[Key, Value], reads: Reads, keys_change: bool = False) -> None:
        """A mapping by this name.

        Args:
            keys_change: whether an edit may change its keys, so that what is not there is looked up too.
        """
        self.name, self.of, self._reads, self._keys_change = name, of, reads, keys_change

    def __getitem__(self, key: Key) -> Value:
        self._reads.note(self.name, key)
        return self.of[key]

    def __contains__(self, key: object) -> bool:
        if self._keys_change:
            self._reads.note(self.name, key)
        return key in self.of

    def __iter__(self) -> Iterator[Key]:
        if self._keys_change:
            self._reads.note(self.name, EVERY)
        return iter(self.of)

    def __len__(self) -> int:
        if self._keys_change:
            self._reads.note(self.name, EVERY)
        return len(self.of)

    def values(self):  # type: ignore[no-untyped-def]
        """All of them, at once rather than one by one."""
        self._reads.note(self.name, EVERY)
        return self.of.values()

    def items(self):  # type: ignore[no-untyped-def]
        """All of them, at once rather than one by one."""
        self._reads.note(self.name, EVERY)
        return self.of.items()


def changed(name: str, before: Mapping[Key, Value], after: Mapping[Key, Value]) -> set[Read]:
    """The values that differ, as whoever looked at them noted it."""
    keys = [key for key in before.keys() | after.keys() if not _same(key, before, after)]
    return {(name, key) for key in (*keys, EVERY)} if keys else set()


def _same(key: Key, before: Mapping[Key, Value], after: Mapping[Key, Value]) -> bool:
    if key not in before or key not in after:
        return False
    one, other = before[key], after[key]
    return one is other or one == other
