"""A source on the web has an archived copy, for pages change and vanish."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.problems import Problem, Severity

SEVERITY = Severity.WARNING


def problems(archive: Archive) -> Iterator[Problem]:
    """Sources with an address and no `archives`."""
    for source in archive.sources.values():
        if source.url and not source.archives:
            hint = "save the page at web.archive.org or archive.today, and add the address of the copy"
            yield Problem(archive.place(source, "url"), "`archives` is missing", hint)
