"""Turns what the YAML parser says into a problem in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from crossbearing.read.document import Document, LineAndColumn, end_of

_QUOTED = "put the value in quotation marks"
_BAR = ("something stands after `|` or `>`", "write the text on the lines below, indented")
_NOT_CLOSED = ("the quotation mark is not closed", "close it")
_AFTER_BRACKET = ("a value that begins with a bracket is a list, and something stands after it", _QUOTED)
_AFTER_QUOTED = (
    "the quotation mark is closed before the value ends",
    "put the whole value in quotation marks: double a ' inside '…', and put \\ before a \" inside \"…\"",
)
_FENCED = ("``` is not YAML", "delete this line, and the one that closes the block")
_ASIDE = ("this is no value that a fact may have", _QUOTED)

WORDINGS = (  # (what the parser says, (what is wrong, what to do))
    ("mapping values are not allowed", ("a second `:` stands in the value", f"{_QUOTED}, or mend the indentation")),
    ("cannot start any token", ("this character cannot start a value", _QUOTED)),
    (
        "did not find expected key",
        ("this does not fit the lines above", "indent fields like their neighbours"),
    ),
    ("expected '-' indicator", ("this does not fit the list above", "start each item with `- `, under the one above")),
    ("could not find expected ':'", ("a field without `:`", "write `field: value`")),
    ("block sequence entries", ("a list cannot start here", "put the list on the lines below its field")),
    ("unexpected end of stream", _NOT_CLOSED),
    ("unexpected document indicator", _NOT_CLOSED),
    ("expected ',' or", ("the bracket is not closed", f"close it, or {_QUOTED}")),
    ("expected node content", ("a value is missing here", f"write it, close the bracket, or {_QUOTED}")),
    ("unknown escape character", ('a `\\` stands inside "…"', "write `\\\\`, or use '…'")),
    ("hexdecimal number", ('a `\\` stands inside "…"', "write `\\\\`, or use '…'")),
    ("invalid Unicode character", ('a `\\` stands inside "…"', "write `\\\\`, or use '…'")),
    ("a tab character", ("a tab stands in the indentation", "indent by spaces")),
    ("comment or line break", _BAR),
    ("indentation indicator", _BAR),
    ("mapping keys are not allowed", ("a `?` cannot stand here", _QUOTED)),
    ("directive", ("a line that begins with % is not allowed", _QUOTED)),
    ("tag", _ASIDE),
    ("anchor", _ASIDE),
    ("alias", _ASIDE),
    ("incompatible YAML document", ("a line that begins with % is not allowed", "delete it")),
    ("<document start>", ("a second document starts here", "one file holds one fact: keep one of the two")),
)
_OPENED = ("unexpected end of", "unexpected document", "expected ',' or", "could not find", "expected node content")
"""Here the parser's mark is where it gave up; what has to be mended is where the value began."""


_FIELD = re.compile(r"^ *(?:- +)?(?:[a-z_]+:(?= |$)|- *$)", re.MULTILINE)
"""A line that begins as a field or an item does: inside quotation marks it was swallowed."""


def explain(error: yaml.MarkedYAMLError, document: Document) -> None:
    """Adds the problem that an error of syntax is."""
    at, what, hint = _fenced(document.text) or _before(error, document.text) or _worded(error)
    document.refuse(min(at, end_of(document.text)), what, hint)


def _fenced(text: str) -> tuple[LineAndColumn, str, str] | None:
    """A whole file copied with the lines of backticks that stand about it in a README."""
    blank, fence, _ = text.partition("```")
    return (end_of(blank), *_FENCED) if fence and not blank.strip() else None


def _worded(error: yaml.MarkedYAMLError) -> tuple[LineAndColumn, str, str]:
    """What the parser says, in an editor's words."""
    said = f"{error.context}: {error.problem}"
    began = any(sign in said for sign in _OPENED)
    mark = (error.context_mark if began else None) or error.problem_mark or error.context_mark
    not_yaml = ("this is not YAML", "compare the file with the example in facts/README.md")
    what, hint = next((wording for sign, wording in WORDINGS if sign in said), not_yaml)
    return ((mark.line + 1, mark.column + 1) if mark else (1, 1)), what, hint


def _before(error: yaml.MarkedYAMLError, text: str) -> tuple[LineAndColumn, str, str] | None:
    """What went wrong before the parser gave up: it does so only at the next quotation mark, or after a bracket."""
    value = _last_value(text)
    if value is None or error.problem_mark is None:
        return None
    start, end = value
    at = end_of(text[:start])
    if text[start] in "'\"" and _FIELD.search(text[: end - 1], text.find("\n", start, end) + 1 or end):
        return at, *_NOT_CLOSED
    if text[start] in "'\"" and error.problem_mark.line == text.count("\n", 0, end):
        return end_of(text[: error.problem_mark.index]), *_AFTER_QUOTED
    if text[end - 1] in "]}" and error.problem_mark.line == text.count("\n", 0, end):
        return at, *_AFTER_BRACKET
    return None


def _last_value(text: str) -> tuple[int, int] | None:
    """From where to where the last value goes that could be read: quoted, or in brackets."""
    opened: list[yaml.Event] = []
    first = last = None
    for event in _readable(text):
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            opened.append(event)
        first = opened.pop() if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)) else event
        last = event
    if first is None or last is None or first.start_mark is None or last.end_mark is None:
        return None
    start, end = first.start_mark.index, last.end_mark.index
    return (start, end) if text[start : start + 1] in {"'", '"', "[", "{"} else None


def _readable(text: str) -> Iterator[yaml.Event]:
    """The parser's events up to its error."""
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError:
        return
