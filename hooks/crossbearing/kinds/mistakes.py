"""Turns what pydantic says of a fact into problems in an editor's words, by one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from crossbearing.kinds.astray import Path, PlaceOf, fields_at, meant_by, too_deep, unknown_field
from crossbearing.kinds.values import Fact
from crossbearing.problems import Problem, disguised, field, nearest, quoted

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MISSING = "missing"
"""The rule of completeness, from which drafts are spared."""
Wording = Callable[[Mapping[str, Any], Any], tuple[str, str]]
"""What pydantic says beside the kind of error, and the value, to what is wrong and what to do."""
SURE = 75
"""How much a word has to look like one of ours, in percent, to be taken for it: all are listed beside it."""
EMPTY: Mapping[str, str] = {"says": "write an answer, unknown or nothing; or delete it and name an answer in `denies`"}
"""What to do where a field is empty that cannot always be left out."""


def _no_word_of_ours(said: Mapping[str, Any], value: object) -> tuple[str, str]:
    words = re.findall(r"'([^']*)'", said["expected"])
    near, unseen = (nearest(value, words, SURE), disguised(value)) if isinstance(value, str) else ("", "")
    parts = (
        f"did you mean {near}?" * bool(near),
        f"it holds {unseen};" * bool(unseen),
        f"write one of: {', '.join(words)}",
    )
    return "is not a word that this field knows", " ".join(filter(None, parts))


def _no_text(said: Mapping[str, Any], value: object) -> tuple[str, str]:
    if isinstance(value, list):
        return "is a list", 'write text, in quotation marks if it begins with "["'
    return "has fields of its own", 'write text, in quotation marks if it holds ": " or begins with "{"'


def _no_entries(said: Mapping[str, Any], value: object) -> tuple[str, str]:
    if isinstance(value, list):
        return "is a list", "write `name: value` lines below it, indented, without `- `"
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
    lacking = {each["loc"] for each in found if each["type"] == "missing"}
    astray = {each["loc"]: meant for each in found if (meant := _meant(each, lacking, model))}
    # pydantic also calls a list too short of which no item is good; and what only stands elsewhere is not missing
    spared = {each["loc"] for each in found if each["type"] == "too_short" and each["input"]} | set(astray.values())
    return [_problem(each, astray, place_of, model) for each in found if each["loc"] not in spared]


def _meant(details: ErrorDetails, lacking: set[Path], model: type[Fact]) -> Path:
    """The missing field that was meant by one that is unknown, or by an entry of the names beside it."""
    path = details["loc"]
    stray = details["type"] == "extra_forbidden" or (len(path) > 1 and not fields_at(path[:-1], model))
    meant = meant_by(path, model) if stray else ()
    return meant if meant in lacking else ()


def _problem(details: ErrorDetails, astray: Mapping[Path, Path], place_of: PlaceOf, model: type[Fact]) -> Problem:
    path, value = details["loc"], details["input"]
    if details["type"] == "extra_forbidden":
        return unknown_field(path, place_of, model)
    if path in astray:
        return too_deep(path, astray[path], place_of)
    known = fields_at(path[:-1], model).get(str(path[-1]))
    if details["type"] == "missing":
        return Problem(place_of(path, False), f"{field(*path)} is missing", _add(known), MISSING)
    is_key = path[-1] == "[key]" and details["type"] == "mistake"
    path = path[:-1] if is_key else path
    if isinstance(value, str) and not value.strip() and not is_key:
        left_out = EMPTY.get(str(path[-1]), "write it, or leave the field out")
        hint = _add(known) if known and known.is_required() else left_out
        return Problem(place_of(path, False), f"{field(*path)} is empty", hint, MISSING)
    wording: Wording = WORDINGS.get(details["type"], _otherwise)
    what, hint = wording(details.get("ctx", {}), value)
    shown = f" {quoted(value)}" if isinstance(value, str) else ""
    rule = MISSING if details["type"] == "too_short" else "shape"
    return Problem(place_of(path, is_key), f"{field(*path)}{shown} {what}", hint, rule)


def _add(known: FieldInfo | None) -> str:
    meaning = (known.description or "").rstrip(".") if known else ""
    return f"add it: {meaning}" if meaning else "add it"
