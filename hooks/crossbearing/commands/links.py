"""Turns a folder of facts into the list of those addresses of its sources that no longer answer as they did."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Mapping

from crossbearing.archive import Archive, load
from crossbearing.commands.cells import cell
from crossbearing.commands.listing import FORMATS, Problems, tally
from crossbearing.problems import errors, quoted

NAME = "links"
HELP = "asks the sources' addresses whether they still answer; the one command that uses the network"
ABOUT = """
It tells apart what is dead (its own server says that it is missing or gone), what has moved for good, and what
could not be reached from here, which need not mean much: many servers turn away whoever is no browser. It asks one
address at a time at each host, with pauses, comes back later where it is told to, says who it is, and never asks an
address within your own network. With `--archives` it looks for copies of pages for which none is named, at the
Internet Archive, and prints the line to add. Code 1 means that an address is dead and its source names no copy.
"""
SERVICE = "https://archive.org/wayback/available"


def arguments(parser: ArgumentParser) -> None:
    """What to ask, how politely, and how to print."""
    formats = (*FORMATS, "markdown")
    parser.add_argument("--format", choices=formats, default="text", help="how to print them (default: text)")
    parser.add_argument("--archives", action="store_true", help="propose a copy for each source that names none")
    help_ = f"who is asked for copies (default: {SERVICE})"
    parser.add_argument("--wayback", metavar="URL", type=_service, default=SERVICE, help=help_)
    help_ = "between two requests to one host (default: 1)"
    parser.add_argument("--pause", metavar="SECONDS", type=_seconds, default=1.0, help=help_)
    parser.add_argument("--local", action="store_true", help="ask addresses within one's own network as well")


def run(options: Namespace) -> int:
    """1 where an address is dead and the source names no copy, or where the files of facts cannot be read."""
    loaded = load(options.facts)
    if wrong := errors(loaded.problems):
        print(*wrong, sep="\n", file=sys.stderr)
        return 1
    problems = _asked(loaded.archive, options)
    for line in FORMS[options.format](problems):
        print(line)
    return 1 if errors(problems) else 0


def _asked(archive: Archive, options: Namespace) -> Problems:
    import asyncio  # here, because what speaks to the network takes long to load, and all other commands do without

    from crossbearing.commands.asking import Manners
    from crossbearing.commands.surveying import name_of, survey

    manners = Manners(name_of(archive), options.pause)
    return asyncio.run(survey(archive, manners, options.wayback if options.archives else "", options.local))


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 3600:
        raise ArgumentTypeError(f"{quoted(text)} is no number of seconds (write 1, or 0.5)")
    return seconds


def _service(address: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", address):
        raise ArgumentTypeError(f"{quoted(address)} is no web address (write it from https:// on)")
    return address


def text(problems: Problems) -> Iterator[str]:
    """One line a problem, and at the end how many there are of each kind."""
    yield from map(str, problems)
    yield tally(problems)


def markdown(problems: Problems) -> Iterator[str]:
    """A table for the summary of a workflow; what strangers wrote cannot leave its cell."""
    if problems:
        yield "| where | what | what to do |"
        yield "|---|---|---|"
    for problem in problems:
        yield f"| {' | '.join(cell(part) for part in (str(problem.place), problem.message, problem.hint))} |"
    yield from ("", tally(problems)) if problems else (tally(problems),)


FORMS: Mapping[str, Callable[[Problems], Iterator[str]]] = {**FORMATS, "text": text, "markdown": markdown}
