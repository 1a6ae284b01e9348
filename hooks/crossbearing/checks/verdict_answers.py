"""A verdict gives every answer of its claim one word, and no other."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.problems import Problem, field, nearest, quoted


def problems(archive: Archive) -> Iterator[Problem]:
    """Answers that are left out, and words for what is no answer."""
    for claim in archive.claims.values():
        likelihood = claim.verdict.likelihood if claim.verdict else claim.answers
        for name in claim.answers:
            if name not in likelihood:
                message = f"{field('verdict', 'likelihood')} leaves out {quoted(name)}"
                hint = "add it with its likelihood, or not-assessed"
                yield Problem(archive.place(claim, "verdict", "likelihood", key=True), message, hint)
        for name in likelihood:
            if name not in claim.answers:
                near = nearest(name, claim.answers)
                hint = f"did you mean {near}?" if near else f"delete it; the answers are: {', '.join(claim.answers)}"
                message = f"{field('verdict', 'likelihood')} {quoted(name)} is no answer of this claim"
                yield Problem(archive.place(claim, "verdict", "likelihood", name, key=True), message, hint)
