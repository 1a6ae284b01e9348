"""Turns the data set into the entries of each table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crossbearing.citations import Json
from crossbearing.columns import Table


def rows(table: Table, data: Mapping[str, Any]) -> Iterator[list[Json]]:
    """What stands in the columns of each entry, in the order of the data set."""
    paths = [column.path for column in table.columns]
    for entry in _entries(table, data):
        yield [_value(entry, path) for path in paths]


def _entries(table: Table, data: Mapping[str, Any]) -> Iterator[Mapping[str, Json]]:
    if table.name in data:
        yield from (_with_owner(entry, table) for entry in data[table.name])
        return
    owner = table.columns[0].name
    for entry in data[table.within]:
        yield from ({owner: entry["id"], **part} for part in entry[table.name])


def _with_owner(entry: Mapping[str, Json], table: Table) -> Mapping[str, Json]:
    """A claim stands beside its incident in the data set, and has its id in its own: INCIDENT/CLAIM."""
    return {table.columns[0].name: str(entry["id"]).partition("/")[0], **entry} if table.within else entry


def _value(entry: Json | Mapping[str, Json], path: str) -> Json:
    """What stands at the end of the path; for each item of a list, where the path leads through one."""
    name, _, rest = path.partition(".")
    if isinstance(entry, list):
        return [_value(item, path) for item in entry]
    found = entry[name] if isinstance(entry, Mapping) else None
    return _value(found, rest) if rest else found
