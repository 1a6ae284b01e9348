"""Turns the voices of a claim into sentences: how many independent origins say, deny, or do not know."""

from __future__ import annotations

from crossbearing.kinds import Claim
from crossbearing.pages.labels import number, span
from crossbearing.weigh import Weighed


def headcount(claim: Claim, weighed: Weighed) -> str:
    """`Seven or eight independent origins give six answers.`; deniers and those who do not know are counted apart."""
    deniers = len({voice for answer in weighed.answers.values() for voice in answer.denied_by})
    unknown = [entry for entry in weighed.statements if entry.counted and entry.statement.says == "unknown"]
    sentences = (
        _givers(claim, weighed),
        _how_many(deniers, "denies", "deny", "it" if len(claim.answers) == 1 else "an answer"),
        _how_many(
            len({voice for entry in unknown for voice in entry.counts_as}), "says", "say", "that it is not known"
        ),
    )
    return " ".join(filter(None, sentences))


def _givers(claim: Claim, weighed: Weighed) -> str:
    answers = weighed.answers.values()
    certain = {voice for answer in answers for voice in answer.said_by}
    every = certain | {voice for answer in answers for voice in answer.said_by_uncertain}
    if not every:
        return "Nobody gives an answer."
    given = {entry.statement.says for entry in weighed.statements if entry.counted} & set(claim.answers)
    who = f"{span(len(certain) or 1, len(every)).capitalize()} independent"
    if len(every) == 1:
        return f"{who} origin gives {'an answer' if len(given) == 1 else f'{number(len(given))} answers'}."
    return f"{who} origins give {'the same answer' if len(given) == 1 else f'{number(len(given))} answers'}."


def _how_many(count: int, one: str, many: str, what: str) -> str:
    return f"{number(count).capitalize()} {one if count == 1 else many} {what}." if count else ""
