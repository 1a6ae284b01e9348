"""Turns a saved page into the proof that the quotations of a source stand in it word for word."""

from __future__ import annotations

import hashlib
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import yaml

from crossbearing.archive import Archive, load
from crossbearing.captured import Quoted, quotations
from crossbearing.commands.writing import replace
from crossbearing.extract import Extracted, UnreadableError, extract
from crossbearing.kinds.capture import Capture
from crossbearing.problems import nearest
from crossbearing.proofs import SourceText, fingerprint

NAME = "capture"
HELP = "proves the quotations of a source word for word in a saved copy of it"
HEADING = "# Written by `facts capture {source}`; a change by hand makes it worthless.\n"


def arguments(parser: ArgumentParser) -> None:
    """The source, the saved page, and where it came from."""
    parser.add_argument("source", metavar="SOURCE", help="the id of a source: the name of its file, without .yml")
    parser.add_argument("file", metavar="FILE", type=Path, help="the saved page: HTML, text, PDF or WARC")
    parser.add_argument("--from", dest="taken_from", metavar="WHERE", help="where the file came from, in a few words")
    parser.add_argument("--verify", action="store_true", help="prove the capture that is there again; write nothing")


def run(options: Namespace) -> int:
    """1 where a quotation is not found, or a capture does not hold; 2 where there is no such source."""
    archive = load(options.facts).archive
    if options.source not in archive.sources:
        near = nearest(options.source, archive.sources)
        hint = f"did you mean {near}?" if near else "its id is the name of its file, without .yml"
        print(f'facts capture: there is no source "{options.source}" ({hint})', file=sys.stderr)
        return 2
    data = options.file.read_bytes()
    try:
        text = extract(data, options.file.name)
    except UnreadableError as error:
        print(f"facts capture: {options.file}: {error}", file=sys.stderr)
        return 1
    return _verify(options, archive, data, text) if options.verify else _write(options, archive, data, text)


def _write(options: Namespace, archive: Archive, data: bytes, text: Extracted) -> int:
    source_text = SourceText(text.text)
    held = quotations(archive).get(options.source, ())
    proofs = _proofs(held, source_text)
    missing = _missing(held, proofs, source_text, archive)
    file: dict[str, object] = {
        "sha256": hashlib.sha256(data).hexdigest(),
        "media_type": text.media_type,
        "bytes": len(data),
        "words": len(source_text.words),
        "on": date.today().isoformat(),
        "from": options.taken_from,
        "extractor": text.extractor,
    }
    capture = {
        "source": options.source,
        "file": {name: value for name, value in file.items() if value is not None},
        "normalisation": 1,
        "quotations": proofs,
    }
    path = options.facts / "captures" / f"{options.source}.yml"
    body = yaml.safe_dump(capture, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=None)
    replace(path, HEADING.format(source=options.source) + body)
    print(f"{len(held) - missing} of {len(held)} quotations verified; written to {path}")
    return 1 if missing else 0


def _verify(options: Namespace, archive: Archive, data: bytes, text: Extracted) -> int:
    """Whether everything that the capture says can be found in the file again."""
    capture = archive.captures.get(options.source)
    if capture is None:
        print(f"facts capture: {options.source} has no capture yet (run it without --verify)", file=sys.stderr)
        return 1
    wrong = list(_differences(capture, archive, data, SourceText(text.text)))
    for line in wrong:
        print(line)
    if not wrong:
        print(f"{len(capture.quotations)} proofs hold in {options.file}")
    return 1 if wrong else 0


def _differences(capture: Capture, archive: Archive, data: bytes, source_text: SourceText) -> Iterable[str]:
    held = quotations(archive).get(capture.source, ())
    found = hashlib.sha256(data).hexdigest()
    if found != capture.file.sha256:
        yield f"another file: its SHA-256 is {found}, the capture says {capture.file.sha256}"
    again = {str(proof["sha256"]): proof for proof in _proofs(held, source_text)}
    for proof in capture.quotations:
        said = proof.model_dump(exclude_none=True, mode="json") | {"claims": sorted(proof.claims)}
        if proof.sha256 not in again:
            yield f"proof {proof.sha256[:12]}… is of words that no claim quotes, or that do not stand in the file"
        elif _plain(again[proof.sha256]) != _plain(said):
            yield f"proof {proof.sha256[:12]}… differs: the file gives {_plain(again[proof.sha256])}"
    known = {proof.sha256 for proof in capture.quotations}
    for claim, number, quote in held:
        if fingerprint(quote) not in known:
            yield f"{archive.place(claim, 'statements', number, 'quote')}: this quotation has no proof"


def _plain(proof: dict[str, object]) -> dict[str, object]:
    """Lists as lists, and what is empty left out, so that a proof from a file and one just made compare."""
    listed = {name: list(value) if isinstance(value, tuple) else value for name, value in proof.items()}
    return {name: value for name, value in listed.items() if value not in ([], None, "")}


def _proofs(held: Iterable[Quoted], source_text: SourceText) -> list[dict[str, object]]:
    """One entry for each quotation that is found, in the order of the text; claims are named once for each use."""
    users: dict[str, list[str]] = {}
    found = {}
    for claim, _, quote in held:
        if proof := source_text.prove(quote):
            found[proof.fingerprint] = proof
            users.setdefault(proof.fingerprint, []).append(claim.key)
    return [
        _plain(
            {
                "sha256": proof.fingerprint,
                "at": proof.at,
                "times": proof.times,
                "omitted": proof.omitted,
                "before": proof.before,
                "after": proof.after,
                "claims": sorted(users[proof.fingerprint]),
            }
        )
        for proof in sorted(found.values(), key=lambda proof: (proof.at, proof.fingerprint))
    ]


def _missing(held: Iterable[Quoted], proofs: list[dict[str, object]], source_text: SourceText, archive: Archive) -> int:
    """Prints each quotation that was not found, with the passage most like it, and counts them."""
    known = {proof["sha256"] for proof in proofs}
    missing = [entry for entry in held if fingerprint(entry[2]) not in known]
    for claim, number, quote in missing:
        print(f"{archive.place(claim, 'statements', number, 'quote')}: not found: “{' '.join(quote.split())}”")
        print(f"    nearest: “{source_text.nearest(quote)}”")
    return len(missing)
