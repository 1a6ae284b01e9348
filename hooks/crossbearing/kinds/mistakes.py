"""Turns what pydantic says of a fact into problems in an editor's words, by one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError

from crossbearing.kinds.values import Fact
from crossbearing.problems import Place, Problem, nearest, quoted

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]
MISSING = "missing"
"""The rule of completeness, from which drafts are spared."""
PlaceOf = Callable[[Path, bool], Place]
"""The place of the value at a path, or of the field's name where the flag is set."""
Wording = Callable[[Mapping[str, Any]], tuple[str, str]]

WORDINGS: Mapping[str, Wording] = {
    "mistake": lambda said: (said["message"], said["hint"]),
    "literal_error": lambda said: ("is not one of the words for this field", f"write {said['expected']}"),
    "string_type": lambda said: ("is a list or has fields of its own", "write text"),
    "tuple_type": lambda said: ("is not a list", "write a list: each item on a line of its own after `- `, or [a, b]"),
    "dict_type": lambda said: ("has no fields", "write `name: value` below it, indented"),
    "mapping_type": lambda said: ("has no fields", "write `name: value` below it, indented"),
    "model_type": lambda said: ("has no fields", "write `field: value` below it, indented"),
    "too_short": lambda said: ("is empty", "write at least one"),
    "string_too_long": lambda said: ("is too long", f"use at most {said['max_length']} characters"),
    "string_pattern_mismatch": lambda said: ("has the wrong form", f"it must match {said['pattern']}"),
}
"""The kind of error, in pydantic's words, to what is wrong and what to do, in ours."""


def problems_of(error: ValidationError, place_of: PlaceOf, model: type[Fact]) -> list[Problem]:
    """One problem for each of pydantic's errors, at the line and column of the field."""
    return [_problem(details, place_of, model) for details in error.errors(include_url=False)]


def unknown_field(path: Path, place_of: PlaceOf, model: type[Fact]) -> Problem:
    """The problem of a field that the fact does not have, with the nearest that it has."""
    message = f"`{'.'.join(_steps(path))}` is not a field of this fact"
    return Problem(place_of(path, True), message, _offer(path, model), "shape")


def _problem(details: ErrorDetails, place_of: PlaceOf, model: type[Fact]) -> Problem:
    path = tuple(step for step in details["loc"] if step != "[key]")
    if details["type"] == "extra_forbidden":
        return unknown_field(path, place_of, model)
    field = ".".join(_steps(path)) or "the fact"
    if details["type"] == "missing":
        return Problem(place_of(path, False), f"`{field}` is missing", f"add it: {_meaning(path, model)}", MISSING)
    at = place_of(path, details["loc"][-1:] == ("[key]",))
    what, hint = WORDINGS[details["type"]](details.get("ctx", {}))
    value = details["input"]
    shown = f" {quoted(value)}" if isinstance(value, str) else ""
    return Problem(at, f"`{field}`{shown} {what}", hint, "shape")


def _steps(path: Path) -> list[str]:
    """`("statements", 2, "quote")` as an editor counts: `statements[3]`, `quote`."""
    steps: list[str] = []
    for step in path:
        if isinstance(step, int) and steps:
            steps[-1] += f"[{step + 1}]"
        else:
            steps.append(str(step))
    return steps


def _offer(path: Path, model: type[BaseModel]) -> str:
    fields = _fields(_model_at(path[:-1], model))
    name = nearest(str(path[-1]), fields)
    return f"did you mean `{name}`?" if name else f"known fields: {', '.join(sorted(fields))}"


def _fields(model: type[BaseModel] | None) -> dict[str, str]:
    """The names that an editor may type, each with its meaning."""
    if model is None:
        return {}
    given = model.GIVEN if issubclass(model, Fact) else ()
    fields = model.model_fields.items()
    return {field.alias or name: field.description or "" for name, field in fields if name not in given}


def _meaning(path: Path, model: type[BaseModel]) -> str:
    return _fields(_model_at(path[:-1], model)).get(str(path[-1]), "it is needed").rstrip(".")


def _model_at(path: Path, model: type[BaseModel]) -> type[BaseModel] | None:
    """The model that describes the group of fields at the end of a path."""
    found: type[BaseModel] | None = model
    for step in path:
        if found is None or isinstance(step, int) or step not in {f.alias or n for n, f in found.model_fields.items()}:
            continue  # the number of an item, or the id of an entry, in a group that is already found
        field = next(f for n, f in found.model_fields.items() if (f.alias or n) == step)
        found = _model_in(field.annotation)
    return found


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The model inside `tuple[Statement, ...]`, `Verdict | None` or `Mapping[Id, Answer]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)
