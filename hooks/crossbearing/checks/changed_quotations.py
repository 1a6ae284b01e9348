"""A quotation that was proven is not changed: its proof in the capture still fits a quotation of the claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from crossbearing.archive import Archive
from crossbearing.captured import Quoted, proof_in, quotations
from crossbearing.kinds.capture import Capture
from crossbearing.problems import Problem, field, quoted
from crossbearing.proofs import fingerprint

Use: TypeAlias = tuple[int, int]
"""The number of a proof in its capture and of one of its claims, both counted from 0."""


def problems(archive: Archive) -> Iterator[Problem]:
    """Proofs whose claim holds that quotation no more, at the unproven quotations of that claim."""
    by_source = quotations(archive)
    for capture in archive.captures.values():
        held = by_source.get(capture.source, ())
        for key, uses in _lost(capture, held).items():
            if capture.source in archive.sources and key in archive.claims:  # other rules tell what is not there
                unproven = _unproven(key, held, capture)
                yield from _changed(unproven, len(uses), archive, capture.source)
                yield from _deleted(uses[len(unproven) :], key, archive, capture)


def changed_in_claims(archive: Archive) -> Iterator[Problem]:
    """Those of them that stand in claims."""
    by_source = quotations(archive)
    for capture in archive.captures.values():
        if (held := by_source.get(capture.source)) and capture.source in archive.sources:
            lost, claims = _lost(capture, held), {claim.key for claim, _, _ in held}
            for key in lost.keys() & claims:
                yield from _changed(_unproven(key, held, capture), len(lost[key]), archive, capture.source)


def _unproven(key: str, held: Iterable[Quoted], capture: Capture) -> list[Quoted]:
    """The quotations of this claim that the capture does not prove."""
    return [entry for entry in held if entry[0].key == key and not proof_in(capture, entry[2])]


def _lost(capture: Capture, held: Iterable[Quoted]) -> Mapping[str, list[Use]]:
    """By claim, the uses of proofs that it makes no more."""
    there = Counter((claim.key, fingerprint(text)) for claim, _, text in held if proof_in(capture, text))
    lost: dict[str, list[Use]] = defaultdict(list)
    for number, proof in enumerate(capture.quotations):
        for index, key in enumerate(proof.claims):
            there[key, proof.sha256] -= 1
            if there[key, proof.sha256] < 0:
                lost[key].append((number, index))
    return lost


def _changed(unproven: list[Quoted], lost: int, archive: Archive, source: str) -> Iterator[Problem]:
    """Where more are unproven than were changed, each might be the one."""
    what = "was changed after it had been proven"
    if len(unproven) > lost:
        what = f"is not proven, and one of {len(unproven)} such quotations in this claim {what}"
    for claim, number, text in unproven:
        path = ("statements", number, "quote")
        hint = f"restore its words, or capture the source again: facts capture {source} FILE"
        yield Problem(archive.place(claim, *path), f"{field(*path)} {quoted(text)} {what}", hint)


def _deleted(uses: Iterable[Use], key: str, archive: Archive, capture: Capture) -> Iterator[Problem]:
    for number, index in uses:
        path = ("quotations", number, "claims", index)
        message = f"{field(*path)} {quoted(key)} holds the quotation of this proof no more"
        hint = f"capture the source again: facts capture {capture.source} FILE"
        yield Problem(archive.place(capture, *path), message, hint)
