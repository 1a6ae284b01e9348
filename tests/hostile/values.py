"""Turns each published file into its values, by parsers of others: what a program that is not ours would find there."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from pybtex.database import parse_bytes

from crossbearing.prose import render

TYPED = {"line": "§line§", "prose": "§prose§", "quotation": "§quote§"}
"""What stands in each text field, by its form, where nobody is hostile."""
SHADOWS = ("words_config", "words_content", "words_data", "words_docsize", "words_idx")
"""Where SQLite keeps its index of words, in a form of its own."""
OF_BYTES = (".hash", ".bytes", ".facts_sha256")
"""Differ with every text."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")

OF_TEX = re.compile(r"\{\\text(\w+)\}|\\([$&#%_])|[{}]")
NAMED = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}

Values = Mapping[str, Any]
"""Each by where it stands."""


def values(address: str, content: bytes) -> Values:
    """What the file says; nothing of a page."""
    ending = address.rpartition(".")[2]
    found = dict(READ[ending](content)) if ending in READ else {}
    where = f"{address} "  # how often a term is named depends on what it is called
    counts = {place for place in found if "mentions" in where + place and place.endswith(("count", "[2]"))}
    return {place: value for place, value in found.items() if not place.endswith(OF_BYTES) and place not in counts}


def expected(address: str, usual: Values, typed: str) -> Values:
    """The same where somebody has typed this into every text field."""
    return {place: _with(typed, value, address.rpartition(".")[2]) for place, value in usual.items()}


def _with(typed: str, value: Any, ending: str) -> Any:
    if not isinstance(value, str):
        return value
    said = {form: seen(typed) if form == "prose" and ending in ("xml", "jsonld") else typed for form in TYPED}
    if ending == "sqlite" and value.startswith(("[", "{")) and "§" in value and not value.startswith("[§"):
        return json.dumps(_replaced(json.loads(value), said), ensure_ascii=False)
    value = _replaced(value, said)
    return f"'{value}" if ending == "csv" and value.startswith(FORMULA) else value


def _replaced(value: Any, said: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_replaced(part, said) for part in value]
    if isinstance(value, dict):
        return {name: _replaced(part, said) for name, part in value.items()}
    for form, text in TYPED.items():
        value = value.replace(text, said[form]) if isinstance(value, str) else value
    return value


def seen(prose: str) -> str:
    """What a reader sees of it in a page, as a browser reads that."""
    return BeautifulSoup(render(prose, lambda _: None), "html5lib").get_text().strip()


def _json(content: bytes) -> Iterator[tuple[str, Any]]:
    return _leaves(json.loads(content))


def _leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, (dict, list)):
        yield place, len(value)
        for name, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(part, f"{place}[{name}]" if isinstance(value, list) else f"{place}.{name}")
    else:
        yield place, value


def _xml(content: bytes) -> Iterator[tuple[str, str]]:
    for number, element in enumerate(ElementTree.fromstring(content).iter()):
        yield f"{number} {element.tag} {sorted(element.attrib.items())}", (element.text or "").strip()


def _csv(content: bytes) -> Iterator[tuple[str, Any]]:
    return _leaves(list(csv.reader(io.StringIO(content.decode(), newline=""))))


def _sqlite(content: bytes) -> Iterator[tuple[str, Any]]:
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(content)
        names = base.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
        for (name,) in names:
            if name not in SHADOWS:
                yield from _leaves([list(row) for row in base.execute(f'SELECT * FROM "{name}"')], name)


def _bibtex(content: bytes) -> Iterator[tuple[str, str]]:
    for key, entry in parse_bytes(content, "bibtex").entries.items():
        yield key, entry.type
        yield from ((f"{key}.{name}", _of_tex(value)) for name, value in entry.fields.items())
        for number, person in enumerate(entry.persons.get("author", ())):
            yield f"{key}.author[{number}]", _of_tex(str(person))


def _of_tex(value: str) -> str:
    """As TeX prints it: a brace that is not named groups, and is not seen."""
    return OF_TEX.sub(lambda found: NAMED.get(found[1] or "", found[2] or ""), value)


READ = {
    "json": _json, "jsonld": _json, "geojson": _json, "xml": _xml, "csv": _csv, "sqlite": _sqlite, "bib": _bibtex,
}  # fmt: skip
