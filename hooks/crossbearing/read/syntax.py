"""Turns what the YAML parser says into a problem in an editor's words."""

from __future__ import annotations

import yaml

from crossbearing.read.document import Document, end_of

_QUOTED = "put the value in quotation marks"
_BAR = ("something stands after `|` or `>`", "write the text on the lines below, indented")
_ASIDE = ("this is no value that a fact may have", _QUOTED)

WORDINGS = (  # (what the parser says, (what is wrong, what to do))
    ("mapping values are not allowed", ("a second `:` stands in the value", f"{_QUOTED}, or mend the indentation")),
    ("cannot start any token", ("this character cannot start a value", _QUOTED)),
    (
        "did not find expected key",
        (
            "this does not fit the lines above",
            "indent fields like their neighbours; double a ' inside '…', and put \\ before a \" inside \"…\"",
        ),
    ),
    ("expected '-' indicator", ("this does not fit the list above", "start each item with `- `, under the one above")),
    ("could not find expected ':'", ("a field without `:`", "write `field: value`")),
    ("block sequence entries", ("a list cannot start here", "put the list on the lines below its field")),
    ("unexpected end of stream", ("the quotation mark is not closed", "close it")),
    ("unexpected document indicator", ("the quotation mark is not closed", "close it")),
    ("expected ',' or", ("the bracket is not closed", f"close it, or {_QUOTED}")),
    ("expected node content", ("a value is missing here", f"write it, close the bracket, or {_QUOTED}")),
    ("unknown escape character", ('a `\\` stands inside "…"', "write `\\\\`, or use '…'")),
    ("hexdecimal number", ('a `\\` stands inside "…"', "write `\\\\`, or use '…'")),
    ("invalid Unicode character", ('a `\\` stands inside "…"', "write `\\\\`, or use '…'")),
    ("a tab character", ("a tab stands in the indentation", "indent by spaces")),
    ("comment or line break", _BAR),
    ("indentation indicator", _BAR),
    ("mapping keys are not allowed", ("a `?` cannot stand here", _QUOTED)),
    ("tag", _ASIDE),
    ("anchor", _ASIDE),
    ("alias", _ASIDE),
    ("directive", ("a line that begins with % is not allowed", _QUOTED)),
    ("incompatible YAML document", ("a line that begins with % is not allowed", "delete it")),
    ("<document start>", ("a second document starts here", "one file holds one fact: keep one of the two")),
)
_OPENED = ("unexpected end of", "unexpected document", "expected ',' or", "could not find", "expected node content")
"""Here the parser's mark is where it gave up; what has to be mended is where the value began."""


def explain(error: yaml.MarkedYAMLError, document: Document) -> None:
    """Adds the problem that an error of syntax is."""
    said = f"{error.context}: {error.problem}"
    began = any(sign in said for sign in _OPENED)
    mark = (error.context_mark if began else None) or error.problem_mark or error.context_mark
    not_yaml = ("this is not YAML", "compare the file with the example in facts/README.md")
    what, hint = next((wording for sign, wording in WORDINGS if sign in said), not_yaml)
    at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    document.refuse(min(at, end_of(document.text)), what, hint)
