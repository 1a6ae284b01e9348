"""What somebody may choose who measures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench.facts import ROOT

SMALL, LARGE = 1000, 5000
"""Larger archives than the first are built only by those who are compared; larger than the second, once."""


@dataclass(frozen=True, slots=True)
class Settings:
    """For one run."""

    sizes: tuple[int, ...] = (1000, 2000, 5000, 10_000)
    """How many claims the archives have that are built."""
    rounds: int = 3
    """How many times each is built, in turn with the others."""
    work: Path = ROOT / "build" / "bench"
    """A folder that may be filled."""
