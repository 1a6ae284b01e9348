"""An answer that somebody gives and that was assessed has at most 75 characters, for it is shown as the claim reviewed.

Search engines and those who collect fact checks cut off what is longer.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.answers import widths
from crossbearing.archive import Archive
from crossbearing.kinds.scales import rank
from crossbearing.problems import Problem, Severity, field

SEVERITY = Severity.WARNING
MOST = 75
"""Characters of `claimReviewed`, as Google recommends."""


def problems(archive: Archive) -> Iterator[Problem]:
    """Texts that are too long, once for each answer."""
    for claim in archive.claims.values():
        given = {name for statement in claim.statements for name in widths(statement.says or "", claim)}
        likelihood = claim.verdict.likelihood if claim.verdict else {}
        for name, answer in claim.answers.items():
            assessed = rank(likelihood.get(name, "not-assessed")) >= 0
            if name in given and assessed and len(answer.text) > MOST:
                path = ("answers", name, "text")
                message = f"{field(*path)} has {len(answer.text)} characters, and is cut off where reviews are listed"
                yield Problem(archive.place(claim, *path), message, f"say it in at most {MOST}")
