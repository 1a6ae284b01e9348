"""A statement has one voice: the source's own, or a `speaker` or an `anonymous` one whose `wording` is told."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.kinds import Statement
from crossbearing.problems import Problem, field


def problems(archive: Archive) -> Iterator[Problem]:
    """Two voices in one statement, relays without a voice that they relay, and relayed words of unknown wording."""
    for claim in archive.claims.values():
        for path, statement in follow(claim, "statements.*"):
            for name, message, hint in _mistakes(statement):
                yield Problem(archive.place(claim, *path, name, key=True), f"{field(*path, name)} {message}", hint)


def _mistakes(statement: Statement) -> Iterator[tuple[str, str, str]]:
    """The field, what is wrong with it and what to do."""
    if statement.speaker and statement.anonymous:
        yield "anonymous", "stands beside `speaker`", "keep one: a speaker is named or he is not"
    if statement.of and not statement.anonymous:
        yield "of", "stands without `anonymous`", "describe the unnamed speaker in `anonymous`, or use `speaker`"
    if statement.relayed and not statement.wording:
        yield "wording", "is missing", "add it: direct, reported or translated"
    if not statement.relayed:
        for name in ("wording", "via"):
            if getattr(statement, name):
                hint = "name who said it, or delete it: in a source's own voice nothing is relayed"
                yield name, "stands without `speaker` or `anonymous`", hint
