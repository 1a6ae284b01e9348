"""A quotation that was proven is not changed: its proof in the capture still fits a quotation of the claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.captured import Quoted, quotations
from crossbearing.kinds.capture import Capture
from crossbearing.problems import Problem, field, quoted
from crossbearing.proofs import fingerprint


def problems(archive: Archive) -> Iterator[Problem]:
    """Proofs whose claim holds that quotation no more, at an unproven quotation, one of the claim first."""
    by_source = quotations(archive)
    for capture in archive.captures.values():
        if capture.source not in archive.sources:
            continue
        held = by_source.get(capture.source, ())
        there = Counter((claim.key, fingerprint(text)) for claim, _, text in held)
        proven = {proof.sha256 for proof in capture.quotations}
        unproven = [entry for entry in held if fingerprint(entry[2]) not in proven]
        for number, proof in enumerate(capture.quotations):
            for index, key in enumerate(proof.claims):
                there[key, proof.sha256] -= 1
                if there[key, proof.sha256] < 0 and key in archive.claims:  # another rule tells what is not there
                    yield _problem(capture, (number, index), key, unproven, archive)


def _problem(capture: Capture, at: tuple[int, int], key: str, unproven: list[Quoted], archive: Archive) -> Problem:
    """Each changed quotation is blamed once, so that two changes in one claim show at two lines."""
    again = f"capture the source again: facts capture {capture.source} FILE"
    own_first = sorted(unproven, key=lambda entry: entry[0].key != key)
    if not own_first:
        path: tuple[str | int, ...] = ("quotations", at[0], "claims", at[1])
        message = f"{field(*path)} {quoted(key)} holds the quotation of this proof no more"
        return Problem(archive.place(capture, *path), message, again)
    unproven.remove(own_first[0])
    claim, statement, text = own_first[0]
    path = ("statements", statement, "quote")
    message = f"{field(*path)} {quoted(text)} was changed after it had been proven"
    return Problem(archive.place(claim, *path), message, f"restore its words, or {again}")
