"""Turns bytes into text that may be read as YAML, or into the problem that forbids it."""

from __future__ import annotations

import re

from crossbearing.invisible import FORBIDDEN, forbidden
from crossbearing.read.document import Document, end_of

MOST_BYTES = 1024 * 1024
FORBIDDEN_ESCAPED = re.compile(rf"{FORBIDDEN.pattern}|\r")
"""In a file, a carriage return ends a line; as an escape it would be a control character like any other."""

OTHER_KINDS = {
    b"<!doctype html": "an HTML page",
    b"<html": "an HTML page",
    b"pk\x03\x04": "a Word document or an archive",
    b"\xd0\xcf\x11\xe0": "a Word document",
    b"{\\rtf": "a document with formatting (RTF)",
    b"%pdf-": "a PDF",
}
"""By how the bytes begin, in small letters."""

_TAB = re.compile(r"^ *\t", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:(?:<{7}|>{7}|\|{7})(?= |\r?$)|={7}(?=\r?$))", re.MULTILINE)
"""What git writes at the beginning of a line where two versions could not be merged."""
_NO_BREAK = re.compile("^ *[\u00a0\u202f]", re.MULTILINE)
"""Blanks that look like a space in the indentation, and are none to YAML."""
_LONE_RETURN = re.compile(r"\r(?!\n)")


def decode(data: bytes, document: Document) -> str:
    """The text of the file, or nothing and a problem."""
    if kind := _other_kind(data):
        document.refuse((1, 1), f"this looks like {kind}, not like text", "save it as plain text, in UTF-8")
        return ""
    if len(data) > MOST_BYTES:
        document.refuse((1, 1), "the file is larger than 1 MiB", "split it: one file holds one fact")
        return ""
    if data.startswith(b"\xef\xbb\xbf"):
        document.refuse((1, 1), "the file begins with a byte order mark", "save it as UTF-8 without BOM")
        return ""
    try:
        text = _LONE_RETURN.sub("\n", data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        document.refuse(end_of(before), f"byte 0x{data[error.start]:02X} is not UTF-8", "save the file as UTF-8")
        return ""
    if found := FORBIDDEN.search(text):
        document.refuse(end_of(text[: found.start()]), *forbidden(found.group()))
        return ""
    if found := _CONFLICT.search(text):
        hint = "keep one of the two versions, and delete the lines that begin with <<<<<<<, =======, or >>>>>>>"
        document.refuse(end_of(text[: found.start()]), "this file holds a merge conflict", hint)
        return ""
    if found := _TAB.search(text):
        document.refuse(end_of(text[: found.end() - 1]), "a tab stands in the indentation", "indent by spaces")
        return ""
    if found := _NO_BREAK.search(text):
        blank = f"U+{ord(found.group()[-1]):04X}"
        what = f"a blank that is no space, {blank}, stands in the indentation"
        document.refuse(end_of(text[: found.end() - 1]), what, "indent by spaces")
        return ""
    if not text.strip():
        document.refuse((1, 1), "the file is empty", "write the fact, or delete the file")
        return ""
    return text


def _other_kind(data: bytes) -> str:
    """What a program for letters or a browser saved under the name of a fact; nothing where it is none of these."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for sign, kind in OTHER_KINDS.items() if start.startswith(sign)), "")
