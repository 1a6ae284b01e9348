"""A source that was published before an incident is only background to it."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.dates import strictly_before, words
from crossbearing.problems import Problem, Severity, field, quoted

SEVERITY = Severity.WARNING


def problems(archive: Archive) -> Iterator[Problem]:
    """Statements of such sources; only what is certain, by both dates."""
    for claim in archive.claims.values():
        incident = archive.incidents.get(claim.incident)
        for path, name in follow(claim, "statements.*.source"):
            source = archive.sources.get(name)
            if incident and source and source.published and strictly_before(source.published, incident.when):
                message = f"{field(*path)} {quoted(name)} was published before the incident: {words(source.published)}"
                hint = "use it for background only, or mend `published`"
                yield Problem(archive.place(claim, *path), message, hint)
