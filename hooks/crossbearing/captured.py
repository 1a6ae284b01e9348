"""Turns a statement into the proof of its quotation, if a capture of its source holds one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal, TypeAlias

from crossbearing.archive import Archive
from crossbearing.kinds import Claim, Statement
from crossbearing.kinds.capture import Capture, ProvenQuotation
from crossbearing.proofs import fingerprint, gaps
from crossbearing.quotes import segments

Verified: TypeAlias = Literal["verified", "not-captured", "no-quotation"]
Quoted: TypeAlias = tuple[Claim, int, str]
"""A claim, the number of a statement in it, counted from 0, and its quotation."""


def proof_of(statement: Statement, archive: Archive) -> ProvenQuotation | None:
    """The proof that the quotation stands word for word in the source, or None where there is none."""
    capture = archive.captures.get(statement.source)
    return proof_in(capture, statement.quote) if capture and statement.quote else None


def proof_in(capture: Capture, quotation: str) -> ProvenQuotation | None:
    """The proof of its words that also fits its brackets: `[two]` may not stand where `[...]` left a sentence out."""
    wanted, stretches = fingerprint(quotation), segments(quotation)
    for proof in capture.quotations:
        if proof.sha256 == wanted and len(proof.at) == len(stretches):
            allowed = (stretch.after for stretch in stretches[1:])
            if all(0 <= gap <= most for gap, most in zip(gaps(proof.at, stretches), allowed, strict=True)):
                return proof
    return None


def verified(statement: Statement, archive: Archive) -> Verified:
    """Whether the quotation is proven, stands unproven, or is none."""
    if not statement.quote:
        return "no-quotation"
    return "verified" if proof_of(statement, archive) else "not-captured"


def quotations(archive: Archive) -> Mapping[str, tuple[Quoted, ...]]:
    """Every quotation by the id of its source, in the order of the claims."""
    found: dict[str, list[Quoted]] = defaultdict(list)
    for claim in archive.claims.values():
        for number, statement in enumerate(claim.statements):
            if statement.quote:
                found[statement.source].append((claim, number, statement.quote))
    return {source: tuple(quoted) for source, quoted in found.items()}


def share(capture: Capture, lengths: Mapping[str, tuple[int, ...]]) -> float:
    """The part of the source's words that its quotations cover; `lengths` are those of the segments, by fingerprint."""
    covered = {
        word
        for proof in capture.quotations
        for start, length in zip(proof.at, lengths.get(proof.sha256, ()), strict=False)
        for word in range(start, start + length)
    }
    return len(covered) / capture.file.words if capture.file.words else 0.0
