"""Counts what the tests try: `make fuzz` prints how often each was tried."""

from __future__ import annotations

import os
from pathlib import Path

TALLY = Path(os.environ.get("TALLY", os.devnull))


def tried(what: str) -> None:
    """One more of these."""
    with TALLY.open("a") as marks:
        marks.write(f"{what}\n")
