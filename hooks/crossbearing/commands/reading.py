"""Turns a folder of facts into a weighed site, or prints the errors that forbid it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from crossbearing.archive import Archive, Loaded, load
from crossbearing.checks import check
from crossbearing.commands.collecting import undisturbed
from crossbearing.commands.memory import memory_of
from crossbearing.commands.progress import steps
from crossbearing.problems import Problem, errors
from crossbearing.read import Document
from crossbearing.site import Site, site_of


def read_site(folder: Path) -> tuple[Site | None, tuple[Problem, ...]]:
    """The site, None where there are errors, and all problems; rules that need today's date are for `facts check`."""
    loaded = loaded_from(folder)
    problems = check(loaded, None)
    wrong = errors(problems)
    for problem in wrong:
        print(problem, file=sys.stderr)
    tell_drafts(loaded.archive)
    return None if wrong else site_of(loaded.archive), problems


def loaded_from(folder: Path) -> Loaded:
    """Its facts; what was read of the same files before is not read again."""
    with undisturbed(), steps("Reading facts", _files_in(folder)) as tell:
        memory = memory_of(folder)

        def reading(data: bytes, file: str) -> Document:
            tell()
            return memory.read(data, file)

        loaded = load(folder, reading)
        memory.keep()
    return loaded


def _files_in(folder: Path) -> int:
    """About how many there are to read."""
    return sum(name.endswith(".yml") for _, _, names in os.walk(folder) for name in names)


def tell_drafts(archive: Archive) -> None:
    """Says of each draft that it is left out, so that nobody looks for its page in vain."""
    for file in sorted(archive.drafts.values()):
        print(f"{file}: a draft, left out of the site", file=sys.stderr)
