"""What lasted ends after it began."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.dates import strictly_before
from crossbearing.problems import Problem, field, quoted


def problems(archive: Archive) -> Iterator[Problem]:
    """Lines of a timeline whose `until` is before their `when`."""
    for incident in archive.incidents.values():
        for path, event in follow(incident, "timeline.*"):
            if event.until and strictly_before(event.until, event.when):
                message = f"{field(*path, 'until')} {quoted(event.until.text)} is before `when`"
                yield Problem(archive.place(incident, *path, "until"), message, "exchange them, or mend one")
