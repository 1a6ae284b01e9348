"""Turns a git revision and the facts as they are into the list of what changed in meaning."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from crossbearing.archive import Archive, load
from crossbearing.checks import check
from crossbearing.commands.reading import read_site
from crossbearing.diff import Change, Difference, compare
from crossbearing.problems import errors
from crossbearing.site import Site, site_of

NAME = "diff"
HELP = "lists what changed in meaning since a git revision, and never mere formatting"
NOTHING = "nothing changed in meaning"
MAIN = ("main", "origin/main", "master", "origin/master")
"""The names of the main branch, in the order in which they are tried."""


class NoRevisionError(Exception):
    """Git does not know the revision, or there is no git here; the text says which."""


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
        before = _site_at(options.base, options.facts)
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
        yield f"| {' | '.join(_cell(part) for part in (change.fact, what, change.was, change.now, why))} |"
    if difference.changes and (difference.captures or difference.uncorrected):
        yield ""
    yield from (f"- {_cell(line)}" for line in _demands(difference))
    if not difference.changes:
        yield NOTHING


def as_json(difference: Difference) -> Iterator[str]:
    """The rows, the captures to be verified again and the findings without a correction."""
    yield json.dumps(asdict(difference), indent=1)


FORMATS: Mapping[str, Callable[[Difference], Iterator[str]]] = {"text": text, "markdown": markdown, "json": as_json}


def _details(change: Change) -> Iterator[tuple[str, str]]:
    yield "was", change.was
    yield "is", change.now
    yield "because", change.because
    yield "origins were", change.origins_were
    yield "origins are", change.origins_are


def _demands(difference: Difference) -> Iterator[str]:
    for source in difference.captures:
        yield f"verify again: facts capture --verify {source} FILE"
    for claim in difference.uncorrected:
        yield f"the finding of {claim} changed and no correction says so"


def _cell(text: str) -> str:
    """Plain text for a cell of a Markdown table: no markup, no line break, no mention of anybody's account."""
    escaped = "".join(f"\\{mark}" if mark in "\\`*_{}[]<>()#+-.!|~$" else mark for mark in text)
    return escaped.replace("@", "@\u200b").replace("&", "&amp;").replace("\n", " ")


def _site_at(base: str | None, folder: Path) -> Site:
    """The facts of a revision, taken where the branch left it, so that only its own changes show."""
    top = Path(_git(["rev-parse", "--show-toplevel"], folder).decode().strip())
    revision = _revision(base, folder)
    inside = folder.resolve().relative_to(top.resolve()).as_posix()
    if not _git(["ls-tree", revision, "--", inside], top):
        return site_of(Archive())
    packed = _git(["archive", "--format=tar", revision, "--", inside], top)
    with TemporaryDirectory() as scratch:
        with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
            tar.extractall(scratch, filter="data")
        loaded = load(Path(scratch) / inside)
        wrong = errors(check(loaded))
    if wrong:
        raise NoRevisionError(
            f"the facts at {revision[:12]} have {len(wrong)} errors of their own; name another revision"
        )
    return site_of(loaded.archive)


def _revision(base: str | None, folder: Path) -> str:
    for name in (base,) if base else MAIN:
        try:
            commit = _git(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"], folder)
        except NoRevisionError:
            continue
        try:
            return _git(["merge-base", "HEAD", commit.decode().strip()], folder).decode().strip()
        except NoRevisionError:
            return commit.decode().strip()
    raise NoRevisionError(f"there is no revision {base or ' or '.join(MAIN)}; name one, or fetch it first")


def _git(arguments: list[str], folder: Path) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise NoRevisionError("git is not installed") from None
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ").split("\n")[0]
        raise NoRevisionError(said or "git does not know it")
    return done.stdout
