"""Turns the tables of the data set into their description: a Data Package (datapackage.org) that programs check by."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType

from crossbearing.citations import Json
from crossbearing.columns import Column, Link, Table, Type
from crossbearing.feeds.edition import Edition
from crossbearing.kinds import Publisher

TYPES: Mapping[Type, str] = MappingProxyType({"text": "string", "list": "string", "day": "date"})
"""What Table Schema calls the types that it has other names for."""
NAME = re.compile("[-a-zA-Z0-9._]+")


def datapackage(edition: Edition, contents: Mapping[str, tuple[Table, bytes]]) -> str:
    """The description of these tables, by the names of their files."""
    publisher = edition.site.archive.publisher
    package: dict[str, Json] = {
        "name": "facts",
        **(_published(publisher) if publisher else {}),
        "facts_sha256": edition.site.archive.digest,
        "resources": [_resource(table, name, content) for name, (table, content) in contents.items()],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _published(publisher: Publisher) -> dict[str, Json]:
    """Who publishes it and by which licence; one that is no name stands as a title."""
    licence = publisher.licence
    named = NAME.fullmatch(licence)
    path = f"https://spdx.org/licenses/{licence}.html" if named else publisher.url
    return {
        "title": publisher.name,
        "homepage": publisher.url,
        "licenses": [{"name": licence, "path": path} if named else {"title": licence, "path": path}],
        "contributors": [{"title": publisher.name, "path": publisher.url, "role": "publisher"}],
    }


def _resource(table: Table, name: str, content: bytes) -> Json:
    schema: dict[str, Json] = {"fields": [_field(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    # A key of several columns, one of which may be empty, is for the database alone: Frictionless has no such thing.
    links: list[Json] = [_foreign(link) for link in table.links if len(link.columns) == 1]
    return {
        "name": table.name,
        "title": table.meaning,
        "path": name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {**schema, **({"foreignKeys": links} if links else {})},
    }


def _field(column: Column) -> Json:
    constraints: dict[str, Json] = {}
    if column.filled and column.type != "list":
        constraints["required"] = True
    if column.words and column.type == "text":
        constraints["enum"] = list(column.words)
    return {
        "name": column.name,
        "type": TYPES.get(column.type, column.type),
        "description": column.meaning + (" Several are parted by “; ”." if column.type == "list" else ""),
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign(link: Link) -> Json:
    return {"fields": link.columns[0], "reference": {"resource": link.table, "fields": link.to[0]}}
