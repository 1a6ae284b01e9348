"""Turns a folder of facts into the list of all its problems, for people, programs and code review."""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from crossbearing.archive import load
from crossbearing.checks import check
from crossbearing.commands.reading import tell_drafts
from crossbearing.problems import Problem, Severity, errors

NAME = "check"
HELP = "lists all problems of the facts at once"


def arguments(parser: ArgumentParser) -> None:
    """How to print, and the day to judge by."""
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="how to print them (default: text)")
    parser.add_argument("--today", metavar="DATE", type=_day, help="the day to judge by (default: today)")


def run(options: Namespace) -> int:
    """1 where there are errors; warnings alone are 0."""
    loaded = load(options.facts)
    problems = check(loaded, options.today or date.today())
    tell_drafts(loaded.archive)
    for line in FORMATS[options.format](problems):
        print(line)
    return 1 if errors(problems) else 0


def text(problems: tuple[Problem, ...]) -> Iterator[str]:
    """One line a problem, and at the end how many there are of each rule."""
    yield from map(str, problems)
    yield tally(problems)


def as_json(problems: tuple[Problem, ...]) -> Iterator[str]:
    """A list of mappings; letters beyond ASCII are escaped, so that no terminal can spoil them."""
    yield json.dumps(
        [
            {
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "rule": problem.rule,
                "severity": problem.severity,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in problems
        ],
        indent=1,
    )


def github(problems: tuple[Problem, ...]) -> Iterator[str]:
    """Workflow commands, which GitHub shows beside the line in a pull request.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    for problem in problems:
        place = problem.place
        where = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(problem.rule)}"
        yield f"::{problem.severity} {where}::{_data(f'{problem.message} ({problem.hint})')}"


FORMATS: Mapping[str, Callable[[tuple[Problem, ...]], Iterator[str]]] = {
    "text": text,
    "json": as_json,
    "github": github,
}


def tally(problems: tuple[Problem, ...]) -> str:
    """`3 errors, 1 warning: shape 2, references 1, archived-copy 1`; the most frequent rule first."""
    if not problems:
        return "no problems"
    by_severity = Counter(problem.severity for problem in problems)
    totals = [_counted(by_severity[severity], severity) for severity in Severity if by_severity[severity]]
    by_rule = sorted(Counter(problem.rule for problem in problems).items(), key=lambda entry: (-entry[1], entry[0]))
    return f"{', '.join(totals)}: {', '.join(f'{rule} {count}' for rule, count in by_rule)}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f'"{text}" is not a day; write it as 2015-11-24') from None
