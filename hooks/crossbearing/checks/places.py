"""Where an incident happened is a place of the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.problems import Problem, field, quoted


def problems(archive: Archive) -> Iterator[Problem]:
    """The term exists, but in another folder than places."""
    for incident in archive.incidents.values():
        for path in ("where.place", "where.or_places.*"):
            for found, name in follow(incident, path):
                if (term := archive.terms.get(name)) and term.kind != "places":
                    message = f"{field(*found)} {quoted(name)} stands under {term.kind}, not places"
                    hint = "name a term of glossary/places, or move this one there"
                    yield Problem(archive.place(incident, *found), message, hint)
