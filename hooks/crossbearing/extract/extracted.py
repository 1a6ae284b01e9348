"""What was read of a saved page, and why it could not be."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version


class UnreadableError(ValueError):
    """A file that is not what it looks like; the text says so in an editor's words."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """All visible text of a file."""

    text: str
    media_type: str
    extractor: str
    """The library that read it, with its version."""
    title: str = ""
    """What the text begins with and no reader sees on the page; empty where the file names no title."""


def library(name: str) -> str:
    """`inscriptis 2.7.6`: another version may see other text."""
    return f"{name} {version(name)}"
