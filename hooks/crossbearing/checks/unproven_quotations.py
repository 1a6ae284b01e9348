"""A quotation is proven word for word by a capture of its source."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.captured import verified
from crossbearing.checks.changed_quotations import changed_in_claims
from crossbearing.problems import Problem, Severity, field, quoted

SEVERITY = Severity.WARNING


def problems(archive: Archive) -> Iterator[Problem]:
    """Quotations that no capture proves, and that were not proven before either."""
    changed = {problem.place for problem in changed_in_claims(archive)}  # told there, once
    for claim in archive.claims.values():
        for number, statement in enumerate(claim.statements):
            if statement.quote and verified(statement, archive) == "not-captured":
                path = ("statements", number, "quote")
                hint = f"save the page and run: facts capture {statement.source} FILE"
                place = archive.place(claim, *path)
                if place not in changed:
                    yield Problem(place, f"{field(*path)} {quoted(statement.quote)} is not captured", hint)
