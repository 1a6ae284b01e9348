"""Turns what was measured into a page of the documentation, in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bench import targets
from bench.cells import kilobytes, lines, megabytes, number, seconds, table
from bench.contenders import OTHERS, RIVALS
from bench.facts import ROOT
from bench.found import Found, MissingError

PAGE = ROOT / "docs" / "about" / "speed.md"
HEAD = """\
---
description: How long this program takes for thousands of claims, measured beside other builders, with its targets.
---

# How fast it is

`make bench` measures this and writes this page. It makes up archives of several sizes and builds each with this program
and with others in turn; `bench/README.md` says how, and what is fair in it. Seconds differ from machine to machine and
from day to day; ratios less so.
"""
BUILDS = """\
Times are medians of all rounds. What is prepared of it loads the facts, links terms, and writes what the builder reads.
The time of processors is that of all processes together. Memory is the most that all processes had at one time.
“A page” is the mean of its HTML, cards to embed left out.
"""
COMMANDS = {
    "cold": "`facts check`, nothing remembered",
    "unchanged": "`facts check`, nothing changed since",
    "changed": "`facts check`, one file changed since",
    "export": "`facts export`",
}
EDITS = """\
A claim is open in a browser, an answer in its file is changed, and the browser shows it. Of Hugo and Eleventy the file
of data is changed, as if its preparation took no time.
"""
READERS = """\
In a browser on this machine that has nothing kept, from a server on this machine that compresses. The search is asked
for names and for words that stand in every claim, from the first touch of its field.
"""


def page(found: Found) -> str:
    """The whole page; a part that was not measured, or failed, says so."""
    parts = {
        "Building from nothing": _builds,
        "Checking and exporting": _commands,
        "From an edit to the browser": _edits,
        "What a reader waits for": _readers,
    }
    return "\n".join((HEAD, _targets(found), *(f"## {title}\n\n{_told(told, found)}" for title, told in parts.items())))


def _told(told: Callable[[Found], Iterator[str]], found: Found) -> str:
    try:
        return "\n".join(told(found))
    except MissingError as missing:
        return f"{str(missing).capitalize()}.\n"


def _targets(found: Found) -> str:
    rows = [
        [f"{line.what}: {line.target}", line.measured, lines(line.verdict, line.beside)]
        for line in targets.lines(found)
    ]
    return f"## The targets\n\n{table(('target', 'measured', 'verdict'), rows)}"


def _builds(found: Found) -> Iterator[str]:
    yield BUILDS
    for claims in sorted(map(int, found.at("builds", "sizes"))):
        known = [one for one in (*RIVALS, *OTHERS) if one.key in found.at("builds", "sizes", str(claims))]
        rows = [[contender.name, *_build(found, claims, contender.key)] for contender in known]
        yield f"### {claims:,} claims\n"
        yield table(("builder", "time", "size"), rows)
    yield "".join(f"- {contender.name}: {contender.says}.\n" for contender in (*RIVALS, *OTHERS))
    yield _measured(found, "builds")


def _build(found: Found, claims: int, contender: str) -> Sequence[str]:
    try:
        build = found.build(claims, contender)
    except MissingError as missing:
        return [str(missing), ""]
    prepared = f"of it prepared {seconds(build.prepared)}" if build.prepared else ""
    sizes = (f"{build.pages:,} pages", f"{kilobytes(build.page)} a page", f"{megabytes(build.bytes)} in all")
    return [
        lines(seconds(build.wall), prepared, f"processors {seconds(build.cpu)}"),
        lines(f"memory {megabytes(build.memory)}", *sizes),
    ]


def _commands(found: Found) -> Iterator[str]:
    entries = [(what, found.at("commands", name)) for name, what in COMMANDS.items()]
    rows = [
        [what, lines(seconds(entry["wall"]), f"processors {seconds(entry['cpu'])}"), megabytes(entry["memory"])]
        for what, entry in entries
    ]
    yield table((f"{found.at('commands', 'claims'):,} claims", "time", "memory"), rows)
    yield _measured(found, "commands")


def _edits(found: Found) -> Iterator[str]:
    yield EDITS
    rows = [
        [f"{int(claims):,}", contender.name.partition(",")[0], _edit(found, claims, contender.key)]
        for claims in sorted(found.at("serving", "sizes"), key=int)
        for contender in RIVALS
    ]
    yield table(("claims", "preview", "time"), rows)
    yield _measured(found, "serving")


def _edit(found: Found, claims: str, contender: str) -> str:
    try:
        entry = found.at("serving", "sizes", claims, contender)
    except MissingError as missing:
        return str(missing)
    return lines(seconds(entry["seconds"]), f"slowest of {entry['edits']} {seconds(entry['slowest'])}")


def _readers(found: Found) -> Iterator[str]:
    yield READERS
    entries = {
        "a first visit to the page of a claim, to its largest paint": found.at("reading", "visit"),
        "a first search, to its first result": found.at("reading", "search"),
    }
    rows = []
    for what, entry in entries.items():
        time = lines(seconds(entry["seconds"]), f"slowest {seconds(entry['slowest'])}")
        rows.append([what, time, f"{number(entry['kilobytes'])} kB"])
    yield table((f"{found.at('reading', 'claims'):,} claims", "time", "loaded at most"), rows)
    yield _measured(found, "reading")


def _measured(found: Found, part: str) -> str:
    """When, on what, and with which versions a part was measured."""
    on = found.at(part, "on")
    names = ("Python", "MkDocs", "Material", "Hugo", "Eleventy", "Node", "Chromium")
    programs = ", ".join(f"{name} {on[name]}" for name in names if on[name])
    return (
        f"Measured {on['when']} at revision {on['commit']}, on {on['system']} with {on['cores']} cores,"
        f" load {on['busy']} before: {programs}.\n"
    )
