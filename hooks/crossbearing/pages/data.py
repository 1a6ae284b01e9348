"""Turns the files for machines into the page that documents them: their fields, what they can be asked, their bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from crossbearing.addresses import DATA_PAGE
from crossbearing.columns import Column, Table, tables, timeline
from crossbearing.pages.backticks import Stretch, stretches
from crossbearing.pages.queries import QUERIES
from crossbearing.pages.view import View
from crossbearing.site import Site

DESCRIPTION = "Every fact of this site for machines: JSON, CSV, SQLite, JSON-LD, GeoJSON, BibTeX and an Atom feed."
TYPES = MappingProxyType(
    {
        "text": "text",
        "integer": "whole number",
        "number": "number",
        "boolean": "true or false",
        "day": "day",
        "list": "list",
    }
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as the page shows it."""

    address: str
    about: str
    size: str
    """In units that people read: `534 kB`."""
    sha256: str

    @classmethod
    def of(cls, address: str, about: str, content: bytes) -> Listed:
        """A file whose bytes are known."""
        return cls(address, about, _size(len(content)), sha256(content).hexdigest())

    @property
    def name(self) -> str:
        """Without the folder that most of them share."""
        return self.address.removeprefix(DATA_PAGE)


@dataclass(frozen=True, slots=True)
class Row:
    """A field as the page shows it."""

    name: str
    anchor: str
    meaning: tuple[Stretch, ...]
    type: str
    words: tuple[str, ...]
    refers: str
    """The table whose entries it names, or nothing."""
    filled: bool


def views(site: Site) -> Iterator[View]:
    """The one page, still without its files: they are complete only when every page is printed."""
    yield view(site, ())


def view(site: Site, files: Sequence[Listed]) -> View:
    """The page with these files."""
    values = {
        "files": files,
        "tables": [(one.name, one.meaning, _rows(one)) for one in (*tables(), timeline())],
        "queries": QUERIES,
        "digest": site.archive.digest,
    }
    return View(DATA_PAGE, "Data", values, DESCRIPTION)


def _rows(table: Table) -> list[Row]:
    refers = {link.columns[-1]: link.table for link in table.links}
    return [_row(column, table.name, refers.get(column.name, "")) for column in table.columns]


def _row(column: Column, table: str, refers: str) -> Row:
    return Row(
        column.name,
        f"field-{table}-{column.name}",
        stretches(column.meaning),
        TYPES[column.type],
        column.words,
        refers,
        column.filled,
    )


def _size(count: int) -> str:
    """With two figures at least: `716 kB`, `1.7 kB`."""
    if count < 1000:
        return f"{count} bytes"
    thousands = count / 1000
    if thousands >= 1000:
        return f"{thousands / 1000:.1f} MB"
    return f"{thousands:.1f} kB" if thousands < 10 else f"{thousands:.0f} kB"
