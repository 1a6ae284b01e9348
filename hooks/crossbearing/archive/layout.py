"""Turns the path of a file into the kind of fact that stands there, or into what is wrong with the path."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.kinds import TERM_KINDS, Capture, Claim, Fact, Incident, Publisher, Source, Term
from crossbearing.kinds.reading import id_mistake, spelt_as_id
from crossbearing.problems import Place, Problem, quoted

LAYOUT: tuple[tuple[re.Pattern[str], type[Fact]], ...] = (
    (re.compile(r"publisher\.yml"), Publisher),
    (re.compile(r"incidents/(?P<id>[^/]+)/incident\.yml"), Incident),
    (re.compile(r"incidents/(?P<incident>[^/]+)/claims/(?P<id>[^/]+)\.yml"), Claim),
    (re.compile(r"sources/(?P<id>[^/]+)\.yml"), Source),
    (re.compile(rf"glossary/(?P<kind>{'|'.join(TERM_KINDS)})/(?P<id>[^/]+)\.yml"), Term),
    (re.compile(r"captures/(?P<id>[^/]+)\.yml"), Capture),
)
"""Where each kind of fact stands; the named parts of the path become fields."""

_ELSEWHERE = "facts stand at publisher.yml, incidents/ID/incident.yml, incidents/ID/claims/ID.yml, sources/ID.yml"


def kind_at(name: str) -> tuple[type[Fact], dict[str, str]] | None:
    """The kind of fact at that path, and the fields that the path says; None where no fact belongs there."""
    found = ((kind, pattern.fullmatch(name)) for pattern, kind in LAYOUT)
    return next(((kind, match.groupdict()) for kind, match in found if match), None)


def misplaced(name: str, shown: str) -> Problem:
    """The problem of a file where no fact belongs."""
    hint = f"{_ELSEWHERE}, glossary/KIND/ID.yml and captures/SOURCE.yml"
    above = next((part for part in _parents(name) if part.endswith(".yml")), "")
    stem = re.sub(r"\.(yaml|YAML|YML)$", ".yml", name)
    if stem != name and kind_at(stem):
        hint = f"rename it to {stem.rpartition('/')[2]}"
    elif above:
        hint = f"{above} is a folder: put a file of that name in its place"
    elif name.startswith("glossary/"):
        hint = f"terms stand at glossary/KIND/ID.yml, and KIND is one of: {', '.join(TERM_KINDS)}"
    return Problem(Place(f"{shown}/{name}"), "no fact belongs here", hint, "files")


def misnamed(name: str, given: dict[str, str], shown: str) -> Problem | None:
    """The problem of a path whose parts are no ids; that of a folder stands at the folder."""
    for part in ("incident", "id"):
        if (text := given.get(part)) is not None and (wrong := id_mistake(text)):
            above = name.split(f"{text}/", 1)[0] + text if f"{text}/" in name else name
            return Problem(
                Place(f"{shown}/{above}"), f"the name {quoted(text)} {wrong[0]}", f"rename it: {wrong[1]}", "files"
            )
    return None


def meant_at(name: str) -> Iterator[str]:
    """Where a file whose name or place is wrong was probably meant to stand: what refers to it is not to blame."""
    steps = [spelt_as_id(step) for step in re.sub(r"(\.[A-Za-z]+)+$", "", name).split("/")]
    here = f"{'/'.join(steps)}.yml"
    if kind_at(here):
        yield here
        return
    yield from (f"sources/{steps[-1]}.yml", f"glossary/concepts/{steps[-1]}.yml", f"incidents/{steps[-1]}/incident.yml")
    if len(steps) > 2:
        yield f"incidents/{steps[1]}/claims/{steps[-1]}.yml"


def _parents(name: str) -> Iterator[str]:
    """The folders above a file, outermost first."""
    steps = name.split("/")
    return ("/".join(steps[:count]) for count in range(1, len(steps)))
