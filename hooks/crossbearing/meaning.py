"""Turns a fact into its meaning, field by field: what is left when order, line breaks and comments are taken away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from crossbearing.archive import Archive
from crossbearing.dates import Date
from crossbearing.kinds import Capture, Claim, Fact, Incident, Publisher, Source, Statement, Term
from crossbearing.kinds.values import Part
from crossbearing.pages.labels import numbered

Meaning: TypeAlias = Mapping[str, str]
"""The path of each field that is given, such as `place.lat` or `relations[part-of]`, to its text on one line."""

ORDERED = frozenset({"via", "at", "omitted"})
"""Lists whose order means something: who relayed to whom, and the stretches of a quotation."""
APART = frozenset({"id", "incident", "statements", "quotations"})
"""Fields of a fact that are its name, or are compared in another way."""


def meaning_of(part: Part) -> Meaning:
    """Every field that is given, by its path; what holds where nothing is written counts as written."""
    return dict(_fields(part, ""))


def shown(part: Fact | Statement) -> str:
    """A fact or a statement in one line, as a list names it."""
    match part:
        case Claim():
            return part.question
        case Incident():
            return part.title
        case Source() | Term() | Publisher():
            return part.name
        case Capture():
            return f"{numbered(len(part.quotations), 'proof')} in a file of {numbered(part.file.words, 'word')}"
        case Statement():
            stance = f"says {part.says}" if part.says else f"denies {part.denies}"
            return f"{stance}: “{_line(part.quote)}”" if part.quote else stance
    return part.key if isinstance(part, Fact) else ""


def said_by(statement: Statement, archive: Archive) -> str:
    """`statement of Syrian Arab Army in funker530-mi-8-tow`."""
    if statement.anonymous:
        return f"statement of “{statement.anonymous}” in {statement.source}"
    term = archive.terms.get(statement.speaker or "")
    voice = term.name if term else statement.speaker
    return f"statement of {voice} in {statement.source}" if voice else f"statement of {statement.source}"


def _fields(part: Part, path: str) -> Iterator[tuple[str, str]]:
    apart = APART if isinstance(part, Fact) else frozenset()
    for name, field in type(part).model_fields.items():
        if name not in apart:
            yield from _texts(getattr(part, name), f"{path}{field.alias or name}")


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    """One entry for a simple value or a list of them, several for a group of fields."""
    if isinstance(value, Part):
        yield from _fields(value, f"{path}.")
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(inner, f"{path}.{name}")
    elif isinstance(value, tuple) and any(isinstance(item, Part) for item in value):
        yield from _groups([item for item in value if isinstance(item, Part)], path)
    elif isinstance(value, tuple):
        if value:
            yield path, _listed([_line(item) for item in value], ordered=path in ORDERED)
    elif value is not None:
        yield path, _line(value)


def _groups(items: list[Part], path: str) -> Iterator[tuple[str, str]]:
    """The items of a list by their first field, which names them: `relations[part-of]`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for item in items:
        fields = list(meaning_of(item).items())
        groups[fields[0][1]].append(", ".join(f"{name} {text}" for name, text in fields[1:]) or "yes")
    for name, texts in groups.items():
        yield f"{path}[{name}]", "; ".join(sorted(texts))


def _listed(items: list[str], *, ordered: bool) -> str:
    """`a, b`; in quotation marks where an item holds a comma, so that one item is never taken for two."""
    in_order = items if ordered else sorted(items)
    return ", ".join(f"“{item}”" for item in in_order) if any("," in item for item in items) else ", ".join(in_order)


def _line(value: object) -> str:
    if isinstance(value, Date):
        return value.text
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).split())
