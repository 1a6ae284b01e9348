"""Turns the events of a YAML parser into values and spots.

YAML is read event by event and not by recursion: depth is bounded while it is read, and no file, however
nested, can exhaust the stack. Every scalar is text; the schema alone decides types (`no` stays "no").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from sys import intern

import yaml

from crossbearing.invisible import forbidden
from crossbearing.problems import field as named
from crossbearing.problems import quoted
from crossbearing.read.document import Document, LineAndColumn, Spot, Value
from crossbearing.read.text import FORBIDDEN_ESCAPED

MOST_LEVELS = 20
_WRITTEN_OUT = "write the value out, or put it in quotation marks"
_NO_TAG = "delete it, or put the value in quotation marks"


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    value: list[Value] | dict[str, Value]
    keys: dict[str, LineAndColumn]
    parts: dict[str | int, Spot]
    key: str | None = None
    """The field whose value comes next; None where a field's name comes next."""


def build(events: Iterable[yaml.Event], document: Document) -> None:
    """Fills the document from the parser's events, one level on the stack for each open list or mapping."""
    stack: list[_Open] = []
    documents = 0
    for event in events:
        spot = _spot(event)
        at = (spot.line, spot.column)
        if isinstance(event, yaml.NodeEvent):
            _refuse_extras(event, at, document)
        if isinstance(event, yaml.ScalarEvent):
            _scalar(event, spot, stack, document)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            stack.append(_opened(event, spot, stack, document))
            if len(stack) > MOST_LEVELS:
                document.refuse(at, f"more than {MOST_LEVELS} levels deep", "flatten it")
                return
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            _add(None, spot, stack, document)
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                document.refuse(at, "a second document starts here", "one file holds one fact: delete the `---`")
                return


def _spot(event: yaml.Event) -> Spot:
    start, end = event.start_mark, event.end_mark
    return Spot(start.line + 1, start.column + 1, (start.index, end.index)) if start and end else Spot()


def _opened(
    event: yaml.MappingStartEvent | yaml.SequenceStartEvent, spot: Spot, stack: list[_Open], document: Document
) -> _Open:
    opened = _Open([] if isinstance(event, yaml.SequenceStartEvent) else {}, {}, {})
    spot.keys, spot.parts = opened.keys, opened.parts
    _add(opened.value, spot, stack, document)
    return opened


def _refuse_extras(event: yaml.NodeEvent, at: LineAndColumn, document: Document) -> None:
    if isinstance(event, yaml.AliasEvent):
        document.refuse(at, f"the alias {quoted(f'*{event.anchor}')} is not allowed", _WRITTEN_OUT)
    elif event.anchor:
        document.refuse(at, f"the anchor {quoted(f'&{event.anchor}')} is not allowed", _WRITTEN_OUT)
    if tag := getattr(event, "tag", None):
        document.refuse(at, f"the tag {quoted(tag)} is not allowed", _NO_TAG)


def _scalar(event: yaml.ScalarEvent, spot: Spot, stack: list[_Open], document: Document) -> None:
    at = (spot.line, spot.column)
    if event.style == '"' and (found := FORBIDDEN_ESCAPED.search(event.value)):
        document.refuse(at, *forbidden(found.group()))
    parent = stack[-1] if stack else None
    if parent and isinstance(parent.value, dict) and parent.key is None:
        _key(event.value, at, parent, document)
    else:
        _add(event.value, spot, stack, document)


def _key(name: str, at: LineAndColumn, parent: _Open, document: Document) -> None:
    if name in parent.keys:
        line = parent.keys[name][0]
        document.refuse(at, f"{named(name)} stands twice, first on line {line}", "keep one of the two")
    if name == "<<":
        document.refuse(at, "the merge key `<<` is not allowed", "write the fields out")
    parent.key = name = intern(name)  # the same few names stand in all files
    parent.keys.setdefault(name, at)


def _add(value: Value, spot: Spot, stack: list[_Open], document: Document) -> None:
    """Puts a value into the list or mapping that is open, or makes it the document's own."""
    if not stack:
        document.value, document.spot = value, spot
        return
    parent = stack[-1]
    if isinstance(parent.value, list):
        parent.parts[len(parent.value)] = spot
        parent.value.append(value)
    elif parent.key is None:
        document.refuse((spot.line, spot.column), "a field's name is one word", "write `field: value`")
        parent.key = ""
    else:
        parent.parts.setdefault(parent.key, spot)
        parent.value.setdefault(parent.key, value)
        parent.key = None
