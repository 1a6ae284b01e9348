"""Turns what was read from a file into a fact, or into the problems that prevent it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import ValidationError

from crossbearing.kinds.astray import PlaceOf, unknown_field
from crossbearing.kinds.mistakes import MISSING, problems_of
from crossbearing.kinds.values import Fact
from crossbearing.problems import Problem, quoted


class Made(NamedTuple):
    """What a file became."""

    fact: Fact | None
    """None where there are problems, and for a draft that is not complete."""
    draft: bool
    problems: list[Problem]


def make(kind: type[Fact], given: Mapping[str, str], fields: object, place_of: PlaceOf) -> Made:
    """Makes the fact of that kind; `given` are the fields that the path of the file says."""
    if not isinstance(fields, dict):
        what = quoted(fields) if isinstance(fields, str) else "a list"
        hint = "write `field: value` lines"
        return Made(None, False, [Problem(place_of((), False), f"{what} stands where fields belong", hint, "shape")])
    typed = [unknown_field((name,), place_of, kind) for name in kind.GIVEN if name in fields]
    draft = fields.get("draft") == "yes"
    try:
        fact = kind.model_validate({**fields, **given})
    except ValidationError as error:
        problems = typed + problems_of(error, place_of, kind)
        return Made(None, draft, [problem for problem in problems if not (draft and problem.rule == MISSING)])
    return Made(None if typed else fact, draft, typed)
