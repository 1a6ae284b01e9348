"""Turns a reference into an item of CSL-JSON 1.0.2, which Zotero, Pandoc and word processors read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from crossbearing.citations.reference import Reference
from crossbearing.dates import Date, words
from crossbearing.dates.date import End
from crossbearing.kinds.source import SourceKind

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

TYPES: Mapping[SourceKind | None, str] = MappingProxyType(
    {
        "social-post": "post",
        "interview": "interview",
        "broadcast": "broadcast",
        "video": "motion_picture",
        "image": "graphic",
        "report": "report",
        "database": "dataset",
        "book": "book",
    }
)
"""Where CSL has a type for it; all else is a page on the web, or a document."""
DEPTH = {"year": 1, "month": 2, "day": 3, "minute": 3, "second": 3}
"""How many of year, month and day are known."""


def csl(reference: Reference) -> dict[str, Json]:
    """The item; what is not known is left out."""
    kind = TYPES.get(reference.kind, "webpage" if reference.url else "document")
    item: dict[str, Json] = {
        "id": reference.key,
        "type": kind,
        "title": reference.title if reference.titled else f"[{reference.title}]",
        "author": [{"literal": name} for name in reference.authors],
        "container-title" if kind in ("webpage", "post") else "publisher": reference.publisher,
        "issued": _date(reference.issued),
        "accessed": _date(reference.accessed),
        "URL": reference.url,
        "language": reference.language,
        "genre": (reference.kind or "").replace("-", " "),
        "note": reference.note,
    }
    return {name: value for name, value in item.items() if value}


def _date(date: Date | None) -> Json:
    """Its parts as far as they are known; in words where CSL has no parts for it, as for a season."""
    if date is None:
        return None
    begin, end = date.begin, date.end
    if not begin or not end or begin.unit not in DEPTH or end.unit not in DEPTH:
        return {"literal": words(date)}
    first, last = _parts(begin), _parts(end)
    about: dict[str, Json] = {"circa": True} if begin.mark or end.mark else {}
    return {"date-parts": [first] if first == last else [first, last], **about}


def _parts(end: End) -> Json:
    return list((end.first.year, end.first.month, end.first.day)[: DEPTH[end.unit]])
