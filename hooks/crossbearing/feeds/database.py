"""Turns the data set into `data/facts.sqlite`: its tables with keys, views of what was weighed, and a full-text index.

The columns are those of the tables; a list is a JSON array, which SQLite takes apart by `json_each`. The bytes are the
same for the same facts and the same version of SQLite, which stamps its number into the file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import MappingProxyType
from typing import Any

from crossbearing.addresses import SOURCES
from crossbearing.citations import Json
from crossbearing.columns import Column, Table, Type, tables
from crossbearing.feeds.edition import Edition, File
from crossbearing.feeds.rows import rows

VIEWS = Path(__file__).with_name("views.sql")
"""The views, and the index of words."""
PAGE = 4096
"""Bytes; said here because SQLite may be built with another."""
TYPES: Mapping[Type, str] = MappingProxyType(
    {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "day": "TEXT", "list": "TEXT"}
)


def files(edition: Edition) -> Iterator[File]:
    """The one database."""
    about = "All tables in one SQLite database, with views of findings and origins and an index of all words."
    yield File("data/facts.sqlite", database(edition.data), about)


def database(data: Mapping[str, Any]) -> bytes:
    """Made in memory; SQLite writes the pages of a new database in one order."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute(f"PRAGMA page_size = {PAGE}")
        base.execute("BEGIN")
        for table in tables():
            base.execute(_definition(table))
            places = ", ".join("?" * len(table.columns))
            base.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', map(_cells, rows(table, data)))
        for statement in VIEWS.read_text(encoding="utf-8").split(";\n"):
            base.execute(statement)
        base.executemany("INSERT INTO words VALUES (?, ?, ?, ?, ?)", _words(data))
        base.execute("INSERT INTO words(words) VALUES ('optimize')")
        base.execute("COMMIT")
        base.execute("VACUUM")
        return base.serialize()


def _definition(table: Table) -> str:
    parts = [_column(column) for column in table.columns]
    if table.key:
        parts.append(f"PRIMARY KEY ({_names(table.key)})")
    parts += [
        f'FOREIGN KEY ({_names(link.columns)}) REFERENCES "{link.table}" ({_names(link.to)})' for link in table.links
    ]
    body = ",\n  ".join(parts)
    return f'CREATE TABLE "{table.name}" (\n  {body}\n) STRICT'


def _column(column: Column) -> str:
    return f'"{column.name}" {TYPES[column.type]}{" NOT NULL" if column.filled else ""}'


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _cells(values: Sequence[Json]) -> list[Any]:
    """Lists and groups as JSON."""
    return [json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value for value in values]


def _words(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str, str]]:
    """Kind, id, page, title and all words of each entry that has any."""
    for claim in data["claims"]:
        page, question = claim["url"], claim["question"]
        answers = [text for answer in claim["answers"] for text in (answer["text"], answer["short"])]
        texts = (claim["short"], *answers, claim["because"], claim["would_settle"])
        yield "claim", claim["id"], page, question, _joined(texts)
        for said in claim["statements"]:
            if said["quote"]:
                yield "quotation", claim["id"], page, said["voice"], _joined((said["quote"], said["translation"]))
    for source in data["sources"]:
        yield "source", source["id"], f"{SOURCES}{source['id']}/", source["title"], source["publisher"]
    for term in data["terms"]:
        texts = (*term["also"], *term["names"].values(), term["summary"])
        yield "term", term["id"], term["url"], term["name"], _joined(texts)


def _joined(texts: Sequence[str | None]) -> str:
    return "\n".join(filter(None, texts))
