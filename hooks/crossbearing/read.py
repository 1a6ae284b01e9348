"""Turns the bytes of one YAML file into plain text values and the place of each, or into the problems that prevent it.

YAML is read event by event and not by recursion: depth is bounded while it is read, and no file, however
nested, can exhaust the stack. Every scalar is text; the schema alone decides types (`no` stays "no").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from crossbearing.problems import Place, Problem, quoted

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

MOST_BYTES = 1024 * 1024
MOST_LEVELS = 20
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")
"""Control and bidirectional-override characters, but not the joiners and marks that Arabic and Persian need."""
TAB = re.compile(r"^ *\t", re.MULTILINE)

SYNTAX = (  # (what the parser says, what is wrong, what to do)
    ("mapping values are not allowed", "a second `:` stands in the value", "put the value in quotation marks"),
    ("cannot start any token", "this character cannot start a value", "put the value in quotation marks"),
    (
        "did not find expected key",
        "the line does not fit the lines above",
        "indent it like its neighbours, as `field: value`",
    ),
    (
        "did not find expected '-'",
        "the line does not fit the list above",
        "start each item with `- ` under the one above",
    ),
    ("could not find expected ':'", "a field without `:`", "write `field: value`"),
    ("block sequence entries are not allowed", "a list cannot start here", "put the list on the lines below its field"),
    ("end of stream", "a quotation mark or bracket is not closed", "close it"),
    ("expected ',' or", "a bracket is not closed", "close it, or put the value in quotation marks"),
)


@dataclass(slots=True)
class Spot:
    """Where a value stands, and where its parts stand: keys with their values in a mapping, items in a list."""

    line: int
    column: int
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    parts: dict[str | int, Spot] = field(default_factory=dict)

    def find(self, path: tuple[str | int, ...], key: bool = False) -> tuple[int, int]:
        """The line and column of the last part of the path that exists; `key` asks for the field's name."""
        spot = self
        for index, step in enumerate(path):
            if step not in spot.parts:
                break
            if key and index == len(path) - 1 and isinstance(step, str):
                return spot.keys[step]
            spot = spot.parts[step]
        return spot.line, spot.column


@dataclass(slots=True)
class Document:
    """A file's value with the spot of each part; `problems` says why the value must not be used."""

    file: str
    value: Value
    spot: Spot
    problems: list[Problem]


def read(data: bytes, file: str) -> Document:
    """Reads one file; its value is None where nothing could be read."""
    document = Document(file, None, Spot(1, 1), [])
    if text := _decoded(data, document):
        try:
            _build(yaml.parse(text, Loader=yaml.CSafeLoader), document)
        except yaml.MarkedYAMLError as error:
            _syntax(error, document)
        if not document.problems and document.value is None:
            _problem(document, (1, 1), "the file is empty", "write the fact, or delete the file")
    return document


def _decoded(data: bytes, document: Document) -> str:
    """The text of the file, or nothing and a problem."""
    if len(data) > MOST_BYTES:
        _problem(document, (1, 1), f"the file has {len(data)} bytes", "split it: a file of facts has at most 1 MiB")
        return ""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        _problem(document, _end_of(before), f"byte 0x{data[error.start]:02X} is not UTF-8", "save the file as UTF-8")
        return ""
    if found := FORBIDDEN.search(text):
        _problem(document, _end_of(text[: found.start()]), *_forbidden(found.group()))
        return ""
    if found := TAB.search(text):
        _problem(document, _end_of(text[: found.end() - 1]), "a tab stands in the indentation", "indent by spaces")
        return ""
    if not text.strip():
        _problem(document, (1, 1), "the file is empty", "write the fact, or delete the file")
        return ""
    return text


def _forbidden(character: str) -> tuple[str, str]:
    return f"the invisible character U+{ord(character):04X} is not allowed", "delete it"


def _end_of(text: str) -> tuple[int, int]:
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _syntax(error: yaml.MarkedYAMLError, document: Document) -> None:
    mark = error.problem_mark or error.context_mark
    said = str(error.problem or error.context or "not YAML")
    wording = next(((what, hint) for sign, what, hint in SYNTAX if sign in said), None)
    what, hint = wording or (f"not YAML: {said}", "compare the file with the example in facts/README.md")
    _problem(document, (mark.line + 1, mark.column + 1) if mark else (1, 1), what, hint)


def _problem(document: Document, spot: tuple[int, int], message: str, hint: str) -> None:
    document.problems.append(Problem(Place(document.file, *spot), message, hint, "yaml"))


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    value: list[Value] | dict[str, Value]
    spot: Spot
    key: str | None = None


def _build(events: Iterator[yaml.Event], document: Document) -> None:
    """Fills the document from the parser's events, one level on the stack for each open list or mapping."""
    stack: list[_Open] = []
    documents = 0
    for event in events:
        at = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            _refuse_extras(event, at, document)
            if document.value is None or stack:
                _scalar(event, at, stack, document)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            _refuse_extras(event, at, document)
            opened = _Open([] if isinstance(event, yaml.SequenceStartEvent) else {}, Spot(*at))
            _add(opened.value, opened.spot, stack, document)
            stack.append(opened)
            if len(stack) > MOST_LEVELS:
                _problem(document, at, f"more than {MOST_LEVELS} levels deep", "flatten it")
                return
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            _problem(document, at, f'the alias "*{event.anchor}" is not allowed', "write the value out")
            _add(None, Spot(*at), stack, document)
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                _problem(document, at, "a second document starts here", "one file holds one fact: delete the `---`")
                return


def _refuse_extras(event: yaml.NodeEvent, at: tuple[int, int], document: Document) -> None:
    if event.anchor:
        _problem(document, at, f'the anchor "&{event.anchor}" is not allowed', "delete it and write the value out")
    if event.tag:
        _problem(document, at, f"the tag {quoted(event.tag)} is not allowed", "delete it: the field decides the type")


def _scalar(event: yaml.ScalarEvent, at: tuple[int, int], stack: list[_Open], document: Document) -> None:
    if event.style == '"' and (found := FORBIDDEN.search(event.value)):
        _problem(document, at, *_forbidden(found.group()))
    parent = stack[-1] if stack else None
    if parent and isinstance(parent.value, dict) and parent.key is None:
        _key(event.value, at, parent, document)
    else:
        _add(event.value, Spot(*at), stack, document)


def _key(name: str, at: tuple[int, int], parent: _Open, document: Document) -> None:
    if name in parent.spot.keys:
        first = parent.spot.keys[name][0]
        _problem(document, at, f"`{name}` stands twice, first on line {first}", "keep one of the two")
    if name == "<<":
        _problem(document, at, "the merge key `<<` is not allowed", "write the fields out")
    parent.key = name
    parent.spot.keys.setdefault(name, at)


def _add(value: Value, spot: Spot, stack: list[_Open], document: Document) -> None:
    """Puts a value into the list or mapping that is open, or makes it the document's own."""
    if not stack:
        document.value, document.spot = value, spot
        return
    parent = stack[-1]
    if isinstance(parent.value, list):
        parent.spot.parts[len(parent.value)] = spot
        parent.value.append(value)
    elif parent.key is None:
        _problem(document, (spot.line, spot.column), "a field's name is one word", "write `field: value`")
        parent.key = ""
    else:
        parent.spot.parts.setdefault(parent.key, spot)
        parent.value.setdefault(parent.key, value)
        parent.key = None
