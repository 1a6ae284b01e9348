"""Which answers and statements of a claim cannot both be true."""

from __future__ import annotations

from itertools import combinations
from math import inf

from crossbearing.kinds import Answer, Claim, Statement


def widths(name: str | None, claim: Claim) -> tuple[str, ...]:
    """The answer and all wider ones, narrowest first: whoever says it says them all. Nothing for what is no answer."""
    chain: list[str] = []
    while name and name in claim.answers and name not in chain:
        chain.append(name)
        name = claim.answers[name].within
    return tuple(chain)


def exclude(one: str, other: str, claim: Claim) -> bool:
    """Whether two answers cannot both be true.

    They can where the claim says so, where one lies within the other, and where their amounts overlap.
    """
    if not claim.exclusive or one in widths(other, claim) or other in widths(one, claim):
        return False
    return not _amounts_overlap(claim.answers[one], claim.answers[other])


def contradict(one: Statement, other: Statement, claim: Claim) -> bool:
    """Whether two statements cannot both be true: excluding answers are said, or one is said and denied."""
    said, said_too = widths(one.says, claim), widths(other.says, claim)
    if said and said_too:
        return exclude(said[0], said_too[0], claim)
    return one.denies in said_too or other.denies in said


def contested(statements: tuple[Statement, ...], claim: Claim) -> bool:
    """Whether any two of the statements cannot both be true."""
    said = {says for statement in statements if (says := statement.says) and says in claim.answers}
    implied = {wider for answer in said for wider in widths(answer, claim)}
    if any(statement.denies in implied for statement in statements):
        return True
    return any(exclude(one, other, claim) for one, other in combinations(sorted(said), 2))


def narrowest(claim: Claim) -> tuple[str, ...]:
    """The answers that no other lies within, in the order of the claim."""
    wider = {answer.within for answer in claim.answers.values()}
    return tuple(name for name in claim.answers if name not in wider)


def _amounts_overlap(one: Answer, other: Answer) -> bool:
    """Ranges with both ends included; one without an upper end reaches to infinity."""
    if one.amount is None or other.amount is None:
        return False
    ends = [inf if amount.most is None else amount.most for amount in (one.amount, other.amount)]
    return one.amount.least <= ends[1] and other.amount.least <= ends[0]
