"""Turns the kinds of facts into the JSON Schemas that an editor's program asks this site for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crossbearing.kinds import KINDS
from crossbearing.kinds.schema import name_of, schema_of, written
from crossbearing.site import Mentioned, Site


def files(site: Site, mentioned: Mapping[str, Sequence[Mentioned]]) -> Iterator[tuple[str, str]]:
    """`data/schema/claim.json` and its like; the first line of what `facts new` writes names them."""
    for kind in KINDS:
        yield f"data/schema/{name_of(kind)}.json", written(schema_of(kind))
