"""Turns an archive into what `facts check` and `facts export` need for it."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median
from typing import Any

from bench import facts
from bench.contenders import PYTHON
from bench.editing import edited
from bench.measuring import Cost, cost
from bench.parts.settings import Settings

CLAIMS = 5000


def measure(settings: Settings) -> dict[str, Any]:
    """Medians: nothing remembered, everything remembered, one file changed since; and the export."""
    work = settings.work / "commands"
    shutil.rmtree(work, ignore_errors=True)
    facts.write(CLAIMS, work)
    runs: dict[str, list[Cost]] = {"cold": [], "unchanged": [], "changed": [], "export": []}
    for turn in range(settings.rounds):
        shutil.rmtree(work / ".cache", ignore_errors=True)
        for name in runs:
            if name == "changed":
                edited(work / "facts", f"track {turn}")
            command = ("export", "--to", f"exported-{turn}") if name == "export" else ("check",)
            runs[name].append(_cost(work, *command))
            print(f"  {name}: {runs[name][-1].wall:.2f} s", flush=True)
    shutil.rmtree(work)
    return {"claims": CLAIMS, **{name: _medians(costs) for name, costs in runs.items()}}


def _cost(work: Path, *command: str) -> Cost:
    return cost((PYTHON, "-m", "crossbearing", *command), work, {"XDG_CACHE_HOME": str(work / "cache")})


def _medians(costs: list[Cost]) -> dict[str, float]:
    return {name: median(getattr(one, name) for one in costs) for name in ("wall", "cpu", "memory")}
