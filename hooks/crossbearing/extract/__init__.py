"""Turns the bytes of a saved page into all its visible text, its title first.

A new format is a module and a line here.
"""

from __future__ import annotations

from contextlib import redirect_stderr
from io import StringIO
from types import ModuleType

from crossbearing.extract import html, pdf, plain, warc
from crossbearing.extract.extracted import Extracted, UnreadableError

FORMATS: tuple[ModuleType, ...] = (warc, pdf, html, plain)
"""Each recognises its files by `claims(data, name)` and reads them by `extract(data)`; the last takes any text."""

__all__ = ["FORMATS", "Extracted", "UnreadableError", "extract"]


def extract(data: bytes, name: str) -> Extracted:
    """The text of a file, by its contents and the ending of its name. Raises UnreadableError."""
    reader = next(module for module in FORMATS if module.claims(data, name))
    with redirect_stderr(StringIO()):  # what browsers forgive without a word, some libraries complain of
        found: Extracted = reader.extract(data)
    if not found.text.strip():
        raise UnreadableError("no text is in it; save the page again, once all of it is shown")
    return found
