"""Turns a made-up archive into the commands that build it: ours, the peers', and the limits."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.facts import ROOT
from bench.measuring import CommandError, Cost, cost

PYTHON = ROOT / ".venv" / "bin" / "python"
PEERS = ROOT / "bench" / "peers"
ELEVENTY = ("node", ROOT / "bench" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs", "--config=eleventy.config.mjs")

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Contender:
    """Builds a site from the facts of a project in a folder of its own."""

    key: str
    name: str
    says: str
    """What it builds, for a reader."""
    build: Callable[[Path, Path], Command]
    """Of the project and its own folder; run in that folder."""
    prepare: Callable[[Path, Path], Command] | None = None
    """Before it, and counted."""
    templates: tuple[Path, ...] = ()
    """What its folder holds to begin with, the later over the earlier; not counted."""
    site: str = "site"
    """Where it writes, below its own folder."""
    made: Sequence[str] = field(default=())
    """What else it makes below its folder, or the project's, which a cold build must not find."""

    def set_up(self, folder: Path) -> None:
        """Its folder, new."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for templates in self.templates:
            shutil.copytree(templates, folder, dirs_exist_ok=True)

    def run(self, project: Path, folder: Path) -> tuple[Cost, Cost]:
        """What the preparation costs, and what the build; cold: nothing is left of an earlier one.

        Raises:
            CommandError: one of them ended with an error.
        """
        for name in (self.site, *self.made):
            shutil.rmtree(folder / name, ignore_errors=True)
        shutil.rmtree(project / ".cache", ignore_errors=True)
        prepared = _cost(self.prepare(project, folder), ROOT, folder) if self.prepare else Cost(0, 0, 0)
        return prepared, _cost(self.build(project, folder), folder, folder)


def _cost(command: Command, cwd: Path, folder: Path) -> Cost:
    return cost(command, cwd, {"XDG_CACHE_HOME": str(folder / "cache"), "NO_MKDOCS_2_WARNING": "1"})


def hugo() -> Path:
    """Its own program, without the Python around it. Raises CommandError where it is not installed."""
    found = sorted((ROOT / "bench" / ".venv").glob("lib/python*/site-packages/hugo/binaries/hugo"))
    if not found:
        raise CommandError("Hugo is not installed: run make bench")
    return found[0]


def _prepared(by: str, name: str) -> Callable[[Path, Path], Command]:
    """By a module, into a folder of that name."""
    return lambda project, folder: (PYTHON, "-m", f"bench.peers.{by}", project / "facts", folder / name)


OURS = Contender(
    "ours",
    "Crossbearing, `mkdocs build`",
    "every page, the search, the data set and the cards, in Material's whole shell",
    lambda project, folder: (
        *(PYTHON, "-m", "mkdocs", "build", "--quiet"),
        *("--config-file", project / "mkdocs.yml", "--site-dir", folder / "site"),
    ),
    made=("cache",),
)
HUGO = Contender(
    "hugo",
    "Hugo, plain",
    "a page for each claim, incident, source and term, with the statements; plain shell, no search",
    lambda project, folder: (hugo(), "--quiet", "--destination", "site"),
    _prepared("plain", "data"),
    (PEERS / "hugo",),
    made=("data", "resources"),
)
NUNJUCKS, JAVASCRIPT = (
    Contender(
        key,
        f"Eleventy, plain, {language} templates",
        f"the same pages as Hugo, plain; {why}",
        lambda project, folder: (*ELEVENTY, "--quiet", "--output=site"),
        _prepared("plain", "_data"),
        (PEERS / key,),
        made=("_data",),
    )
    for key, language, why in (
        ("eleventy", "Nunjucks", "the targets were set by this one"),
        ("eleventy_js", "JavaScript", "its fastest templates, which escape only what they are told to"),
    )
)
HUGO_WHOLE = Contender(
    "hugo_whole",
    "Hugo, our pages",
    "handed what our core computed, prints findings, trees of origins, comparisons and mentions too; plain shell",
    HUGO.build,
    _prepared("whole", "data"),
    (PEERS / "hugo", PEERS / "hugo_whole"),
    made=HUGO.made,
)
LIMIT = Contender(
    "limit",
    "Limit: `facts build`",
    "load, render and write without MkDocs, in one process, in a plain shell",
    lambda project, folder: (
        *(PYTHON, "-m", "crossbearing", "build", "--facts", project / "facts"),
        *("--docs", project / "docs", "--to", folder / "site"),
    ),
    made=("cache",),
)
COPY = Contender(
    "copy",
    "Limit: copying",
    "copies the files that our build has finished",
    lambda project, folder: ("cp", "-R", folder.parent / OURS.key / OURS.site, folder / "site"),
)
RIVALS = (OURS, HUGO, NUNJUCKS)
"""Whom the targets compare."""
OTHERS = (HUGO_WHOLE, JAVASCRIPT, LIMIT, COPY)
"""Who explain; after ours, for one of them copies it."""
