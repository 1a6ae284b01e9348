"""Turns a git revision and the facts as they are into the list of what changed in meaning."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from textwrap import shorten

from crossbearing.changes import Change
from crossbearing.commands.cells import cell
from crossbearing.commands.reading import read_site
from crossbearing.commands.revision import NoRevisionError, site_at
from crossbearing.commands.stretches import LONG, apart
from crossbearing.diff import Difference, compare
from crossbearing.problems import Problem, errors

NAME = "diff"
HELP = "lists what changed in meaning since a git revision, and never mere formatting"
ABOUT = """
It tells a reviewer what a change does to findings, answers, statements, sources and words. Reordering and comments
are no change.
"""
NOTHING = "nothing changed in meaning"
MOST = 10
"""Errors that the summary of a pull request lists."""


def arguments(parser: ArgumentParser) -> None:
    """The revision, how to print, and whether a changed finding must be explained."""
    parser.add_argument("base", nargs="?", metavar="BASE", help="a git revision (default: the main branch)")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="how to print (default: text)")
    parser.add_argument(
        "--require-corrections", action="store_true", help="fail where a finding changed without a correction"
    )


def run(options: Namespace) -> int:
    """1 where the facts have errors, or a finding changed without the correction that is required."""
    after, problems = read_site(options.facts)
    if after is None:
        if options.format == "markdown":
            print("\n".join(_not_compared(errors(problems))))
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


def _not_compared(wrong: Sequence[Problem]) -> Iterator[str]:
    """Why the summary tells nothing of the change."""
    yield "**Nothing is compared until these errors are mended:**"
    yield ""
    yield from (f"- {cell(str(problem))}" for problem in wrong[:MOST])
    if len(wrong) > MOST:
        yield f"- and {len(wrong) - MOST} more"


def text(difference: Difference) -> Iterator[str]:
    """A row a line, with old and new below it."""
    for change in difference.changes:
        yield f"{change.fact}: {change.sort}" + (f" {change.what}" if change.what != change.sort else "")
        yield from (f"    {label}: {value}" for label, value in _details(change) if value)
    yield from _demands(difference)
    if not difference.changes:
        yield NOTHING


def markdown(difference: Difference) -> Iterator[str]:
    """What an editor has to know first, then a table; what strangers wrote cannot leave its cell."""
    yield from (f"- **{cell(line)}**" for line in _uncorrected(difference))
    yield from (f"- {cell(line)}" for line in _asked(difference))
    if difference.changes and any(_demands(difference)):
        yield ""
    if difference.changes:
        yield "| fact | change | was | is | why, and independent origins |"
        yield "|---|---|---|---|---|"
    for change in sorted(difference.changes, key=_weight):
        why = ". ".join(
            part.rstrip(".") for part in (shorten(change.because, LONG, placeholder=" …"), _origins(change)) if part
        )
        what = change.sort if change.sort == change.what else f"{change.sort}: {change.what}"
        yield f"| {' | '.join(cell(part) for part in (change.fact, what, *apart(change), why))} |"
    if not difference.changes:
        yield NOTHING


def _weight(change: Change) -> int:
    """Whoever has five minutes reads findings first, then quotations whose words were changed."""
    return 0 if change.sort == "finding" else 1 if change.what.endswith(": quote") else 2


def _origins(change: Change) -> str:
    """Those whose number changed, or how they are where none did."""
    were, are = (text.split(", ") if text else [] for text in (change.origins_were, change.origins_are))
    if were == are:
        return f"origins: {change.origins_are}" if are else ""
    other = (", ".join(one for one in ours if one not in theirs) for ours, theirs in ((were, are), (are, were)))
    return f"origins: {' → '.join(part or 'none' for part in other)}"


def as_json(difference: Difference) -> Iterator[str]:
    """The rows, the captures to be verified again and the findings without a correction."""
    yield json.dumps(asdict(difference), indent=1)


FORMATS: Mapping[str, Callable[[Difference], Iterator[str]]] = {"text": text, "markdown": markdown, "json": as_json}


def _details(change: Change) -> Iterator[tuple[str, str]]:
    was, now = apart(change)
    yield "was", was
    yield "is", now
    yield "because", change.because
    yield "origins were", change.origins_were
    yield "origins are", change.origins_are


def _demands(difference: Difference) -> Iterator[str]:
    yield from _asked(difference)
    yield from _uncorrected(difference)


def _uncorrected(difference: Difference) -> Iterator[str]:
    yield from (f"the finding of {claim} changed and no correction says so" for claim in difference.uncorrected)


def _asked(difference: Difference) -> Iterator[str]:
    gone = {change.fact for change in difference.changes if change.sort == "removed"}
    for file, was in difference.renamed:
        yield f"renamed? then add to {file}: formerly: [{was}]"
    for source in difference.captures:
        if f"capture {source}" in gone:
            yield f"capture again: facts capture {source} FILE"
        else:
            yield f"verify again: facts capture --verify {source} FILE"
