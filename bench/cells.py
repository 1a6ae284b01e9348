"""Turns values into the cells of a table in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Three columns are as many as fit a phone, so a cell may hold several lines."""
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, ["---"] * len(head), *rows))


def lines(*words: str) -> str:
    """In one cell; none for what is empty."""
    return "<br>".join(filter(None, words))


def number(value: float) -> str:
    """Three digits at least."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def seconds(value: float) -> str:
    """As measured."""
    return f"{number(value)} s"


def megabytes(count: float) -> str:
    """Of so many bytes."""
    return f"{number(count / 1e6)} MB"


def kilobytes(count: float) -> str:
    """Of so many bytes."""
    return f"{number(count / 1e3)} kB"
