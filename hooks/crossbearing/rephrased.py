"""Turns the statements of a claim before and after into pairs: which one was which."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.kinds import Statement
from crossbearing.meaning import meaning_of


def matched(
    old: Sequence[Statement], new: Sequence[Statement]
) -> tuple[list[tuple[Statement | None, Statement]], list[Statement]]:
    """Each changed statement with what it was, each new one with None, in their order; and those that are gone.

    Those that still mean the same are in neither. Of the others those most alike are matched first.
    """
    gone, come = list(old), []
    for statement in new:
        same = next((place for place, other in enumerate(gone) if meaning_of(other) == meaning_of(statement)), None)
        if same is None:
            come.append(statement)
        else:
            del gone[same]
    alike = sorted(
        (-len(meaning_of(one).items() & meaning_of(other).items()), number, place)
        for number, one in enumerate(gone)
        for place, other in enumerate(come)
        if _same_speech(one, other)
    )
    twins: dict[int, int] = {}
    for _, number, place in alike:
        if place not in twins and number not in twins.values():
            twins[place] = number
    pairs = [(gone[twins[place]] if place in twins else None, other) for place, other in enumerate(come)]
    return pairs, [statement for number, statement in enumerate(gone) if number not in twins.values()]


def _same_speech(one: Statement, other: Statement) -> bool:
    """Two of three are the same: the source, the voice, the words; or the name that an editor gave it."""
    voices = [(statement.speaker, statement.anonymous) for statement in (one, other)]
    same = one.source == other.source, voices[0] == voices[1], bool(one.quote) and one.quote == other.quote
    return sum(same) >= 2 or (one.id is not None and one.id == other.id)
