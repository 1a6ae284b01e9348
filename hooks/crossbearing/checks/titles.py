"""A source has its own title or, where that was not recorded, says what it is in `described_as`."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.problems import Problem


def problems(archive: Archive) -> Iterator[Problem]:
    """Sources with neither."""
    for source in archive.sources.values():
        if not source.title and not source.described_as:
            hint = "add its own title, or, where that was not recorded, `described_as`"
            yield Problem(archive.place(source), "`title` is missing", hint)
