"""The same facts make the same bytes on another day, in another folder, locale and time zone, by another hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ON_A_DAY = """
import sys, runpy, time_machine
with time_machine.travel(sys.argv.pop(1)):
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
MACHINES = {
    "2026-02-28T23:59Z": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"},
    "2031-12-31T12:00Z": {"PYTHONHASHSEED": "2", "TZ": "Pacific/Pago_Pago", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8"},
}
DOORS = {
    "mkdocs": ["mkdocs", "build", "--strict", "--quiet"],
    "facts build": ["crossbearing", "build", "--to", "site"],
    "facts export": ["crossbearing", "export", "--to", "site"],
}


@pytest.mark.parametrize("door", DOORS)
def test_two_builds_are_the_same_bytes(
    door: str, copy_of_tiny: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    first, second = (
        files(built(copy_of_tiny(tmp_path_factory.mktemp(f"n{number}") / ("deep" * number) / "tiny"), door, day))
        for number, day in enumerate(MACHINES, start=1)
    )
    assert len(first) > 5
    assert sorted(first) == sorted(second)
    assert [name for name, data in first.items() if second[name] != data] == []


def built(project: Path, door: str, day: str) -> Path:
    """The site of a copy of the small project, made as if on that day on that machine."""
    done = subprocess.run(
        [sys.executable, "-c", ON_A_DAY, day, *DOORS[door]],
        cwd=project,
        capture_output=True,
        text=True,
        env={**os.environ, **MACHINES[day], "NO_MKDOCS_2_WARNING": "1"},
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    return project / "site"


def files(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return dict(_files(folder))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
