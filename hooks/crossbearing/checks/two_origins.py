"""What is established or confirmed has two independent origins, or the verdict says why one is enough."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.kinds import Claim
from crossbearing.problems import Problem, field, quoted
from crossbearing.weigh import Weighed, weigh

CONFIRMED = "1"


def problems(archive: Archive) -> Iterator[Problem]:
    """Answers that are found established, and statements of credibility 1, on fewer than two origins."""
    for claim in archive.claims.values():
        sources_exist = all(statement.source in archive.sources for statement in claim.statements)
        confirmed = any(statement.credibility == CONFIRMED for statement in claim.statements)
        if sources_exist and (confirmed or claim.verdict) and not (claim.verdict and claim.verdict.on_one_origin):
            weighed = weigh(claim, archive)
            yield from _established(claim, weighed, archive)
            yield from _confirmed(claim, weighed, archive)


def _established(claim: Claim, weighed: Weighed, archive: Archive) -> Iterator[Problem]:
    for name, answer in weighed.answers.items():
        if answer.finding == "established" and answer.least < 2:
            path = "verdict", "likelihood", name
            message = f"{field(*path)} makes the answer established, on {_origins(answer.least)}"
            hint = "find another, choose a lower likelihood or confidence, or say in `on_one_origin` why it is enough"
            yield Problem(archive.place(claim, *path), message, hint)


def _confirmed(claim: Claim, weighed: Weighed, archive: Archive) -> Iterator[Problem]:
    for path, credibility in follow(claim, "statements.*.credibility"):
        statement = claim.statements[int(path[1])]
        said, denied = (weighed.answers.get(name or "") for name in (statement.says, statement.denies))
        count = said.least if said else len(denied.denied_by) if denied else 2
        if credibility == CONFIRMED and count < 2:
            message = f"{field(*path)} {quoted(credibility)} means confirmed, on {_origins(count)}"
            hint = "find another, grade it 2 or lower, or say in `verdict.on_one_origin` why it is enough"
            yield Problem(archive.place(claim, *path), message, hint)


def _origins(count: int) -> str:
    return ("no independent origin", "one independent origin")[count]
