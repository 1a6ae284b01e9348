"""Turns archives of several sizes into what each contender needs to build them, in turn with the others."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench import facts
from bench.contenders import OTHERS, RIVALS, Contender
from bench.measuring import CommandError, Cost
from bench.parts.settings import LARGE, SMALL, Settings

CARD = "card/index.html"
"""How the path of a card ends, which other pages embed: no page of its own."""


def measure(settings: Settings) -> dict[str, Any]:
    """By the number of claims and the key of the contender."""
    return {"sizes": {str(claims): _size(settings, claims) for claims in settings.sizes}}


def _size(settings: Settings, claims: int) -> dict[str, Any]:
    work = settings.work / f"builds-{claims}"
    shutil.rmtree(work, ignore_errors=True)
    facts.write(claims, work / "project")
    contenders = (*RIVALS, *OTHERS) if claims <= SMALL else RIVALS
    found: dict[str, dict[str, Any]] = {contender.key: {"prepared": [], "built": []} for contender in contenders}
    for contender in contenders:
        contender.set_up(work / contender.key)
    for turn in range(1 if claims > LARGE else settings.rounds):
        for contender in contenders:
            _turn(contender, work, found[contender.key])
            print(f"  {claims} claims, round {turn + 1}: {_told(contender, found)}", flush=True)
    for contender in contenders:
        found[contender.key] |= _output(work / contender.key / contender.site)
    shutil.rmtree(work)
    return found


def _turn(contender: Contender, work: Path, entry: dict[str, Any]) -> None:
    """One build more; who failed once is not asked again."""
    if "failed" in entry:
        return
    try:
        prepared, built = contender.run(work / "project", work / contender.key)
    except CommandError as failure:
        entry["failed"] = str(failure)
        return
    entry["prepared"].append(_values(prepared))
    entry["built"].append(_values(built))


def _values(cost: Cost) -> dict[str, float]:
    return {"wall": cost.wall, "cpu": cost.cpu, "memory": cost.memory}


def _told(contender: Contender, found: Mapping[str, Mapping[str, Any]]) -> str:
    entry = found[contender.key]
    if "failed" in entry:
        return f"{contender.name} failed: {entry['failed']}"
    prepared, built = entry["prepared"][-1], entry["built"][-1]
    return f"{contender.name} {prepared['wall']:.2f} + {built['wall']:.2f} s, {built['memory'] / 1e6:.0f} MB"


def _output(site: Path) -> dict[str, int]:
    """What was written: bytes of all files, number and bytes of the pages, and apart from them of the cards."""
    files = [path for path in site.rglob("*") if path.is_file()]
    cards = [path for path in files if path.as_posix().endswith(CARD)]
    pages = [path for path in files if path.suffix == ".html" and not path.as_posix().endswith(CARD)]
    of_cards = {"cards": len(cards), "html_of_cards": _bytes(cards)}
    return {"bytes": _bytes(files), "pages": len(pages), "html": _bytes(pages)} | of_cards


def _bytes(files: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in files)
