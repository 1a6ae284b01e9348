"""Turns a folder of facts into a weighed site, or prints the errors that forbid it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from crossbearing.archive import Archive, Loaded, load
from crossbearing.commands.checking import check_in
from crossbearing.commands.collecting import undisturbed
from crossbearing.commands.kept import FEWEST
from crossbearing.commands.memory import memory_of
from crossbearing.commands.processes import worth
from crossbearing.commands.progress import steps
from crossbearing.problems import Problem, errors
from crossbearing.read import Document
from crossbearing.site import Site, site_of


def read_site(folder: Path) -> tuple[Site | None, tuple[Problem, ...]]:
    """The site, None where there are errors, and all problems; rules that need today's date are for `facts check`."""
    loaded = loaded_from(folder)
    problems = check_in(folder, loaded, None)
    wrong = errors(problems)
    for problem in wrong:
        print(problem, file=sys.stderr)
    tell_drafts(loaded.archive)
    return None if wrong else site_of(loaded.archive), problems


def loaded_from(folder: Path) -> Loaded:
    """Its facts; what was read of the same files before is not read again."""
    names = _files_in(folder)
    with undisturbed(), steps("Reading facts", len(names)) as tell:
        memory = memory_of(folder)
        processes = worth(len(names), FEWEST) if memory.is_new else 1
        if processes > 1:
            memory.learn(folder, names, processes, tell)

        def reading(data: bytes, file: str) -> Document:
            tell(processes == 1)
            return memory.read(data, file)

        loaded = load(folder, reading)
        memory.keep()
    return loaded


def _files_in(folder: Path) -> list[str]:
    """Those that may be facts, by their paths below the folder."""
    found = (f"{above}/{name}" for above, _, names in os.walk(folder) for name in names)
    below = len(f"{folder}/")
    return [path[below:] for path in found if path.endswith(".yml")]


def tell_drafts(archive: Archive) -> None:
    """Says of each draft that it is left out, so that nobody looks for its page in vain."""
    for file in sorted(archive.drafts.values()):
        print(f"{file}: a draft, left out of the site", file=sys.stderr)
