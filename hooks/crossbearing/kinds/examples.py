"""Turns the example file of a kind into its text, and into values with every optional field in use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from crossbearing.kinds.values import Fact

FOLDER = Path(__file__).parent
OPTIONAL = re.compile(r"^( *)#(?=\S|  )", re.MULTILINE)
"""The mark in front of a field that may be used; in front of words it is followed by one blank."""


def example(kind: type[Fact]) -> str:
    """The file as it stands."""
    return (FOLDER / f"{kind.__name__.lower()}.yml").read_text(encoding="utf-8")


def everything_used(text: str) -> str:
    """The example with every field that it shows, without its first line."""
    return OPTIONAL.sub(r"\1", text[text.index("\n") :])


def used(kind: type[Fact]) -> Mapping[str, Any]:
    """The values of every field of the example; empty where the editor has to know."""
    values: Mapping[str, Any] = yaml.load(everything_used(example(kind)), Loader=yaml.CBaseLoader)
    return values
