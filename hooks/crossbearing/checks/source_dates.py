"""No source was read, archived or withdrawn before it was published."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.dates import strictly_before, words
from crossbearing.problems import Problem, field, quoted

LATER = ("accessed", "archives.*.at", "withdrawn.on")


def problems(archive: Archive) -> Iterator[Problem]:
    """Only what is certain: a date that may be the same day, or later, breaks no rule."""
    for source in archive.sources.values():
        for path, date in ((found, date) for later in LATER for found, date in follow(source, later)):
            if source.published and strictly_before(date, source.published):
                message = f"{field(*path)} {quoted(date.text)} is before the source was published"
                hint = f"mend it, or `published`, which says {words(source.published)}"
                yield Problem(archive.place(source, *path), message, hint)
