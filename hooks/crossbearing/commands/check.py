"""Turns a folder of facts into the list of all its problems, for people, programs and code review."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path

from crossbearing.commands import handwritten
from crossbearing.commands.checking import check_in
from crossbearing.commands.listing import FORMATS, text
from crossbearing.commands.reading import loaded_from, tell_drafts
from crossbearing.problems import Problem, Severity, errors, quoted

NAME = "check"
HELP = "lists all problems of the facts at once"
ABOUT = """
Run it after every change. Each problem names file, line and column, what is wrong, and what to write instead.
Errors stand below the warnings, and the last line counts the problems by rule. Of more than three warnings by one
rule only the first is shown; `--warnings` shows them all, and so does naming the files you changed. Warnings alone
end with code 0. `--format github` puts each problem beside its line in a pull request, errors first, since GitHub
shows no more than ten of each; `--today` judges the age of a review as on another day. References in hand-written
pages are checked too, where their folder, `docs`, stands beside that of the facts.
"""


def arguments(parser: ArgumentParser) -> None:
    """Which warnings, how to print, and the day to judge by."""
    help_ = "a file or a folder of facts: of all warnings only those of what is named, and of all errors every one"
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help=help_)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="how to print them (default: text)")
    help_ = "as text: every warning, and not the first alone of many that one rule gives"
    parser.add_argument("--warnings", action="store_true", help=help_)
    parser.add_argument("--today", metavar="DATE", type=_day, help="the day to judge by (default: today)")


def run(options: Namespace) -> int:
    """1 where there are errors; warnings alone are 0; 2 where a named file is not there."""
    if missing := next((path for path in options.files if not path.exists()), None):
        print(
            f"facts check: there is no file {quoted(missing.as_posix())} (name it as a problem would)", file=sys.stderr
        )
        return 2
    loaded = loaded_from(options.facts)
    by_hand = handwritten.problems(_beside(options.facts), loaded.archive) if options.facts.is_dir() else ()
    problems = tuple(sorted((*check_in(options.facts, loaded, options.today or date.today()), *by_hand)))
    if options.files:
        problems = _of(options.files, problems)
    tell_drafts(loaded.archive)
    each = options.warnings or bool(options.files)
    for line in text(problems, each) if options.format == "text" else FORMATS[options.format](problems):
        print(line)
    return 1 if errors(problems) else 0


def _beside(facts: Path) -> Path:
    """The folder of hand-written pages, named as the folder of facts is."""
    docs = facts.parent / "docs"
    return Path(os.path.relpath(docs)) if docs.is_absolute() else docs


def _of(files: list[Path], problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The warnings of these files and folders, and all errors: what is changed in one file may break another."""
    named = {path.resolve() for path in files}

    def is_named(file: Path) -> bool:
        return not named.isdisjoint((file, *file.parents))

    return tuple(
        problem
        for problem in problems
        if problem.severity is Severity.ERROR or is_named(Path(problem.place.file).resolve())
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f'"{text}" is not a day; write it as 2015-11-24') from None
