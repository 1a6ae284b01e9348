"""Whoever answers for an incident or a verdict goes through it at least once a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.problems import Problem, Severity, field, quoted

SEVERITY = Severity.WARNING
YEAR = timedelta(days=366)


def problems(archive: Archive, today: date) -> Iterator[Problem]:
    """Reviews that are older than a year."""
    for fact in archive.facts():
        for path in ("reviewed", "verdict.reviewed"):
            if path.split(".")[0] in type(fact).model_fields:
                for found, reviewed in follow(fact, path):
                    if reviewed.latest.date() + YEAR < today:
                        message = f"{field(*found)} {quoted(reviewed.text)} is more than a year ago"
                        yield Problem(archive.place(fact, *found), message, "go through it again, and set the day")
