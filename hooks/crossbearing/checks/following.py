"""Turns a path with stars, such as `statements.*.source`, into the values of a fact that it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from crossbearing.kinds import Fact

Path: TypeAlias = tuple[str | int, ...]


def follow(fact: Fact, path: str) -> Iterator[tuple[Path, Any]]:
    """Each value with its own path, in the order of the file; nothing for what was left out."""
    reached: list[tuple[Path, Any]] = [((), fact)]
    for step in _steps(path):
        if step == "*":
            reached = [((*so_far, key), item) for so_far, value in reached for key, item in _items(value)]
        else:
            reached = [((*so_far, step), getattr(value, step)) for so_far, value in reached]
        reached = [entry for entry in reached if entry[1] is not None]
    return iter(reached)


@cache
def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.split("."))


def _items(value: Any) -> Iterable[tuple[str | int, Any]]:
    return value.items() if isinstance(value, Mapping) else enumerate(value)
