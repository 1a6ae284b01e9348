"""The kinds of facts, in the order in which a folder is read."""

from __future__ import annotations

from crossbearing.kinds.capture import Capture
from crossbearing.kinds.claim import Answer, Claim, Statement, Verdict
from crossbearing.kinds.incident import Incident
from crossbearing.kinds.publisher import Publisher
from crossbearing.kinds.source import Source
from crossbearing.kinds.term import TERM_KINDS, Term
from crossbearing.kinds.values import Fact

KINDS: tuple[type[Fact], ...] = (Publisher, Incident, Claim, Source, Term, Capture)

__all__ = [
    "KINDS", "TERM_KINDS", "Answer", "Capture", "Claim", "Fact", "Incident", "Publisher", "Source", "Statement",
    "Term", "Verdict",
]  # fmt: skip
