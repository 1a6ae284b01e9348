"""Turns problems into lines: for a terminal, for a program, for a code review."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from crossbearing.problems import Problem, Severity, errors

MANY = 3
"""Warnings by one rule, beyond which only the first of them is printed."""

Problems = tuple[Problem, ...]


def text(problems: Problems, each: bool = False) -> Iterator[str]:
    """One line a problem, the errors last, where a terminal shows them; at the end how many there are of each rule.

    Args:
        problems: sorted by place.
        each: every warning; else of many by one rule the first, and how many more there are.
    """
    warned = [problem for problem in problems if problem.severity is Severity.WARNING]
    of_rule = Counter(problem.rule for problem in warned)
    told: set[str] = set()
    for problem in warned:
        if each or of_rule[problem.rule] <= MANY:
            yield str(problem)
        elif problem.rule not in told:
            yield f"{problem} [and {of_rule[problem.rule] - 1} more: {problem.rule}]"
        told.add(problem.rule)
    yield from map(str, errors(problems))
    if not each and any(count > MANY for count in of_rule.values()):
        yield "every warning is listed by: facts check --warnings"
    yield tally(problems)


def as_json(problems: Problems) -> Iterator[str]:
    """A list of mappings, errors first; letters beyond ASCII are escaped, so that no terminal can spoil them."""
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
            for problem in _errors_first(problems)
        ],
        indent=1,
    )


def github(problems: Problems) -> Iterator[str]:
    """Workflow commands, which GitHub shows beside the line in a pull request: errors first, as it shows ten of each.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    for problem in _errors_first(problems):
        place = problem.place
        where = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(problem.rule)}"
        yield f"::{problem.severity} {where}::{_data(f'{problem.message} ({problem.hint})')}"


FORMATS: Mapping[str, Callable[[Problems], Iterator[str]]] = {"text": text, "json": as_json, "github": github}


def tally(problems: Problems) -> str:
    """`3 errors, 1 warning: shape 2, references 1, archived-copy 1`; the most frequent rule first."""
    if not problems:
        return "no problems"
    by_severity = Counter(problem.severity for problem in problems)
    totals = [_counted(by_severity[severity], severity) for severity in Severity if by_severity[severity]]
    by_rule = sorted(Counter(problem.rule for problem in problems).items(), key=lambda entry: (-entry[1], entry[0]))
    return f"{', '.join(totals)}: {', '.join(f'{rule} {count}' for rule, count in by_rule)}"


def _errors_first(problems: Problems) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.severity is Severity.WARNING)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
