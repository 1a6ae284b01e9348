"""The least likelihoods of answers that exclude one another add up to at most 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.answers import exclude
from crossbearing.archive import Archive
from crossbearing.checks.wider_answers import in_order
from crossbearing.kinds import Claim
from crossbearing.kinds.scales import PERCENT
from crossbearing.problems import Problem, field

MOST_STEPS = 2_000
"""Hundreds of answers whose amounts half overlap could take for ever; no claim that people write comes near."""


def problems(archive: Archive) -> Iterator[Problem]:
    """One set of such answers a claim."""
    for claim in archive.claims.values():
        if claim.verdict and in_order(claim) and (names := _too_likely(claim)):
            sum_ = " + ".join(str(_least(name, claim)) for name in names)
            message = f"{field('verdict', 'likelihood')} gives answers that exclude one another over 100 %"
            hint = f"lower one: {', '.join(names)} are at least {sum_} = {_total(names, claim)} %"
            yield Problem(archive.place(claim, "verdict", "likelihood", key=True), message, hint)


def _too_likely(claim: Claim) -> tuple[str, ...]:
    """Answers of which any two exclude one another and whose least likelihoods add up to more than 100 %."""
    likely_first = sorted(
        (name for name in claim.answers if _least(name, claim)), key=lambda name: -_least(name, claim)
    )
    waiting: list[tuple[tuple[str, ...], tuple[str, ...]]] = [((), tuple(likely_first))]
    for _ in range(MOST_STEPS):
        if not waiting:
            break
        chosen, rest = waiting.pop()
        if _total(chosen, claim) > 100:
            return chosen
        if rest and _total(chosen + rest, claim) > 100:
            first, others = rest[0], rest[1:]
            waiting.append((chosen, others))
            waiting.append(((*chosen, first), tuple(name for name in others if exclude(first, name, claim))))
    return ()


def _least(name: str, claim: Claim) -> int:
    """The lower bound in percent; 0 for what is not assessed."""
    word = claim.verdict.likelihood.get(name, "") if claim.verdict else ""
    return PERCENT.get(word, (0, 0))[0]


def _total(names: tuple[str, ...], claim: Claim) -> int:
    return sum(_least(name, claim) for name in names)
