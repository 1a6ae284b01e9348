"""Turns the name of a source into what would change if it were withdrawn."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from crossbearing.commands.reading import read_site
from crossbearing.impact import impact
from crossbearing.problems import nearest

NAME = "impact"
HELP = "lists what hangs on a source: what would change if it were withdrawn"


def arguments(parser: ArgumentParser) -> None:
    """The source."""
    parser.add_argument("source", metavar="SOURCE", help="the id of a source: the name of its file, without .yml")


def run(options: Namespace) -> int:
    """0, however much hangs on it; 2 where there is no such source."""
    site, _ = read_site(options.facts)
    if site is None:
        return 1
    if options.source not in site.archive.sources:
        near = nearest(options.source, site.archive.sources)
        hint = f"did you mean {near}?" if near else "its id is the name of its file, without .yml"
        print(f'facts impact: there is no source "{options.source}" ({hint})', file=sys.stderr)
        return 2
    found = impact(site, options.source)
    print(f"{options.source} speaks in {len(found.claims)} claims: {', '.join(found.claims) or 'none'}")
    for change in found.changes:
        was, now = (change.origins_were, change.origins_are) if change.origins_are else (change.was, change.now)
        print(f"{change.fact}: independent origins\n    are: {was}\n    would be: {now}")
        if change.sort == "finding":
            print(f"    finding is: {change.was}\n    would be: {change.now}")
    for problem in found.fallen:
        print(f"would fall: {problem}")
    if not found.changes and not found.fallen:
        print("no count and no finding hangs on it alone")
    return 0
