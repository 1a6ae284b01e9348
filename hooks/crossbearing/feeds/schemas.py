"""Turns the kinds of facts into the JSON Schemas that an editor's program asks this site for."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.feeds.edition import Edition, File
from crossbearing.kinds import KINDS
from crossbearing.kinds.schema import name_of, schema_of, written


def files(edition: Edition) -> Iterator[File]:
    """`data/schema/claim.json` and its like; the first line of what `facts new` writes names them."""
    for kind in KINDS:
        name = name_of(kind)
        about = f"JSON Schema of the files of one kind, {name}, for the program in which they are written."
        yield File.of(f"data/schema/{name}.json", written(schema_of(kind)), about)
