"""Every answer is said or denied by someone."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.answers import widths
from crossbearing.archive import Archive
from crossbearing.checks.wider_answers import in_order
from crossbearing.kinds.claim import NO_ANSWER
from crossbearing.problems import Problem, field


def problems(archive: Archive) -> Iterator[Problem]:
    """Answers of nobody. Who says a narrower answer says it too; who denies a wider one denies it too."""
    for claim in filter(in_order, archive.claims.values()):
        named = {statement.says or statement.denies for statement in claim.statements}
        if not named <= {*claim.answers, *NO_ANSWER}:
            continue  # a mistyped answer, which is told where it stands
        said = {wider for statement in claim.statements for wider in widths(statement.says or "", claim)}
        denied = {statement.denies for statement in claim.statements}
        for name in claim.answers:
            if name not in said and denied.isdisjoint(widths(name, claim)):
                message = f"{field('answers', name)} is neither said nor denied by anyone"
                hint = "add the statement that gives it, or delete the answer"
                yield Problem(archive.place(claim, "answers", name, key=True), message, hint)
