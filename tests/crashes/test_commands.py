"""Every other command that writes: what stands under its own name is whole, and nobody's work is written over."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from crashes.dying import (
    Files,
    Step,
    befall,
    begin,
    changes,
    end,
    files_in,
    full_disk,
    interrupted,
    killed,
    operations,
    refused,
    run,
    within,
)
from crashes.test_exchange import halting, waking
from crossbearing.cli import main
from crossbearing.commands import usage
from crossbearing.commands.writing import create, replace

usage.parser()
QUOTATION = "Je voyais les terriers depuis mars"
WRITE = {
    "new": ["new", "source", "letter"],
    "capture": ["capture", "gazette", "page.html"],
    "schema": ["schema", "--to", "schemas"],
    "init": ["init", "other"],
    "export": ["export", "--to", "data"],
}
each_command = pytest.mark.parametrize("name", WRITE)


@pytest.fixture
def project(tiny: Path) -> Path:
    (tiny / "page.html").write_text(f"<!doctype html><title>Levee</title><p>“{QUOTATION}”</p>", encoding="utf-8")
    (tiny / "facts" / "captures").mkdir(exist_ok=True)
    return tiny


def command(project: Path, name: str) -> Step:
    def step() -> int:
        os.chdir(project)
        return main(WRITE[name])

    return step


def whole(project: Path, before: Files, after: Files) -> None:
    """Each file is as it was or as it has to become; what is unfinished is hidden."""
    for name, content in files_in(project).items():
        hidden = name.rpartition("/")[2].startswith(".") and name.endswith(".part")
        assert hidden or content in (before.get(name), after.get(name)), name
    assert before.keys() <= files_in(project).keys()


@each_command
def test_killed_or_refused_at_any_operation_it_leaves_no_half_file_and_works_the_next_time(
    name: str, project: Path, tmp_path: Path
) -> None:
    before = files_in(project)
    shutil.copytree(project, tmp_path / "original")
    kinds = operations(command(project, name))
    after = files_in(project)
    assert after != before
    few = range(1, len(kinds) + 1, max(1, len(kinds) // (4 if name == "export" else 8)))
    for at, what in zip(few, cycle([killed, refused, interrupted, full_disk]), strict=False):
        shutil.rmtree(project)
        shutil.copytree(tmp_path / "original", project)
        done = befall(command(project, name), at, what)
        assert "Traceback" not in done.said, (at, what, done.said)
        whole(project, before, after)
        if what in (refused, full_disk) and kinds[at - 1] != "os.remove":
            assert list(project.rglob("*.part")) == [], (at, what)
        run(command(project, name))
        assert files_in(project) == after, (at, what)


@each_command
@pytest.mark.parametrize("deadly", [False, True], ids=["an error", "a signal"])
def test_a_file_that_may_not_grow_is_not_written_in_part(name: str, deadly: bool, project: Path) -> None:
    before = files_in(project)
    for size in (0, 100):
        done = run(within(size, command(project, name), deadly))
        assert done.code == (-signal.SIGXFSZ if deadly else 1)
        assert deadly or done.said.endswith(
            "File too large (ask for room: your account may not write files of this size)\n"
        )
        assert {path: text for path, text in files_in(project).items() if not path.endswith(".part")} == before


@pytest.mark.parametrize("write", [replace, create], ids=["replacing", "creating"])
def test_two_who_write_one_file_at_once_write_one_of_the_two(write: Callable[[Path, str], Any], tmp_path: Path) -> None:
    path = tmp_path / "here" / "fact.yml"

    def writing(text: str) -> Step:
        return lambda: (write(path, text) and 0) or 0

    count = len(operations(writing("first")))
    for at in range(1, count + 1):
        shutil.rmtree(path.parent)
        one = begin(writing("first" * 1000), halting(at))
        os.waitpid(one[0], os.WUNTRACED)
        other = end(*begin(writing("other"), waking(one[0])))
        os.kill(one[0], signal.SIGCONT)
        assert (other.code, other.said, end(*one).code) == (0, "", 0)
        assert list(path.parent.iterdir()) == [path]
        assert path.read_text() in ("first" * 1000, "other")


def test_a_link_in_place_of_the_unfinished_file_is_not_followed(project: Path) -> None:
    """A pull request can bring one."""
    secret = project.parent / "secret"
    secret.write_text("mine")
    (project / "facts" / "captures" / ".gazette.yml.part").symlink_to(secret)
    done = run(command(project, "capture"))
    assert (done.code, done.said) == (
        1,
        "facts: facts/captures/.gazette.yml.part: Too many levels of symbolic links"
        " (remove the symbolic link that stands there)\n",
    )
    assert secret.read_text() == "mine"


@pytest.mark.parametrize("name", ["check", "build", "export", "diff"])
def test_whoever_only_reads_facts_needs_no_leave_to_write_there(name: str, project: Path) -> None:
    """As on a disk that cannot be written to."""
    facts = str(project / "facts")

    def before(event: str, arguments: tuple[Any, ...]) -> None:
        if changes(event, arguments) and Path(os.fsdecode(arguments[0])).absolute().is_relative_to(facts):
            os.write(2, f"wrote {arguments[0]}\n".encode())

    arguments = {"build": ["build", "--to", "out"], "export": ["export", "--to", "out"]}.get(name, [name])

    def step() -> int:
        os.chdir(project)
        return main(arguments)

    done = run(step, before)
    assert "wrote" not in done.said, done.said
