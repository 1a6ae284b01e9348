"""Nothing was published, said, corrected or reviewed on a day that is still to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.dates import parse, strictly_before
from crossbearing.kinds import Claim, Fact, Incident, Source
from crossbearing.problems import Problem, Severity, field, quoted

SEVERITY = Severity.WARNING
DATES: Mapping[type[Fact], tuple[str, ...]] = {
    Incident: ("when", "reviewed", "corrections.*.on"),
    Claim: ("statements.*.said", "verdict.reviewed", "corrections.*.on"),
    Source: ("published", "accessed", "archives.*.at", "withdrawn.on"),
}


def problems(archive: Archive, today: date) -> Iterator[Problem]:
    """Only what is certain: a date that may be today breaks no rule."""
    day = parse(today.isoformat())
    for fact in archive.facts():
        for path in DATES.get(type(fact), ()):
            for found, value in follow(fact, path):
                if strictly_before(day, value):
                    message = f"{field(*found)} {quoted(value.text)} is in the future"
                    yield Problem(archive.place(fact, *found), message, "mend the date")
