"""Turns the data set into tables for spreadsheets and statistics, a CSV file (RFC 4180, UTF-8) each.

A column is called as the field in `data/facts.json`; where that lies in a group, the group's name comes first
(`where_place`). Of a list of groups each field is a column, and its values stand in one order (`archives_url`,
`archives_at`). The timeline of an incident is in the JSON alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from crossbearing.feeds.claims import Json
from crossbearing.feeds.dataset import dataset
from crossbearing.site import Mentioned, Site

BETWEEN = "; "
"""Stands between the items of a list."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""

TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "incidents": ("id", "title", "when", "url", "where.place", "where.or_places", "where.precision", "claims"),
        "claims": (
            "id", "question", "short", "url", "exclusive", "agreement", "finding", "confidence", "because",
            "would_settle", "reviewed",
        ),
        "answers": (
            "claim", "id", "text", "short", "within", "amount.least", "amount.most", "amount.unit", "likelihood",
            "finding", "said_by", "said_by_uncertain", "denied_by", "independent_origins.least",
            "independent_origins.most", "statements",
        ),
        "statements": (
            "claim", "source", "voice", "counts_as", "certain", "counted", "anonymous", "of", "via", "wording",
            "attribution_doubted", "says", "denies", "said", "hedged", "quote", "language", "translation",
            "translation_by", "at", "how_known", "credibility", "verified",
        ),
        "sources": (
            "id", "title", "kind", "publisher", "speaker", "url", "archives.url", "archives.at", "published",
            "language", "reliability", "repeats.source", "repeats.how", "withdrawn.on", "withdrawn.why",
        ),
        "terms": (
            "id", "kind", "name", "also", "names", "summary", "url", "place.lat", "place.lon", "place.precision",
            "place.radius_km", "place.source",
        ),
        "relations": ("term", "is", "to"),
        "mentions": ("term", "url", "count"),
    }
)  # fmt: skip
"""The columns of each table, as paths in an entry of the data set."""

PARTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "answers": ("claims", "claim"),
        "statements": ("claims", "claim"),
        "relations": ("terms", "term"),
        "mentions": ("terms", "term"),
    }
)
"""Tables of what stands within other entries: which, and the column that holds the id of that entry."""


def files(site: Site, mentioned: Mapping[str, Sequence[Mentioned]]) -> Iterator[tuple[str, str]]:
    """Each table: its address, and its text, which is the same for the same facts."""
    data = dataset(site, mentioned)
    for name in TABLES:
        yield f"data/{name}.csv", table(TABLES[name], rows(name, data))


def rows(name: str, data: Any) -> Iterator[Mapping[str, Json]]:
    """The entries of a table, in the order of the data set."""
    if name not in PARTS:
        yield from data[name]
        return
    whole, owner = PARTS[name]
    for entry in data[whole]:
        yield from ({owner: entry["id"], **part} for part in entry[name])


def table(columns: Sequence[str], entries: Iterable[Mapping[str, Json]]) -> str:
    """The names of the columns, and a line for each entry."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.replace(".", "_") for column in columns)
    writer.writerows([cell(_value(entry, column)) for column in columns] for entry in entries)
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


def _value(entry: Json | Mapping[str, Json], path: str) -> Json:
    """What stands at the end of the path; for each item of a list, where the path leads through one."""
    name, _, rest = path.partition(".")
    if isinstance(entry, list):
        return [_value(item, path) for item in entry]
    found = entry[name] if isinstance(entry, Mapping) else None
    return _value(found, rest) if rest else found
