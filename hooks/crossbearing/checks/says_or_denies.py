"""A statement says or denies one answer of its claim, or says `unknown` or `nothing`."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import Path, follow
from crossbearing.kinds import Claim, Statement
from crossbearing.kinds.claim import NO_ANSWER
from crossbearing.problems import Problem, field, nearest, quoted


def problems(archive: Archive) -> Iterator[Problem]:
    """Statements that do both or neither, what is no answer of the claim, and quotations of silence."""
    for claim in archive.claims.values():
        for path, statement in follow(claim, "statements.*"):
            yield from _of(statement, path, claim, archive)


def _of(statement: Statement, path: Path, claim: Claim, archive: Archive) -> Iterator[Problem]:
    if statement.says and statement.denies:
        message = f"{field(*path, 'denies')} stands beside `says`"
        yield Problem(archive.place(claim, *path, "denies", key=True), message, "make two statements of it")
    if not statement.says and not statement.denies:
        hint = f"add it, or `denies`: {', '.join((*claim.answers, *NO_ANSWER))}"
        yield Problem(archive.place(claim, *path), f"{field(*path, 'says')} is missing", hint)
    for name, allowed in (("says", (*claim.answers, *NO_ANSWER)), ("denies", tuple(claim.answers))):
        answer = getattr(statement, name)
        if answer and answer not in allowed:
            near = nearest(answer, allowed)
            hint = f"did you mean {near}?" if near else f"write one of: {', '.join(allowed)}"
            message = f"{field(*path, name)} {quoted(answer)} is no answer of this claim"
            yield Problem(archive.place(claim, *path, name), message, hint)
    if statement.says == "nothing" and statement.quote:
        message = f"{field(*path, 'quote')} stands beside `says: nothing`"
        yield Problem(archive.place(claim, *path, "quote", key=True), message, "delete it, or name the answer it gives")
