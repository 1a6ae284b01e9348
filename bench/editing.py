"""Turns the first claim of a made-up archive, in our file or in what a peer reads, into one with another answer."""

from __future__ import annotations

import re
from pathlib import Path

CLAIM = "incidents/incident-0000/claims/question-0"
"""Its address; below the facts, its file."""
ANSWER = re.compile(r"(?<=was fired at from the )[^.]+(?=\.)")
"""What is changed: the first such place in the file."""


def edited(facts: Path, place: str) -> None:
    """The claim's own file."""
    _replace(facts / f"{CLAIM}.yml", place)


def edited_in(data: Path, place: str) -> None:
    """The list of claims that a peer reads, as if its preparation had taken no time."""
    _replace(data / "claims.json", place)


def _replace(file: Path, place: str) -> None:
    """Written at once, in the middle of the file's life: what watches it sees one change."""
    text = file.read_text(encoding="utf-8")
    file.write_text(ANSWER.sub(place, text, count=1), encoding="utf-8")
