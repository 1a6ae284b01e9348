"""Turns a docstring into paragraphs, and each into stretches of words and of code."""

from __future__ import annotations

import re
from typing import TypeAlias

Stretch: TypeAlias = tuple[str, bool]
"""A text, and whether it stood in backticks."""


def paragraphs(docstring: str) -> tuple[tuple[Stretch, ...], ...]:
    """Each paragraph, its line breaks undone."""
    return tuple(stretches(" ".join(text.split())) for text in re.split(r"\n\s*\n", docstring.strip()))


def stretches(text: str) -> tuple[Stretch, ...]:
    """The words outside and inside of backticks, in turn."""
    return tuple((part, number % 2 == 1) for number, part in enumerate(text.split("`")) if part)
