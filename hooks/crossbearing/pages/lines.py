"""Turns claims into lines of a list: the question, where it is weighed, and how it stands; and counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from crossbearing.addresses import address_of
from crossbearing.kinds import Claim
from crossbearing.pages.labels import label
from crossbearing.pages.wording import finding_words
from crossbearing.site import Site
from crossbearing.weigh import Agreement, Finding

AGREEMENTS: tuple[Agreement, ...] = ("agreed", "contested", "single-origin", "unanswered")
FINDINGS: tuple[Finding, ...] = ("established", "leaning", "open", "refuted", "not-assessed")


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as a list shows it."""

    question: str
    short: str
    address: str
    agreement: Agreement
    finding: Finding
    found: str
    """The finding in words, as they stand beside its badge: empty where the badge says it all."""
    origins: int
    """How many independent origins say or deny anything, at most."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims of a list stand in each way; ways that do not occur are left out."""

    total: int
    agreements: tuple[tuple[Agreement, int], ...]
    findings: tuple[tuple[Finding, int], ...]


def claim_line(claim: Claim, site: Site) -> ClaimLine:
    """The line for one claim."""
    return site.keep("line", claim.key, lambda: _line(site.archive.claims[claim.key], site))


def tally(lines: Iterable[ClaimLine]) -> Tally:
    """Counts the lines, always in the same order of ways."""
    kept = tuple(lines)
    agreements = Counter(line.agreement for line in kept)
    findings = Counter(line.finding for line in kept)
    return Tally(
        total=len(kept),
        agreements=tuple((way, agreements[way]) for way in AGREEMENTS if agreements[way]),
        findings=tuple((way, findings[way]) for way in FINDINGS if findings[way]),
    )


def _line(claim: Claim, site: Site) -> ClaimLine:
    weighed = site.weighed[claim.key]
    answers = weighed.answers.values()
    origins = {voice for answer in answers for voice in (*answer.said_by, *answer.said_by_uncertain, *answer.denied_by)}
    return ClaimLine(
        question=claim.question,
        short=claim.short,
        address=address_of(claim),
        agreement=weighed.agreement,
        finding=weighed.finding,
        found=finding_words(claim, weighed).removeprefix(f"{label(weighed.finding)}.").strip(),
        origins=len(origins),
    )
