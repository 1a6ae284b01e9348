"""A wider answer is at least as likely as a narrower one that lies within it."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.answers import widths
from crossbearing.archive import Archive
from crossbearing.checks.wider_answers import in_order
from crossbearing.kinds.scales import rank
from crossbearing.problems import Problem, field, quoted


def problems(archive: Archive) -> Iterator[Problem]:
    """Narrower answers that are likelier than a wider one; what is not assessed is not compared."""
    for claim in archive.claims.values():
        likelihood = claim.verdict.likelihood if claim.verdict and in_order(claim) else {}
        for name, word in likelihood.items():
            for wider in widths(name, claim)[1:]:
                if 0 <= rank(likelihood.get(wider, "")) < rank(word):
                    message = f"{field('verdict', 'likelihood', name)} {quoted(word)} is likelier than {quoted(wider)}"
                    hint = f"it lies within that, which is {likelihood[wider]}: whatever makes it true makes both true"
                    yield Problem(archive.place(claim, "verdict", "likelihood", name), message, hint)
