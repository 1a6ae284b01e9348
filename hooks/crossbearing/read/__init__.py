"""Turns the bytes of one YAML file into plain text values and the place of each, or into what prevents it."""

from __future__ import annotations

import yaml

from crossbearing.read.document import Document, Spot, Value
from crossbearing.read.events import build
from crossbearing.read.syntax import explain
from crossbearing.read.text import MOST_BYTES, decode

__all__ = ["MOST_BYTES", "Document", "Spot", "Value", "read"]


def read(data: bytes, file: str) -> Document:
    """Reads one file; its value is None where nothing could be read."""
    document = Document(file)
    if text := decode(data, document):
        document.text = text
        try:
            build(yaml.parse(text, Loader=yaml.CSafeLoader), document)
        except yaml.MarkedYAMLError as error:
            explain(error, document)
        if not document.problems and document.value in (None, ""):
            document.refuse((1, 1), "the file is empty", "write the fact, or delete the file")
    return document
