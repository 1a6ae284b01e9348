"""Turns the kinds of facts into JSON Schema, for programs that help an editor while he types."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from crossbearing.commands.writing import replace
from crossbearing.kinds import KINDS
from crossbearing.kinds.schema import name_of, schema_of, schema_of_all, written

NAME = "schema"
HELP = "prints the JSON Schema of all facts, for editors"
ABOUT = """
It is what a program needs to complete the names of fields while you type, and to show their meaning.
"""


def arguments(parser: ArgumentParser) -> None:
    """Where to write instead of printing."""
    help_ = "write one schema for each kind of fact into this folder, such as claim.json"
    parser.add_argument("--to", metavar="DIR", type=Path, help=help_)


def run(options: Namespace) -> int:
    """0: the facts themselves are not read."""
    if options.to is None:
        print(written(schema_of_all()), end="")
        return 0
    options.to.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        replace(options.to / f"{name_of(kind)}.json", written(schema_of(kind)))
    return 0
