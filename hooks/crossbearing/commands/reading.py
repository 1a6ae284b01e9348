"""Turns a folder of facts into a weighed site, or prints the errors that forbid it."""

from __future__ import annotations

import sys
from pathlib import Path

from crossbearing.archive import load
from crossbearing.checks import check
from crossbearing.problems import Problem, errors
from crossbearing.site import Site, site_of


def read_site(folder: Path) -> tuple[Site | None, tuple[Problem, ...]]:
    """The site, None where there are errors, and all problems; rules that need today's date are for `facts check`."""
    loaded = load(folder)
    problems = check(loaded, None)
    wrong = errors(problems)
    for problem in wrong:
        print(problem, file=sys.stderr)
    return None if wrong else site_of(loaded.archive), problems
