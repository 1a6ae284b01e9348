"""Turns what was measured, part by part, into a file and back: `bench/results.json`, of which the page is made."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.facts import ROOT

RESULTS = ROOT / "bench" / "results.json"
Values = Mapping[str, Any]


class MissingError(LookupError):
    """A value that was not measured, or could not be; the text is for a reader."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of all parts, whenever they were measured."""

    parts: Mapping[str, Values]

    @classmethod
    def read(cls, file: Path = RESULTS) -> Found:
        """What is in the file; nothing where there is none."""
        return cls(json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {})

    def write(self, file: Path = RESULTS) -> None:
        """Sorted, and on many lines, so that a change can be read."""
        file.write_text(json.dumps(self.parts, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")

    def at(self, *names: str) -> Any:
        """What lies below these names, the part's first. Raises MissingError where it was not measured or failed."""
        values: Any = self.parts
        for name in names:
            if name not in values:
                raise MissingError("not measured")
            values = values[name]
            if isinstance(values, dict) and "failed" in values:
                raise MissingError(f"failed: {values['failed']}")
        return values

    def build(self, claims: int, contender: str) -> Build:
        """What a contender needed for so many claims. Raises MissingError."""
        return Build(self.at("builds", "sizes", str(claims), contender))


@dataclass(frozen=True, slots=True)
class Build:
    """All runs of one contender at one size."""

    entry: Values

    @property
    def wall(self) -> float:
        """The median in seconds, with its preparation."""
        return self._median(lambda prepared, built: prepared["wall"] + built["wall"])

    @property
    def cpu(self) -> float:
        """The median in seconds, with its preparation."""
        return self._median(lambda prepared, built: prepared["cpu"] + built["cpu"])

    @property
    def prepared(self) -> float:
        """The median in seconds on the wall, of the preparation alone."""
        return self._median(lambda prepared, built: prepared["wall"])

    @property
    def memory(self) -> float:
        """The median of the peaks, in bytes."""
        return self._median(lambda prepared, built: max(prepared["memory"], built["memory"]))

    @property
    def page(self) -> float:
        """Bytes of HTML a page."""
        return float(self.entry["html"] / self.entry["pages"])

    @property
    def page_or_card(self) -> float:
        """Bytes of HTML a page, a card to embed counted as one too."""
        return float((self.entry["html"] + self.entry["html_of_cards"]) / (self.entry["pages"] + self.entry["cards"]))

    @property
    def bytes(self) -> int:
        """Of all that it wrote."""
        return int(self.entry["bytes"])

    @property
    def pages(self) -> int:
        """How many it wrote."""
        return int(self.entry["pages"])

    def _median(self, of: Callable[[Values, Values], float]) -> float:
        return median(of(*run) for run in zip(self.entry["prepared"], self.entry["built"], strict=True))
