"""The numbers of a proof are such as `facts capture` writes: places in the file, in order, and what lies between."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.captured import quotations
from crossbearing.kinds.capture import ProvenQuotation
from crossbearing.problems import Problem, field
from crossbearing.proofs import fingerprint, gaps
from crossbearing.quotes import Segment, segments


def problems(archive: Archive) -> Iterator[Problem]:
    """Proofs whose numbers were typed by hand, and cannot be."""
    held = quotations(archive)
    for capture in archive.captures.values():
        stretches = {fingerprint(text): segments(text) for _, _, text in held.get(capture.source, ())}
        for number, proof in enumerate(capture.quotations):
            for name, what in _mistakes(proof, stretches.get(proof.sha256, ()), capture.file.words):
                path = ("quotations", number, name)
                hint = f"let a program write it: facts capture {capture.source} FILE"
                yield Problem(archive.place(capture, *path), f"{field(*path)} {what}", hint)


def _mistakes(proof: ProvenQuotation, stretches: tuple[Segment, ...], words: int) -> Iterator[tuple[str, str]]:
    """The field and what is wrong with it; of a quotation that no claim holds any more, only what is sure."""
    if not 0 < proof.times <= words:
        yield "times", f"says that it stands {proof.times} times in a file of {words} words"
    if len(proof.at) == len(stretches):
        between = gaps(proof.at, stretches)
        if any(gap < 0 for gap in between):
            yield "at", "has a stretch begin before the one above it ends"
        elif proof.omitted != between:
            yield "omitted", f"is not what lies between the places of `at`: {', '.join(map(str, between)) or 'nothing'}"
    ends = proof.at[-1] + (len(stretches[-1].words) if len(proof.at) == len(stretches) else 1)
    if ends > words:
        yield "at", f"lies beyond the {words} words of the file"
