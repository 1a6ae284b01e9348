"""Turns what was read from a file into one line of bytes, and this back into the same document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Any, TypeAlias

from crossbearing.read.document import Document, Spot
from crossbearing.read.text import decode

Packed: TypeAlias = list[Any]
"""A spot: where it stands, and for a mapping or a list also its keys and its parts."""


def pack(document: Document) -> bytes:
    """Of a document without problems its value and, behind a tab, its spot, as JSON; its text stands in the file."""
    return b"\t".join(map(_as_json, (document.value, _packed(document.spot))))


def unpack(packed: bytes, data: bytes, file: str) -> Document:
    """The document that was packed, from the bytes that it was read from; the file may bear another name by now."""
    document = Document(file)
    document.text = decode(data, document)
    value, _, spot = packed.partition(b"\t")
    document.value, document.later = json.loads(value), partial(_spot, spot)
    return document


def _as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


@lru_cache(maxsize=64)
def _spot(packed: bytes) -> Spot:
    return _unpacked(json.loads(packed))


def _packed(spot: Spot) -> Packed:
    place = [spot.line, spot.column, *spot.extent]
    if not isinstance(spot.parts, dict):
        return place
    if spot.keys or not spot.parts:
        return [*place, spot.keys, {name: _packed(part) for name, part in spot.parts.items()}]
    return [*place, {}, [_packed(part) for part in spot.parts.values()]]


def _unpacked(packed: Packed) -> Spot:
    line, column, start, end, *more = packed
    spot = Spot(line, column, (start, end))
    if more:
        keys, parts = more
        spot.keys = {name: (at[0], at[1]) for name, at in keys.items()}
        spot.parts = _Parts(parts if isinstance(parts, dict) else dict(enumerate(parts)))
    return spot


class _Parts(Mapping[str | int, Spot]):
    """The parts of a spot, each unpacked when it is asked for: of a file few are."""

    def __init__(self, packed: Mapping[str | int, Packed]) -> None:
        self._packed = packed

    def __getitem__(self, step: str | int) -> Spot:
        return _unpacked(self._packed[step])

    def __contains__(self, step: object) -> bool:
        return step in self._packed

    def __iter__(self) -> Iterator[str | int]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)
