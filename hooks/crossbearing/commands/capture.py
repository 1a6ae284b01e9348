"""Turns a saved page into the proof that the quotations of a source stand in it word for word."""

from __future__ import annotations

import hashlib
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

import yaml

from crossbearing.archive import Archive, load
from crossbearing.captured import quotations
from crossbearing.commands.proving import Entry, entries, missing
from crossbearing.commands.proving_again import differences
from crossbearing.commands.writing import replace
from crossbearing.extract import Extracted, UnreadableError, extract
from crossbearing.kinds import Source
from crossbearing.problems import Problem, nearest
from crossbearing.source_text import SourceText

NAME = "capture"
HELP = "proves the quotations of a source word for word in a saved copy of it"
ABOUT = """
It looks up every quotation of a source in a copy of it that you saved, and writes down where each stands. The copy
stays with you. For a quotation that is not there, the nearest passage is printed.
"""
HEADING = "# Written by `facts capture {source}`; a change by hand makes it worthless.\n"


def arguments(parser: ArgumentParser) -> None:
    """The source, the saved page, and where it came from."""
    parser.add_argument("source", metavar="SOURCE", help="the id of a source: the name of its file, without .yml")
    parser.add_argument("file", metavar="FILE", type=Path, help="the saved page: HTML, text, PDF or WARC")
    parser.add_argument(
        "--from", dest="taken_from", metavar="WHERE", default="", help="where the file came from, in a few words"
    )
    parser.add_argument("--verify", action="store_true", help="prove the capture that is there again; write nothing")


def run(options: Namespace) -> int:
    """1 where a quotation is not found, or a capture does not hold; 2 where there is no such source."""
    loaded = load(options.facts)
    if wrong := [problem for problem in loaded.problems if _hides_quotations(problem, options)]:
        for problem in wrong:
            print(problem, file=sys.stderr)
        return 1
    if options.source not in loaded.archive.sources:
        print(f"facts capture: {_no_source(options.source, loaded.archive)}", file=sys.stderr)
        return 2
    data = options.file.read_bytes()
    try:
        page = extract(data, options.file.name)
    except UnreadableError as error:
        print(f"facts capture: {options.file}: {error}", file=sys.stderr)
        return 1
    text = SourceText(page.text, page.title)
    act = _verify if options.verify else _write
    return act(options, loaded.archive, _file(data, page, text, options.taken_from), text)


def _hides_quotations(problem: Problem, options: Namespace) -> bool:
    """A broken claim is not read, and its quotations would be left out unseen; captures are written anew."""
    folder, _, name = problem.place.file.rpartition("/")
    return not folder.endswith("/captures") or (options.verify and name == f"{options.source}.yml")


def _no_source(source: str, archive: Archive) -> str:
    if (Source, source) in archive.drafts:
        return f'the source "{source}" is a draft (fill it in and delete `draft: yes`)'
    near = nearest(source, archive.sources)
    hint = f"did you mean {near}?" if near else "its id is the name of its file, without .yml"
    return f'there is no source "{source}" ({hint})'


def _file(data: bytes, page: Extracted, text: SourceText, taken_from: str) -> Entry:
    """What a capture says of its file."""
    shown = "".join(one if one.isprintable() else " " for one in taken_from)
    fields = {
        "sha256": hashlib.sha256(data).hexdigest(),
        "media_type": page.media_type,
        "bytes": len(data),
        "words": len(text.words),
        "on": date.today().isoformat(),
        "from": " ".join(shown.split()),
        "extractor": page.extractor,
    }
    return {name: value for name, value in fields.items() if value != ""}


def _write(options: Namespace, archive: Archive, file: Entry, text: SourceText) -> int:
    held = quotations(archive).get(options.source, ())
    lost = list(missing(held, text, archive))
    for line in lost:
        print(line)
    if held and len(lost) == len(held):
        print(f"none of {len(held)} quotations verified; nothing written: is it the right file?")
        return 1
    capture = {"source": options.source, "file": file, "normalisation": 1, "quotations": entries(held, text)}
    path = options.facts / "captures" / f"{options.source}.yml"
    body = yaml.safe_dump(capture, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=None)
    replace(path, HEADING.format(source=options.source) + body)
    print(f"{len(held) - len(lost)} of {len(held)} quotations verified; written to {path.as_posix()}")
    return 1 if lost else 0


def _verify(options: Namespace, archive: Archive, file: Entry, text: SourceText) -> int:
    """Whether everything that the capture says can be found in the file again."""
    capture = archive.captures.get(options.source)
    if capture is None:
        hint = "write it first, without --verify"
        print(f"facts capture: there is no capture of {options.source} ({hint})", file=sys.stderr)
        return 1
    held = quotations(archive).get(options.source, ())
    found = list(differences(capture, held, file, text, archive))
    for line in found:
        print(line)
    if found:
        print(f"the capture does not hold (see who changed it, or write it again: facts capture {options.source} FILE)")
        return 1
    print(f"{len(capture.quotations)} proofs hold in {options.file}")
    return 0
