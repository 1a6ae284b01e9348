"""Hostile files and names: each case has its exact outcome, no traceback, and an amount of work that is bounded."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import yaml

from crossbearing.archive import load
from crossbearing.checks import check
from crossbearing.cli import main
from crossbearing.problems import errors

HERE = Path(__file__).parent
BASE = HERE.parent / "cases" / "base"
MOST_CALLS = 3_000_000
"""Of functions, for one case; a clean archive needs some ten thousand, two hundred lines of open brackets the most."""


@cache
def cases() -> Mapping[str, Mapping[str, Any]]:
    """Each by its name: what it is, what is added to a sound archive, and all errors that are told of it."""
    paths = sorted((HERE / "files").glob("*.yml"))
    return {path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) for path in paths}


@pytest.mark.parametrize("name", cases())
def test_hostile_files_are_told_in_full(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    prepared(cases()[name], tmp_path / "facts")
    found, calls = counted(told)
    assert found == cases()[name]["problems"]
    assert calls < MOST_CALLS


@pytest.mark.parametrize("name", cases())
def test_the_program_ends_with_problems_and_never_with_a_traceback(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    prepared(cases()[name], tmp_path / "facts")
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        code = main(["check", "--today", "2026-11-23"])
    assert (code, said.getvalue()) == (1 if cases()[name]["problems"] else 0, "")


@pytest.mark.parametrize("name", ["many-brackets", "many-references"])
def test_twice_the_text_is_twice_the_work(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    for folder, share in (("half", 2), ("whole", 1)):
        (tmp_path / folder).mkdir()
        monkeypatch.chdir(tmp_path / folder)
        ((file, content),) = cases()[name]["files"].items()
        prepared({"files": {file: {**content, "times": content["times"] // share}}}, Path("facts"))
        calls.append(counted(told)[1])
    assert calls[1] < 2.2 * calls[0]


def prepared(case: Mapping[str, Any], facts: Path) -> None:
    """A sound archive, with what the case adds."""
    shutil.copytree(BASE, facts)
    for name, content in case.get("files", {}).items():
        _ready(facts / name).write_bytes(_bytes(content))
    for name, changes in case.get("edits", {}).items():
        text = (facts / name).read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new, 1)
        (facts / name).write_text(text, encoding="utf-8")
    for name, target in case.get("links", {}).items():
        _ready(facts / name).symlink_to(target)
    for name, kind in case.get("special", {}).items():
        _SPECIAL[kind](_ready(facts / name))


def told() -> list[str]:
    """All errors."""
    return [str(problem) for problem in errors(check(load(Path("facts"))))]


def counted(step: Callable[[], list[str]]) -> tuple[list[str], int]:
    """What the step gives, and how many functions it called: a bound that no slow machine breaks."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        return step(), calls
    finally:
        sys.setprofile(before)


def _ready(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _bytes(content: Any) -> bytes:
    """A text; or one that is repeated; or bytes in hexadecimal, where it is no text."""
    if isinstance(content, str):
        return content.encode()
    if "hex" in content:
        return bytes.fromhex(str(content["hex"]))
    before = str(content.get("before", ""))
    return (before + str(content["text"]) * int(content["times"])).encode()


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(path.parent)  # the name of a socket has at most some hundred letters
        try:
            server.bind(path.name)
        finally:
            os.chdir(here)


_SPECIAL: Mapping[str, Callable[[Path], None]] = {"pipe": os.mkfifo, "socket": _socket, "folder": Path.mkdir}
