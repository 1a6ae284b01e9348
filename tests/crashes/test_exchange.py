"""A folder is replaced only by a whole new one: killed, refused or interrupted at every single operation."""

from __future__ import annotations

import fcntl
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from crashes.dying import (
    Step,
    befall,
    begin,
    changes,
    end,
    ended,
    files_in,
    full_disk,
    interrupted,
    killed,
    names_in,
    operations,
    refused,
    run,
)
from crossbearing.commands.exchange import begin as begin_new
from crossbearing.commands.exchange import restore, successor
from tally import tried

OLD = {"index.html": b"old", "data/facts.json": b"old", "gone/index.html": b"old"}
HIDDEN = {".git/HEAD": b"ref", ".domain": b"example.org"}
NEW = {"index.html": b"new", "data/facts.json": b"new", "come/index.html": b"new"}


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def published(site: Path, files: dict[str, bytes]) -> Step:
    """Publishes these."""

    def step() -> int:
        with successor(site) as new:
            write(new, files)
        return 0

    return step


def restored(site: Path) -> Step:
    """What the next start does first."""

    def step() -> int:
        restore(site)
        return 0

    return step


def unfinished(site: Path) -> Step:
    """Begins a site, and never ends it."""

    def step() -> int:
        begin_new(site)
        return 0

    return step


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder that is published, in one of its own."""
    write(tmp_path / "here" / "site", OLD | HIDDEN)
    return tmp_path / "here" / "site"


def shown(site: Path) -> dict[str, bytes]:
    """What of it a reader can see."""
    return {name: content for name, content in files_in(site).items() if name not in HIDDEN}


@pytest.mark.parametrize("what", [killed, ended, interrupted, refused, full_disk], ids=lambda what: what.__name__)
def test_whatever_happens_at_whatever_operation_one_whole_site_stays(what: Any, site: Path) -> None:
    count = len(operations(published(site, NEW)))
    assert count > 15
    for at in range(1, count + 1):
        assert run(published(site, OLD)).code == 0
        befall(published(site, NEW), at, what)
        if site.exists():  # else it stands beside, between two renames
            assert shown(site) in (OLD, NEW), at
        elif what is not killed and what is not ended:
            pytest.fail(f"no site after operation {at}")
        assert run(restored(site)).code == 0
        assert shown(site) in (OLD, NEW), at
        assert run(published(site, NEW)).code == 0
        assert files_in(site) == NEW | HIDDEN, at
        assert names_in(site.parent) == {"site"}, at


def test_two_at_once_both_finish_and_one_site_is_whole(site: Path) -> None:
    """The first halts at each of its operations in turn, and goes on when the second is done, or waits for it."""
    first, second = NEW | {"by": b"first"}, NEW | {"by": b"second"}
    for at in range(1, len(operations(published(site, first))) + 1):
        assert run(published(site, OLD)).code == 0
        one = begin(published(site, first), halting(at))
        os.waitpid(one[0], os.WUNTRACED)
        other = begin(published(site, second), waking(one[0]))
        done = end(*other)
        os.kill(one[0], signal.SIGCONT)
        assert (done.code, done.said) == (0, "")
        assert end(*one).code == 0
        assert shown(site) in (first, second), at
        assert names_in(site.parent) == {"site"}, at
        tried("faults: another at once")


def halting(at: int) -> Any:
    left = at

    def before(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if changes(event, arguments):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGSTOP)

    return before


def waking(process: int) -> Any:
    """Lets the other go on as soon as this one has to wait for it."""

    def before(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "fcntl.flock" and not arguments[1] & fcntl.LOCK_NB:
            handle = os.open(f"/proc/self/fd/{arguments[0]}", os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.kill(process, signal.SIGCONT)
            finally:
                os.close(handle)

    return before


def test_what_another_still_writes_is_left_alone_and_what_nobody_writes_is_cleared_away(site: Path) -> None:
    ours = begin_new(site)
    run(unfinished(site))
    assert len(names_in(site.parent)) == 3
    restore(site)
    assert names_in(site.parent) == {"site", ours.name}


def test_a_torso_never_comes_back(site: Path) -> None:
    """Killed while the old site is removed, and then somebody removes the new one."""
    write(site.parent / ".site-gone-1", {"index.html": b"torso"})
    os.rename(site, site.parent / "elsewhere")  # noqa: PTH104
    restore(site)
    assert names_in(site.parent) == {"elsewhere"}


def test_a_link_that_bears_the_name_of_an_old_site_is_not_followed(site: Path) -> None:
    home = site.parents[1] / "home"
    write(home, {".secret": b"key", "letter": b"dear"})
    (site.parent / ".site-old-1").symlink_to(home)
    (site.parent / ".site-gone-1").symlink_to(home)
    assert run(published(site, NEW)).code == 0
    assert files_in(home) == {".secret": b"key", "letter": b"dear"}
    assert files_in(site) == NEW | HIDDEN
