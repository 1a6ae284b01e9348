"""Turns a field that has no place where it stands into its problem, and into the field that was probably meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeAlias, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from crossbearing.kinds.values import Fact
from crossbearing.problems import Place, Problem, disguised, field, nearest

SAME = {"quotation": "quote", "license": "licence", "tags": "about", "link": "url", "date": "published"}
"""Fields by another word for the same, whose spelling is no help."""

Path: TypeAlias = tuple[str | int, ...]
PlaceOf: TypeAlias = Callable[[Path, bool], Place]
"""The place of the value at a path, or of the field's name where the flag is set."""


def fields_at(path: Path, model: type[Fact]) -> dict[str, FieldInfo]:
    """What an editor may type in the group at that path, by name; nothing where no group of fields is."""
    return _fields(_annotation_at(path, model))


def meant_by(path: Path, model: type[Fact]) -> Path:
    """The field of that name in a group further out, else the nearest in the same group; empty where neither is."""
    name = str(path[-1])
    for depth in range(len(path) - 2, -1, -1):
        if name in fields_at(path[:depth], model):
            return (*path[:depth], name)
    known = fields_at(path[:-1], model)
    near = SAME.get(name, "") if SAME.get(name) in known else nearest(name, known)
    return (*path[:-1], near) if near else ()


def unknown_field(path: Path, place_of: PlaceOf, model: type[Fact]) -> Problem:
    """The problem of a field that the fact does not have, with the one that was meant."""
    group, name = _annotation_at(path[:-1], model), str(path[-1])
    if isinstance(group, type) and issubclass(group, Fact) and name in group.GIVEN:
        hint = "delete it: the path of the file says it"
    elif meant := meant_by(path, model):
        if len(meant) < len(path):
            return too_deep(path, meant, place_of)
        unseen = disguised(name)
        hint = f"did you mean `{meant[-1]}`?" + (f" it holds {unseen}: type that character anew" if unseen else "")
    else:
        hint = f"known fields: {', '.join(sorted(_fields(group)))}"
    return Problem(place_of(path, True), f"{field(*path)} is no field of this fact", hint, "shape")


def too_deep(path: Path, meant: Path, place_of: PlaceOf) -> Problem:
    """The problem of a field that belongs to a group further out, beside the one within which it stands."""
    hint = f"indent it like {field(*meant[:-1], path[len(meant) - 1])}"
    return Problem(place_of(path, True), f"{field(*path)} stands too deep", hint, "shape")


def _fields(group: object) -> dict[str, FieldInfo]:
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
