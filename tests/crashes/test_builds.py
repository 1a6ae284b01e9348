"""Both ways to build: whatever befalls them on the way, the site is the old one or the new one, whole.

`make test` takes a few of the operations, the same each time; `make fuzz` takes all that a build without MkDocs has.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import mkdocs.commands.build  # noqa: F401  here, so that each copy of this process has it
import pytest
from hypothesis import settings
from mkdocs.__main__ import cli

from crashes.dying import (
    End,
    Files,
    Step,
    befall,
    ended,
    files_in,
    full_disk,
    interrupted,
    killed,
    names_in,
    operations,
    refused,
    run,
    within,
)
from crossbearing.cli import main
from crossbearing.commands import usage

usage.parser()
TOO_LARGE = "File too large (ask for room: your account may not write files of this size)"
STAYS = "; the site stays as it was."
LEVEE = "facts/glossary/concepts/levee.yml"


@dataclass(frozen=True)
class Door:
    """One way to build, in a project of its own, whose facts are now those of the old site, now those of the new."""

    project: Path
    build: Step
    sites: dict[str, Files]

    @property
    def site(self) -> Path:
        return self.project / "site"

    def facts(self, which: str) -> None:
        text = (self.project / LEVEE).read_text(encoding="utf-8").replace("A bank of clay", "A bank of earth")
        changed = text if which == "old" else text.replace("A bank of earth", "A bank of clay")
        (self.project / LEVEE).write_text(changed, encoding="utf-8")

    def check(self) -> None:
        """The site is whole; the next build works, and leaves nothing beside it."""
        assert not self.site.exists() or files_in(self.site) in self.sites.values()
        done = run(self.build)
        assert done.code == 0, done.said
        assert files_in(self.site) == self.sites["new"]
        assert names_in(self.project) == {"docs", "facts", "facts.json", "mkdocs.yml", "site"}


@pytest.fixture(scope="module", params=["facts", "mkdocs"])
def door(
    request: pytest.FixtureRequest, copy_of_tiny: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Door:
    """Each door, with both of its sites as they are when nothing goes wrong."""
    project = copy_of_tiny(tmp_path_factory.mktemp("crashes") / "tiny")

    def build() -> int:
        os.chdir(project)
        if request.param == "facts":
            return main(["build", "--to", "site"])
        cli(["build", "--quiet"])
        return 0

    door = Door(project, build, {})
    for which in ("new", "old"):
        shutil.rmtree(door.site, ignore_errors=True)
        door.facts(which)
        assert run(build) == End(0, "")
        door.sites[which] = files_in(door.site)
    assert door.sites["old"] != door.sites["new"]
    return door


def chosen(kinds: list[str]) -> list[int]:
    """Each renaming; of the others a few in `make test`, and all in `make fuzz`."""
    if settings.get_current_profile_name() == "fuzz" and kinds.count("os.chmod") < 2:
        return list(range(1, len(kinds) + 1))
    renamed = {at for at, kind in enumerate(kinds, start=1) if kind == "os.rename"}
    spread = set(range(2, len(kinds), len(kinds) // 4))
    return sorted(renamed | spread)


def test_whatever_happens_one_whole_site_stays_and_the_next_build_works(door: Door) -> None:
    door.facts("new")
    kinds = operations(door.build)
    faults: Any = cycle([killed, interrupted, ended, refused, full_disk])
    for at in chosen(kinds):
        what = next(faults)
        start_from_old(door)
        done = befall(door.build, at, what)
        assert "Traceback" not in done.said, (at, what, done.said)
        if what in (refused, full_disk, interrupted):
            assert door.site.exists(), (at, what)
        door.check()


@pytest.mark.parametrize("deadly", [False, True], ids=["an error", "a signal"])
def test_a_disk_on_which_files_may_not_grow_keeps_the_old_site(door: Door, deadly: bool) -> None:
    for size in (0, 3000):
        start_from_old(door)
        done = run(within(size, door.build, deadly))
        assert done.code != 0
        assert deadly or done.said.strip().removesuffix(STAYS).endswith(TOO_LARGE), done.said
        assert "Traceback" not in done.said
        assert files_in(door.site) == door.sites["old"]
        door.check()


def start_from_old(door: Door) -> None:
    """The old site is published, and the facts are new."""
    shutil.rmtree(door.site)
    for name, content in door.sites["old"].items():
        (door.site / name).parent.mkdir(parents=True, exist_ok=True)
        (door.site / name).write_bytes(content)
    door.facts("new")
