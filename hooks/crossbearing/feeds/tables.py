"""Turns the data set into tables for spreadsheets and statistics: CSV files (RFC 4180, UTF-8) and their description.

A column is called as the field in `data/facts.json`; where that lies in a group, the group's name comes first
(`where_place`). Of a list of groups each field is a column, and its values stand in one order (`archives_url`,
`archives_at`). The timeline of an incident is in the JSON alone. The description is a Data Package (datapackage.org).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from crossbearing.citations import Json
from crossbearing.columns import Table, tables
from crossbearing.feeds.datapackage import datapackage
from crossbearing.feeds.edition import Edition, File
from crossbearing.feeds.rows import rows

BETWEEN = "; "
"""Stands between the items of a list."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


def files(edition: Edition) -> Iterator[File]:
    """Each table, and the description of all."""
    contents = {f"{one.name}.csv": (one, csv_of(one, edition.data).encode()) for one in tables()}
    for name, (one, content) in contents.items():
        yield File(f"data/{name}", content, one.meaning)
    about = "What the tables hold and how they hang together, as a Data Package of Frictionless Data."
    yield File.of("data/datapackage.json", datapackage(edition, contents), about)


def csv_of(table: Table, data: Mapping[str, Any]) -> str:
    """The names of the columns, and a line for each entry."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(cell, values) for values in rows(table, data))
    return text.getvalue()


def cell(value: Json) -> str:
    """What stands in a cell; text that a spreadsheet would compute gets an apostrophe, which keeps it text."""
    text = _text(value)
    is_number = isinstance(value, (int, float))
    return f"'{text}" if text.startswith(FORMULA) and not is_number else text


def _text(value: Json) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return BETWEEN.join(map(_text, value))
        case dict():
            return BETWEEN.join(f"{name}: {_text(part)}" for name, part in value.items())
    return str(value)
