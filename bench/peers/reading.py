"""Turns a folder of facts into plain values: the least that anybody has to do before a builder can print them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

Fields: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """The fields of every fact, by its id, in the order of the files."""

    claims: dict[str, Fields]
    """By INCIDENT/CLAIM."""
    incidents: dict[str, Fields]
    sources: dict[str, Fields]
    terms: dict[str, Fields]


def read(folder: Path) -> Facts:
    """No rule is checked, and no field either."""
    return Facts(
        {f"{path.parts[-3]}/{path.stem}": _fields(path) for path in sorted(folder.glob("incidents/*/claims/*.yml"))},
        {path.parent.name: _fields(path) for path in sorted(folder.glob("incidents/*/incident.yml"))},
        {path.stem: _fields(path) for path in sorted(folder.glob("sources/*.yml"))},
        {path.stem: _fields(path) | {"kind": path.parent.name} for path in sorted(folder.glob("glossary/*/*.yml"))},
    )


def _fields(path: Path) -> Fields:
    with path.open("rb") as file:
        fields: Fields = yaml.load(file, yaml.CSafeLoader)
    return fields
