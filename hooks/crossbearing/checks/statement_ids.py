"""No two statements of a claim have the same `id`."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.problems import Problem, field, quoted


def problems(archive: Archive) -> Iterator[Problem]:
    """The second of two."""
    for claim in archive.claims.values():
        seen: set[str] = set()
        for path, name in follow(claim, "statements.*.id"):
            if name in seen:
                message = f"{field(*path)} {quoted(name)} stands twice in this claim"
                yield Problem(archive.place(claim, *path), message, "choose another, or delete it")
            seen.add(name)
