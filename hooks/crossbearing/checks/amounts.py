"""An amount goes from `least` up to `most`, and all amounts of a claim are counted in one unit."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.problems import Problem, field, quoted


def problems(archive: Archive) -> Iterator[Problem]:
    """Ends in the wrong order, and units that differ from the first."""
    for claim in archive.claims.values():
        unit = ""
        for path, amount in follow(claim, "answers.*.amount"):
            if amount.most is not None and amount.most < amount.least:
                message = f"{field(*path, 'most')} {quoted(amount.most)} is less than `least`"
                yield Problem(archive.place(claim, *path, "most"), message, "exchange them, or mend one")
            unit = unit or amount.unit
            if amount.unit != unit:
                message = f"{field(*path, 'unit')} {quoted(amount.unit)} is not the first answer's, {quoted(unit)}"
                yield Problem(archive.place(claim, *path, "unit"), message, "count all answers of a claim in one unit")
