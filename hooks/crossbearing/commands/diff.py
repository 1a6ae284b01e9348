"""Turns a git revision and the facts as they are into the list of what changed in meaning."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from itertools import takewhile

from crossbearing.changes import Change
from crossbearing.commands.cells import cell
from crossbearing.commands.reading import read_site
from crossbearing.commands.revision import NoRevisionError, site_at
from crossbearing.diff import Difference, compare

NAME = "diff"
HELP = "lists what changed in meaning since a git revision, and never mere formatting"
ABOUT = """
It tells a reviewer what a change does to findings, answers, statements, sources and words. Reordering and comments
are no change.
"""
NOTHING = "nothing changed in meaning"
LONG = 240
"""Code points, beyond which only the stretch is shown in which a text changed."""
AROUND = 8
"""Words that are shown before and after that stretch."""


def arguments(parser: ArgumentParser) -> None:
    """The revision, how to print, and whether a changed finding must be explained."""
    parser.add_argument("base", nargs="?", metavar="BASE", help="a git revision (default: the main branch)")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="how to print (default: text)")
    parser.add_argument(
        "--require-corrections", action="store_true", help="fail where a finding changed without a correction"
    )


def run(options: Namespace) -> int:
    """1 where the facts have errors, or a finding changed without the correction that is required."""
    after, _ = read_site(options.facts)
    if after is None:
        return 1
    try:
        before = site_at(options.base, options.facts)
    except NoRevisionError as error:
        print(f"facts diff: {error}", file=sys.stderr)
        return 2
    difference = compare(before, after)
    for line in FORMATS[options.format](difference):
        print(line)
    return 1 if options.require_corrections and difference.uncorrected else 0


def text(difference: Difference) -> Iterator[str]:
    """A row a line, with old and new below it."""
    for change in difference.changes:
        yield f"{change.fact}: {change.sort}" + (f" {change.what}" if change.what != change.sort else "")
        yield from (f"    {label}: {value}" for label, value in _details(change) if value)
    yield from _demands(difference)
    if not difference.changes:
        yield NOTHING


def markdown(difference: Difference) -> Iterator[str]:
    """A table for the summary of a pull request; what strangers wrote cannot leave its cell."""
    if difference.changes:
        yield "| fact | change | was | is | why, and independent origins |"
        yield "|---|---|---|---|---|"
    for change in difference.changes:
        origins = f"origins: {change.origins_were} → {change.origins_are}" if change.origins_are else ""
        why = ". ".join(part.rstrip(".") for part in (change.because, origins) if part)
        what = change.sort if change.sort == change.what else f"{change.sort}: {change.what}"
        yield f"| {' | '.join(cell(part) for part in (change.fact, what, *_apart(change), why))} |"
    if difference.changes and any(_demands(difference)):
        yield ""
    yield from (f"- {cell(line)}" for line in _demands(difference))
    if not difference.changes:
        yield NOTHING


def as_json(difference: Difference) -> Iterator[str]:
    """The rows, the captures to be verified again and the findings without a correction."""
    yield json.dumps(asdict(difference), indent=1)


FORMATS: Mapping[str, Callable[[Difference], Iterator[str]]] = {"text": text, "markdown": markdown, "json": as_json}


def _details(change: Change) -> Iterator[tuple[str, str]]:
    was, now = _apart(change)
    yield "was", was
    yield "is", now
    yield "because", change.because
    yield "origins were", change.origins_were
    yield "origins are", change.origins_are


def _apart(change: Change) -> tuple[str, str]:
    """Both texts; of two long ones the stretch in which they differ, with a few words around it."""
    was, now = change.was.split(), change.now.split()
    if not was or not now or max(len(change.was), len(change.now)) <= LONG:
        return change.was, change.now
    before = _alike(was, now)
    after = _alike(was[before:][::-1], now[before:][::-1])
    return _stretch(was, before, after), _stretch(now, before, after)


def _alike(one: list[str], other: list[str]) -> int:
    """How many words are the same from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _stretch(words: list[str], before: int, after: int) -> str:
    """The words without so many that are the same at either end, but for a few of them."""
    start, end = max(0, before - AROUND), len(words) - max(0, after - AROUND)
    return " ".join((*(["…"] if start else []), *words[start:end], *(["…"] if end < len(words) else [])))


def _demands(difference: Difference) -> Iterator[str]:
    gone = {change.fact for change in difference.changes if change.sort == "removed"}
    for file, was in difference.renamed:
        yield f"renamed? then add to {file}: formerly: [{was}]"
    for source in difference.captures:
        if f"capture {source}" in gone:
            yield f"capture again: facts capture {source} FILE"
        else:
            yield f"verify again: facts capture --verify {source} FILE"
    for claim in difference.uncorrected:
        yield f"the finding of {claim} changed and no correction says so"
