"""Turns what pydantic says of a fact into problems in an editor's words, by one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from crossbearing.kinds.values import Fact
from crossbearing.problems import Place, Problem, field, nearest, quoted

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]
MISSING = "missing"
"""The rule of completeness, from which drafts are spared."""
PlaceOf = Callable[[Path, bool], Place]
"""The place of the value at a path, or of the field's name where the flag is set."""
Wording = Callable[[Mapping[str, Any], Any], tuple[str, str]]
"""What pydantic says beside the kind of error, and the value, to what is wrong and what to do."""


def _no_word_of_ours(said: Mapping[str, Any], value: object) -> tuple[str, str]:
    words = re.findall(r"'([^']*)'", said["expected"])
    near = nearest(value, words) if isinstance(value, str) else ""
    listed = f"write one of: {', '.join(words)}"
    return "is not a word that this field knows", f"did you mean {near}? {listed}" if near else listed


def _no_text(said: Mapping[str, Any], value: object) -> tuple[str, str]:
    if isinstance(value, list):
        return "is a list", 'write text, in quotation marks if it begins with "["'
    return "has fields of its own", 'write text, in quotation marks if it holds ": " or begins with "{"'


def _no_entries(said: Mapping[str, Any], value: object) -> tuple[str, str]:
    return "has no fields", "write `name: value` lines below it, indented"


def _too_long(said: Mapping[str, Any], value: str) -> tuple[str, str]:
    return f"has {len(value.strip())} characters", f"use at most {said['max_length']}"


def _otherwise(said: Mapping[str, Any], value: object) -> tuple[str, str]:
    return "cannot be read", "compare it with the example in facts/README.md"


WORDINGS: Mapping[str, Wording] = {
    "mistake": lambda said, value: (said["message"], said["hint"]),
    "literal_error": _no_word_of_ours,
    "string_type": _no_text,
    "tuple_type": lambda said, value: ("is not a list", "write each item on a line of its own after `- `"),
    "dict_type": _no_entries,
    "mapping_type": _no_entries,
    "model_type": lambda said, value: ("has no fields", "write `field: value` lines below it, indented"),
    "too_short": lambda said, value: ("is empty", "write at least one"),
    "too_long": _too_long,
    "string_too_long": _too_long,
}
"""By the kind of error, in pydantic's words. A test tries every kind of value in every field.

Where two names have one wording, it depends on the version of pydantic which of them comes.
"""


def problems_of(error: ValidationError, place_of: PlaceOf, model: type[Fact]) -> list[Problem]:
    """One problem for each of pydantic's errors, at the line and column of the field."""
    found = error.errors(include_url=False)
    # pydantic also calls a list too short of which no item is good
    return [_problem(each, place_of, model) for each in found if not (each["type"] == "too_short" and each["input"])]


def unknown_field(path: Path, place_of: PlaceOf, model: type[Fact]) -> Problem:
    """The problem of a field that the fact does not have, with the nearest that it has."""
    group, name = _annotation_at(path[:-1], model), str(path[-1])
    fields = _fields(group)
    if isinstance(group, type) and issubclass(group, Fact) and name in group.GIVEN:
        hint = "delete it: the path of the file says it"
    elif near := nearest(name, fields):
        hint = f"did you mean `{near}`?"
    else:
        hint = f"known fields: {', '.join(sorted(fields))}"
    return Problem(place_of(path, True), f"{field(*path)} is no field of this fact", hint, "shape")


def _problem(details: ErrorDetails, place_of: PlaceOf, model: type[Fact]) -> Problem:
    path, value = details["loc"], details["input"]
    if details["type"] == "extra_forbidden":
        return unknown_field(path, place_of, model)
    known = _fields(_annotation_at(path[:-1], model)).get(str(path[-1]))
    if details["type"] == "missing":
        return Problem(place_of(path, False), f"{field(*path)} is missing", _add(known), MISSING)
    is_key = path[-1] == "[key]" and details["type"] == "mistake"
    path = path[:-1] if is_key else path
    if isinstance(value, str) and not value.strip() and not is_key:
        hint = _add(known) if known and known.is_required() else "write it, or leave the field out"
        return Problem(place_of(path, False), f"{field(*path)} is empty", hint, MISSING)
    wording: Wording = WORDINGS.get(details["type"], _otherwise)
    what, hint = wording(details.get("ctx", {}), value)
    shown = f" {quoted(value)}" if isinstance(value, str) else ""
    rule = MISSING if details["type"] == "too_short" else "shape"
    return Problem(place_of(path, is_key), f"{field(*path)}{shown} {what}", hint, rule)


def _add(known: FieldInfo | None) -> str:
    meaning = (known.description or "").rstrip(".") if known else ""
    return f"add it: {meaning}" if meaning else "add it"


def _fields(group: object) -> dict[str, FieldInfo]:
    """What an editor may type in a group of fields, by name."""
    if not isinstance(group, type) or not issubclass(group, BaseModel):
        return {}
    given = group.GIVEN if issubclass(group, Fact) else ()
    return {known.alias or name: known for name, known in group.model_fields.items() if name not in given}


def _annotation_at(path: Path, annotation: object) -> object:
    """The annotation at the end of a path, bare: a model, `tuple[…]`, `Mapping[…]`, or that of a single value."""
    for step in path:
        inner = get_args(annotation)
        if inner:  # the item of a list, or the value of an entry
            annotation = _bare(inner[0] if get_origin(annotation) is tuple else inner[-1])
        else:
            known = _fields(annotation).get(str(step))
            annotation = _bare(known.annotation) if known else None
    return annotation


def _bare(annotation: object) -> object:
    """Without `| None` and without what `Annotated` adds."""
    while get_origin(annotation) is Annotated or type(None) in get_args(annotation):
        annotation = get_args(annotation)[0]
    return annotation
