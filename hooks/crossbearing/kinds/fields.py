"""Turns a kind of fact into the list of its fields, group by group, with all that an editor may ask about each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from crossbearing.kinds.schema import Schema, schema_of
from crossbearing.kinds.values import Fact

FORMS: Mapping[str, str] = MappingProxyType(
    {
        "line": "plain text on one line",
        "prose": "text in Markdown: paragraphs, emphasis, lists, links and `[[…]]` references; no HTML, no pictures",
        "quotation": "somebody else's words, verbatim, in their own language; [...] for words left out, "
        "[word] for a word put in",
        "id": "lower-case letters a-z and digits, words joined by single hyphens; a fact's is the name of its file",
        "date": "`2015-11-24`, `2015-11`, `2015-11-24T09:24+02:00`, `2015-11-24~` (about), `2015-11-24?` (uncertain), "
        "`2015-11-24/2015-11-25` (EDTF), or `{earliest: …, latest: …}`, both with time and offset",
        "day": "year, month and day, as `2015-11-24`",
        "yes or no": "`yes` or `no`",
        "web address": "the whole address, from `https://` on",
        "contact": "an e-mail address or a web address",
        "language tag": "BCP 47: `en`, `ru`, `ar`, `zh-Hant`",
        "number": "digits, with a point before decimals: `35.7`",
        "whole number": "digits: `12`",
        "Wikidata item": "the letter Q and a number: `Q191931`",
        "symbol code": "20 or 30 digits",
        "fingerprint": "64 hexadecimal digits (SHA-256); a program writes it",
    }
)
"""What may be written into a field, by the name of the form."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a group."""

    name: str
    meaning: str
    required: bool
    form: str
    """A name of `FORMS`; nothing where only `words` may stand there, or where it holds a group."""
    words: tuple[str, ...]
    """All that may stand there, where that is settled."""
    many: str
    """`list`, `by name` (entries under names that the editor chooses), or nothing."""
    opens: str
    """The path of the group that it holds, or nothing."""
    default: str
    """What holds where it is left out, if that is a word that could be written; else nothing."""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together."""

    path: str
    """Where in the fact: nothing at its top, else `answers.*.amount`; the star is an item or a name."""
    meaning: str
    fields: tuple[Field, ...]


def groups_of(kind: type[Fact]) -> tuple[Group, ...]:
    """The fields of the fact itself, then each group in the order in which it is first named."""
    schema = schema_of(kind)
    return tuple(_groups(schema, "", schema.get("$defs", {})))


def _groups(schema: Schema, path: str, definitions: Mapping[str, Schema]) -> Iterator[Group]:
    required = schema.get("required", ())
    inner: list[tuple[Schema, str]] = []
    fields = []
    for name, told in schema["properties"].items():
        many, value = _value(told)
        group = definitions.get(value.get("$ref", "").rpartition("/")[2])
        opens = f"{path}.{name}{'.*' if many else ''}".removeprefix(".") if group else ""
        meaning = told.get("description") or (group or {}).get("description", "")
        words = () if "title" in value else _words(value)
        form, default = value.get("title", ""), told.get("default", "")
        fields.append(Field(name, meaning, name in required, form, words, many, opens, default))
        if group:
            inner.append((group, opens))
    yield Group(path, schema["description"], tuple(fields))
    for group, opens in inner:
        yield from _groups(group, opens, definitions)


def _value(told: Schema) -> tuple[str, Schema]:
    """Whether a field holds many values, and the schema of one."""
    if "items" in told:
        return "list", told["items"]
    if "propertyNames" in told:
        return "by name", told["additionalProperties"]
    return "", told


def _words(value: Mapping[str, Any]) -> tuple[str, ...]:
    """What is offered: words, or figures, which may stand in quotation marks too."""
    offered = next((way["enum"] for way in (value, *value.get("anyOf", ())) if "enum" in way), ())
    return tuple(map(str, offered))
