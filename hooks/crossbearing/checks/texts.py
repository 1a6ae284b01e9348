"""Turns a fact into its texts, each with its path and with what its field asks for: a line, Prose or a quotation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossbearing.checks.following import Path, follow
from crossbearing.kinds import Fact
from crossbearing.kinds.fields import groups_of

FORMS = ("line", "prose", "quotation")


def texts(fact: Fact) -> Iterator[tuple[Path, str, str]]:
    """The path, the text and the form of each, group by group."""
    for path, form in _fields(type(fact)):
        yield from ((found, text, form) for found, text in follow(fact, path))


@cache
def _fields(kind: type[Fact]) -> tuple[tuple[str, str], ...]:
    """The fields that hold text, as paths with stars."""
    return tuple(
        (f"{group.path}.{field.name}{'.*' if field.many else ''}".removeprefix("."), field.form)
        for group in groups_of(kind)
        for field in group.fields
        if field.form in FORMS
    )
