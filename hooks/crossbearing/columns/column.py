"""A table of the data set and its columns: what stands in each, and what it refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from crossbearing.kinds import Fact
from crossbearing.kinds.fields import Field, groups_of

Type: TypeAlias = Literal["text", "integer", "number", "boolean", "day", "list"]
"""A list is one of texts; in a table its items stand in one cell."""

_BY_FORM: dict[str, Type] = {"whole number": "integer", "number": "number", "yes or no": "boolean", "day": "day"}


@dataclass(frozen=True, slots=True)
class Column:
    """A field of the data set."""

    path: str
    """Where it stands in its entry of `data/facts.json`: `where.place`."""
    type: Type
    meaning: str
    filled: bool = False
    """Whether it is never empty."""
    words: tuple[str, ...] = ()
    """All that may stand there, where that is settled."""

    @property
    def name(self) -> str:
        """Its name in a table: `where_place`."""
        return self.path.replace(".", "_")


@dataclass(frozen=True, slots=True)
class Link:
    """Columns that together name an entry of a table."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...] = ("id",)


@dataclass(frozen=True, slots=True)
class Table:
    """Entries of one sort."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    """The columns by which an entry is known, if there are any."""
    links: tuple[Link, ...] = ()
    within: str = ""
    """The list of `data/facts.json` in whose entries these stand; its id is the first column then."""


def stored(kind: type[Fact], group: str, *names: str, sure: bool = True) -> Iterator[Column]:
    """Fields as an editor writes them, with what the kind says of each.

    `group` is a path as `fields.Group` has it, and names are paths from there: `amount.least`, `archives.*.url`. Not
    `sure` where the group itself may be missing.
    """
    groups = {found.path: {field.name: field for field in found.fields} for found in groups_of(kind)}
    for name in names:
        fields = tuple(_way(groups, group, name))
        many = any(field.many for field in fields)
        yield Column(
            name.replace(".*", ""),
            "list" if many else _type(fields[-1]),
            fields[-1].meaning,
            many or _type(fields[-1]) == "boolean" or (sure and all(field.required for field in fields)),
            fields[-1].words,
        )


def _way(groups: dict[str, dict[str, Field]], group: str, name: str) -> Iterator[Field]:
    """The fields that are passed on the way to the last one."""
    for step in name.replace(".*", "").split("."):
        field = groups[group][step]
        yield field
        group = field.opens


def _type(field: Field) -> Type:
    if field.words and all(word.isdecimal() for word in field.words):
        return "integer"
    return _BY_FORM.get(field.form, "text")
