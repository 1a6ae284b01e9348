"""Turns the kinds of facts into the page that lists every field with its meaning."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.kinds import KINDS, Fact
from crossbearing.kinds.fields import FORMS, Field, groups_of
from crossbearing.pages.backticks import Stretch, paragraphs, stretches
from crossbearing.pages.view import View
from crossbearing.site import Site

ADDRESS = "about/format/"
DESCRIPTION = "Every kind of file that this site is made from, and every field with its meaning."


@dataclass(frozen=True, slots=True)
class Row:
    """A field as the page shows it."""

    field: Field
    anchor: str
    meaning: tuple[Stretch, ...]
    holds: str
    """The anchor of the form, or of the group, that it holds; nothing where it holds one of its words."""


@dataclass(frozen=True, slots=True)
class Table:
    """Fields that stand together."""

    anchor: str
    path: str
    """The field that holds them, as messages name it; nothing for those of the fact itself."""
    each: bool
    """Whether there may be many such groups."""
    meaning: tuple[Stretch, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    name: str
    anchor: str
    said: tuple[tuple[Stretch, ...], ...]
    """What it is, and where its files stand."""
    tables: tuple[Table, ...]


def views(site: Site) -> Iterator[View]:
    """The one page on the format."""
    forms = [(name, _form(name), stretches(text)) for name, text in FORMS.items()]
    yield View(ADDRESS, "File format", {"kinds": [_kind(kind) for kind in KINDS], "forms": forms}, DESCRIPTION)


def _kind(kind: type[Fact]) -> Kind:
    name = kind.__name__
    return Kind(name, name.lower(), paragraphs(sys.modules[kind.__module__].__doc__ or ""), tuple(_tables(kind)))


def _tables(kind: type[Fact]) -> Iterator[Table]:
    for group in groups_of(kind):
        rows = tuple(_row(field, group.path, kind) for field in group.fields)
        path = group.path.removesuffix(".*").replace(".*.", " … ")
        yield Table(_anchor(kind, group.path), path, group.path.endswith(".*"), stretches(group.meaning), rows)


def _row(field: Field, path: str, kind: type[Fact]) -> Row:
    holds = _anchor(kind, field.opens) if field.opens else _form(field.form) if field.form else ""
    return Row(field, f"field-{_anchor(kind, f'{path}.{field.name}')}", stretches(field.meaning), holds)


def _anchor(kind: type[Fact], path: str) -> str:
    """`claim-answers-amount`."""
    return "-".join((kind.__name__.lower(), *(step for step in path.split(".") if step not in ("", "*"))))


def _form(name: str) -> str:
    return f"form-{name.lower().replace(' ', '-')}"
