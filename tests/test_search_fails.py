"""A search that cannot be made costs one sentence, never the site that is there: with stand-ins for Pagefind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from crossbearing.commands.pagefind import files_of

STAND_IN = "from pathlib import Path\ndef get_executable(): return Path({program!r})\n"
NONE_THERE = "def get_executable(): raise FileNotFoundError('Could not find any of [...]')\n"


def answers(payload: object) -> str:
    """A program that gives the same answer to everything that is said to it."""
    answer = b64encode(json.dumps({"payload": payload}).encode())
    return f"""#!{sys.executable}
import os
while said := os.read(0, 65536):
    os.write(1, {answer + b","!r} * said.count(b","))
"""


BROKEN = {
    "gone": (NONE_THERE, "cannot be started, its program is not there (install the requirements again)"),
    "ends": ("#!/bin/sh\nexit 3\n", "ended before the index was whole"),
    "refuses": (answers({"type": "Error", "message": "no room"}), "no room"),
}


@pytest.fixture
def broken(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[dict[str, str], str]:
    """An environment in which Pagefind is broken in some way, and what is said of it."""
    what, said = BROKEN[request.param]
    folder = tmp_path / "stand-in"
    folder.mkdir()
    program = folder / "pagefind"
    program.write_text(what)
    program.chmod(0o755)
    (folder / "pagefind_bin.py").write_text(what if what is NONE_THERE else STAND_IN.format(program=str(program)))
    return {**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1"}, said


def run(tiny: Path, environment: dict[str, str], *command: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=tiny, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("broken", BROKEN, indirect=True)
def test_facts_build_says_so_and_the_old_site_stays(tiny: Path, broken: tuple[dict[str, str], str]) -> None:
    environment, said = broken
    (tiny / "site" / "data").mkdir(parents=True)
    (tiny / "site" / "data" / "facts.json").write_text("old")
    assert run(tiny, environment, "crossbearing", "build", "--to", "site") == (1, "", f"facts: Pagefind: {said}\n")
    assert [path.name for path in (tiny / "site").rglob("*")] == ["data", "facts.json"]
    assert sorted(path.name for path in tiny.iterdir()) == ["docs", "facts", "facts.json", "mkdocs.yml", "site"]


@pytest.mark.parametrize("broken", ["ends"], indirect=True)
def test_mkdocs_says_so_and_the_old_site_stays(tiny: Path, broken: tuple[dict[str, str], str]) -> None:
    environment, said = broken
    (tiny / "site").mkdir()
    (tiny / "site" / "index.html").write_text("old")
    code, out, _ = run(tiny, environment, "mkdocs", "build", "--quiet")
    assert (code, out) == (1, f"\nAborted: Pagefind: {said}; the site stays as it was.\n")
    assert (tiny / "site" / "index.html").read_text() == "old"
    assert sorted(path.name for path in tiny.iterdir()) == ["docs", "facts", "facts.json", "mkdocs.yml", "site"]


@pytest.mark.parametrize(
    "answer", [b"hello", b"e30=", b"e3", b64encode(b"[]"), b64encode(b'{"payload": {"type": "IndexedFile"}}')]
)
def test_whatever_answers_in_its_place_is_told_apart(answer: bytes) -> None:
    with pytest.raises(OSError, match="answers in a way that is not known here"):
        files_of([answer], 1)
