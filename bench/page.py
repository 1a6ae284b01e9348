"""Turns what was measured into a page of the documentation, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bench import targets
from bench.contenders import OTHERS, RIVALS
from bench.facts import ROOT
from bench.found import Build, Found, MissingError
from bench.targets import number

PAGE = ROOT / "docs" / "about" / "speed.md"
HEAD = """\
# How fast it is

Made by `make bench`, which makes up archives of several sizes and builds each with this program and with others in
turn. `bench/README.md` says how, and what is fair in it and what is not. Seconds differ from machine to machine and
from day to day; ratios less so.
"""
BUILDS = """\
Seconds are medians of all rounds; those in brackets are the preparation, which loads the facts, links terms, and writes
what the builder reads. Processor time is that of all processes and cores together. Memory is the most that all
processes had at one time. Bytes a page are those of its HTML.
"""


def page(found: Found) -> str:
    """The whole page."""
    return "\n".join([HEAD, *_targets(found), *_builds(found)])


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """In Markdown; numbers to the left like all else, for a phone."""
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, ["---"] * len(head), *rows))


def _targets(found: Found) -> Iterator[str]:
    yield "## What is asked, and what was found\n"
    rows = [[line.what, line.target, line.measured, line.verdict, line.beside] for line in targets.lines(found)]
    yield table(("what", "target", "measured", "", "how"), rows)


def _builds(found: Found) -> Iterator[str]:
    yield "## Building from nothing\n"
    yield BUILDS
    try:
        sizes = found.at("builds", "sizes")
    except MissingError as missing:
        yield f"The builds: {missing}.\n"
        return
    for claims in sorted(sizes, key=int):
        yield f"### {int(claims):,} claims\n"
        known = [contender for contender in (*RIVALS, *OTHERS) if contender.key in sizes[claims]]
        rows = [[contender.name, *_build(found, int(claims), contender.key)] for contender in known]
        yield table(("builder", "seconds", "processor time", "memory", "pages", "a page", "all files"), rows)
    yield "".join(f"- {contender.name}: {contender.says}.\n" for contender in (*RIVALS, *OTHERS))
    yield measured(found, "builds")


def _build(found: Found, claims: int, contender: str) -> Sequence[str]:
    try:
        build = found.build(claims, contender)
    except MissingError as missing:
        return [str(missing), "", "", "", "", ""]
    return [
        _seconds(build),
        f"{number(build.cpu)} s",
        f"{build.memory / 1e6:.0f} MB",
        f"{build.pages:,}",
        f"{build.page / 1e3:.1f} kB",
        f"{build.bytes / 1e6:.1f} MB",
    ]


def _seconds(build: Build) -> str:
    return f"{number(build.wall)} ({number(build.prepared)})" if build.prepared else number(build.wall)


def measured(found: Found, part: str) -> str:
    """When, on what, and with which versions a part was measured."""
    on = found.at(part, "on")
    names = ("Python", "MkDocs", "Material", "Hugo", "Eleventy", "Node", "Chromium")
    programs = ", ".join(f"{name} {on[name]}" for name in names if on[name])
    return (
        f"Measured {on['when']} at revision {on['commit']}, on {on['system']} with {on['cores']} cores"
        f" (load {on['busy']} before): {programs}.\n"
    )
