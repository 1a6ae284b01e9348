"""Turns a capture and the file that it was made of into what no longer holds, one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crossbearing.archive import Archive
from crossbearing.captured import Quoted, proof_in
from crossbearing.commands.proving import Entry, entries, missing
from crossbearing.kinds.capture import Capture
from crossbearing.problems import field, quoted
from crossbearing.proofs import prove
from crossbearing.source_text import SourceText


def differences(
    capture: Capture, held: tuple[Quoted, ...], file: Entry, text: SourceText, archive: Archive
) -> Iterator[str]:
    """Nothing where every word of the capture can be made again; of another file, only which quotations it lacks."""
    if file["sha256"] != capture.file.sha256:
        place = archive.place(capture, "file", "sha256")
        yield f"{place}: another file was captured: the SHA-256 of this one is {file['sha256']}"
        lacking = list(missing(held, text, archive))
        yield from lacking
        yield f"{len(held) - len(lacking)} of {len(held)} quotations stand in this file too"
        return
    changed = [
        *_changed(capture, ("file",), _entry(capture.file), file, archive),
        *_proofs(capture, {str(entry["sha256"]): entry for entry in entries(held, text)}, archive),
        *_unproven(capture, held, text, archive),
    ]
    yield from changed
    if changed and file["extractor"] != capture.file.extractor:
        yield f"read by {file['extractor']}, captured by {capture.file.extractor}: they may see other text"


def _proofs(capture: Capture, again: dict[str, Entry], archive: Archive) -> Iterator[str]:
    for number, proof in enumerate(capture.quotations):
        path = ("quotations", number)
        if entry := again.get(proof.sha256):
            yield from _changed(capture, path, _entry(proof), entry, archive)
        else:
            place = archive.place(capture, *path, "sha256")
            yield f"{place}: no quotation of this source has these words, or they do not stand in the file"


def _changed(
    capture: Capture, path: tuple[str | int, ...], said: Entry, found: Entry, archive: Archive
) -> Iterator[str]:
    """The fields that the file gives otherwise; what only the capture knows, such as its day, is not compared."""
    for name in ("media_type", "bytes", "words", "at", "times", "omitted", "before", "after", "claims"):
        if said.get(name) != found.get(name):
            place = archive.place(capture, *path, *([name] if name in said else []))
            yield f"{place}: {field(*path, name)} is {_shown(said.get(name))}, the file gives {_shown(found.get(name))}"


def _unproven(capture: Capture, held: Iterable[Quoted], text: SourceText, archive: Archive) -> Iterator[str]:
    for claim, number, quote in held:
        if not proof_in(capture, quote):
            if prove(quote, text):
                yield f"{archive.place(claim, 'statements', number, 'quote')}: this quotation has no proof"
            yield from missing([(claim, number, quote)], text, archive)


def _entry(part: object) -> Entry:
    """The fields of a part of a capture that are not empty; lists as lists, claims in order."""
    fields = {name: list(value) if isinstance(value, tuple) else value for name, value in vars(part).items()}
    if "claims" in fields:
        fields["claims"] = sorted(fields["claims"])
    return {name: value for name, value in fields.items() if value not in ([], None)}


def _shown(value: object) -> str:
    if value is None:
        return "left out"
    return (
        ", ".join(map(str, value))
        if isinstance(value, list)
        else quoted(value)
        if isinstance(value, str)
        else str(value)
    )
