"""Turns a sound archive into one in which every text field of every kind holds what a stranger typed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from crossbearing.archive.layout import kind_at
from crossbearing.kinds import Fact
from crossbearing.kinds.fields import groups_of
from crossbearing.read import read

HERE = Path(__file__).parent
FACTS = HERE / "facts"
"""An archive without errors in which every field of every kind is used."""
TEXT = ("line", "prose", "quotation")
"""The forms of fields that hold free text; a new field of a kind has one of these, or a form of its own."""
NAMING = {"claim.statements.*.says", "claim.statements.*.denies"}
"""Text by its form, but it has to name an answer."""


def injections() -> Mapping[str, str]:
    """What strangers type, by the name of the case: at most 32 characters, so that it fits into every field."""
    cases = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("injections/*"))}
    return {name: case["text"] for name, case in cases.items()}


def fields(*forms: str) -> Iterator[str]:
    """Every field with one of these forms, as `claim.statements.*.note`, from the models."""
    for kind in {kind for path in _files() if (kind := _kind(path))}:
        for group in groups_of(kind):
            yield from (_path(kind, group.path, f.name, f.many) for f in group.fields if f.form in forms)


def used() -> Mapping[str, list[tuple[Path, tuple[str | int, ...]]]]:
    """Where the archive holds each field: the file, and the steps within it."""
    found: dict[str, list[tuple[Path, tuple[str | int, ...]]]] = {}
    for path in _files():
        for steps, stars in leaves(_value(path)):
            found.setdefault(".".join((_kind(path).__name__.lower(), *stars)), []).append((path, steps))
    return found


def inject(folder: Path, texts: Mapping[str, Sequence[str]]) -> Path:
    """Copies the archive with other texts in each of these fields: the first in its first place, and so on around."""
    shutil.copytree(FACTS, folder)
    values = {path: _value(path) for path in _files()}
    for field, places in used().items():
        for number, (path, steps) in enumerate(places if field in texts else ()):
            _put(values[path], steps, texts[field][number % len(texts[field])])
    for path, value in values.items():
        text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
        (folder / path.relative_to(FACTS)).write_text(text, encoding="utf-8", newline="\n")
    return folder


def _files() -> list[Path]:
    return sorted(FACTS.rglob("*.yml"))


def _kind(path: Path) -> type[Fact]:
    found = kind_at(path.relative_to(FACTS).as_posix())
    assert found, f"no fact belongs at {path}"
    return found[0]


def _value(path: Path) -> Any:
    return read(path.read_bytes(), path.name).value


def _path(kind: type[Fact], group: str, name: str, many: str) -> str:
    return ".".join(part for part in (kind.__name__.lower(), group, name, "*" if many else "") if part)


def leaves(value: Any, steps: tuple[Any, ...] = (), stars: tuple[str, ...] = ()) -> Iterator[Any]:
    """Each text with its steps, and these once more with a star for each item and each name that an editor chose."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*steps, index), (*stars, "*"))
    elif isinstance(value, dict):
        for name, entry in value.items():
            chosen = stars in (("answers",), ("names",), ("verdict", "likelihood"))
            yield from leaves(entry, (*steps, name), (*stars, "*" if chosen else name))
    else:
        yield steps, stars


def _put(value: Any, steps: tuple[str | int, ...], text: str) -> None:
    for step in steps[:-1]:
        value = value[step]
    value[steps[-1]] = text
