"""Turns the text of a saved page and the quotations of its source into the entries of a capture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from crossbearing.archive import Archive
from crossbearing.captured import Quoted
from crossbearing.invisible import visible
from crossbearing.proofs import Proof, nearest, prove
from crossbearing.source_text import SourceText

Entry: TypeAlias = Mapping[str, object]
"""A proof as the file of a capture holds it: the fields of `ProvenQuotation`, without those that are empty."""


def entries(held: Iterable[Quoted], text: SourceText) -> list[Entry]:
    """One for each quotation that is found, in the order of the text; claims are named once for each use."""
    claims: dict[Proof, list[str]] = {}
    for claim, _, quote in held:
        if proof := prove(quote, text):
            claims.setdefault(proof, []).append(claim.key)
    return [_entry(proof, claims[proof]) for proof in sorted(claims, key=lambda proof: (proof.at, proof.fingerprint))]


def _entry(proof: Proof, claims: list[str]) -> Entry:
    fields = {
        "sha256": proof.fingerprint,
        "at": list(proof.at),
        "times": proof.times,
        "omitted": list(proof.omitted),
        "before": proof.before,
        "after": proof.after,
        "claims": sorted(claims),
    }
    return {name: value for name, value in fields.items() if value not in ([], "")}


def missing(held: Iterable[Quoted], text: SourceText, archive: Archive) -> Iterator[str]:
    """For each quotation that is not found, where it is and what it says, and the passage most like it."""
    for claim, number, quote in held:
        if not prove(quote, text):
            place = archive.place(claim, "statements", number, "quote")
            like = visible(nearest(quote, text))
            yield f"{place}: not found: “{' '.join(quote.split())}”\n    nearest: {f'“{like}”' if like else 'nothing'}"
