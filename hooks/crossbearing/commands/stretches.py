"""Turns what changed into its two texts; long ones into the stretches in which they differ."""

from __future__ import annotations

from itertools import takewhile

from crossbearing.changes import Change

LONG = 240
"""Code points, beyond which only the stretch is shown in which a text changed."""
AROUND = 8
"""Words that are shown before and after that stretch."""


def apart(change: Change) -> tuple[str, str]:
    """Both texts; of two long ones the stretch in which they differ, with a few words around it."""
    was, now = change.was.split(), change.now.split()
    if not was or not now or max(len(change.was), len(change.now)) <= LONG:
        return change.was, change.now
    before = _alike(was, now)
    after = _alike(was[before:][::-1], now[before:][::-1])
    return _stretch(was, before, after), _stretch(now, before, after)


def _alike(one: list[str], other: list[str]) -> int:
    """How many words are the same from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _stretch(words: list[str], before: int, after: int) -> str:
    """The words without so many that are the same at either end, but for a few of them."""
    start, end = max(0, before - AROUND), len(words) - max(0, after - AROUND)
    return " ".join((*(["…"] if start else []), *words[start:end], *(["…"] if end < len(words) else [])))
