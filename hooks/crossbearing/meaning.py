"""Turns a fact into its meaning, field by field: what is left when order, line breaks and comments are taken away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from crossbearing.archive import Archive
from crossbearing.dates import Date
from crossbearing.kinds import Claim, Fact, Incident, Publisher, Source, Statement, Term
from crossbearing.kinds.values import Part

Meaning: TypeAlias = Mapping[str, str]
"""The path of each field that is given, such as `place.lat` or `relations[part-of]`, to its text on one line."""

ORDERED = frozenset({"via", "repeats"})
"""Lists whose order means something."""
APART = frozenset({"id", "statements"})
"""Fields that are compared in another way."""


def meaning_of(part: Part) -> Meaning:
    """Every field that is given, by its path; fields at their default are left out."""
    return dict(_fields(part, ""))


def shown(fact: Fact | Statement) -> str:
    """A fact or a statement in one line, as a list names it."""
    match fact:
        case Claim():
            return fact.question
        case Incident():
            return fact.title
        case Source() | Term() | Publisher():
            return fact.name
        case Statement():
            stance = f"says {fact.says}" if fact.says else f"denies {fact.denies}"
            return f"{stance}: “{_line(fact.quote)}”" if fact.quote else stance
    return fact.key if isinstance(fact, Fact) else ""


def said_by(statement: Statement, archive: Archive) -> str:
    """`statement of Syrian Arab Army in funker530-mi-8-tow`."""
    if statement.anonymous:
        return f"statement of “{statement.anonymous}” in {statement.source}"
    term = archive.terms.get(statement.speaker or "")
    voice = term.name if term else statement.speaker
    return f"statement of {voice} in {statement.source}" if voice else f"statement of {statement.source}"


def same_speech(statement: Statement, others: Iterable[Statement]) -> Statement | None:
    """The statement that this one was before: of the same voice in the same source, and the most alike."""
    speech = (statement.source, statement.speaker, statement.anonymous)
    alike = [other for other in others if (other.source, other.speaker, other.anonymous) == speech]
    mine = meaning_of(statement).items()
    return max(alike, key=lambda other: len(mine & meaning_of(other).items()), default=None)


def _fields(part: Part, path: str) -> Iterator[tuple[str, str]]:
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if name not in APART and value != field.default:
            yield from _texts(value, f"{path}{field.alias or name}")


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
        yield path, ", ".join(value if path in ORDERED else sorted(value))
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


def _line(value: object) -> str:
    if isinstance(value, Date):
        return value.text
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).split())
