"""Turns a folder of facts into the files of its data set: JSON, CSV, SQLite, JSON-LD, GeoJSON and BibTeX."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path, PurePosixPath

from crossbearing.addresses import DATA_PAGE
from crossbearing.commands.build import add_docs, printed
from crossbearing.commands.reading import read_site
from crossbearing.commands.writing import replace

NAME = "export"
HELP = "writes the data set alone"
ABOUT = """
It writes the files of the page on the data, and nothing else: everything as JSON, tables as CSV, and the forms that
other programs read.
"""


def arguments(parser: ArgumentParser) -> None:
    """Where to write, and where the hand-written pages are, whose mentions of terms are in the data set too."""
    parser.add_argument("--to", metavar="DIR", type=Path, required=True, help="the folder to write into")
    add_docs(parser)


def run(options: Namespace) -> int:
    """1 where the facts have errors or the folder is theirs, and then nothing is written; other files in it stay."""
    if options.to.resolve().is_relative_to(options.facts.resolve()):
        print(f"{options.to}: holds the facts themselves (name another folder)", file=sys.stderr)
        return 1
    site, _ = read_site(options.facts)
    if site is None:
        return 1
    press, _ = printed(site, options.docs)  # the data set holds the mentions of terms, so all pages are printed
    options.to.mkdir(parents=True, exist_ok=True)
    for address, content in press.files():
        if address.startswith(DATA_PAGE):
            replace(options.to / PurePosixPath(address).relative_to(DATA_PAGE), content)
    return 0
