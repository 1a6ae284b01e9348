"""Turns a path with stars, such as `statements.*.source`, into the values of a fact that it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from crossbearing.kinds import Fact

Path: TypeAlias = tuple[str | int, ...]


def follow(fact: Fact, path: str) -> Iterator[tuple[Path, Any]]:
    """Each value with its own path, in the order of the file; nothing for what was left out."""
    reached: list[tuple[Path, Any]] = [((), fact)]
    for step in path.split("."):
        reached = [further for so_far, value in reached for further in _step(so_far, value, step)]
    return ((so_far, value) for so_far, value in reached if value is not None)


def _step(so_far: Path, value: Any, step: str) -> Iterator[tuple[Path, Any]]:
    if value is None:
        return
    if step != "*":
        yield (*so_far, step), getattr(value, step)
    elif isinstance(value, Mapping):
        yield from (((*so_far, key), entry) for key, entry in value.items())
    else:
        yield from (((*so_far, index), item) for index, item in enumerate(value))
