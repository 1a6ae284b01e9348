"""Turns what a source says in its own voice into a sentence on how often that agrees with what is established."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection

from crossbearing.kinds import Source
from crossbearing.pages.labels import number
from crossbearing.pages.matrix import Mark, mark_of
from crossbearing.site import Site
from crossbearing.weigh import DECIDED


def record_of(source: Source, site: Site) -> str:
    """`Of the 6 established findings on which it speaks in its own voice, it agrees with 5.`; empty where on none.

    What it only relays is another's word; what is struck, it no longer says.
    """
    marks: dict[str, set[Mark]] = defaultdict(set)
    for claim, entry in site.by_source.get(source.id, ()):
        statement, weighed = entry.statement, site.weighed[claim.key]
        speaks = {statement.says, statement.denies} & claim.answers.keys()
        if speaks and entry.counted and not statement.relayed and weighed.finding in DECIDED:
            marks[claim.key].add(mark_of(statement, claim, weighed))
    found = Counter(_together(several) for several in marks.values())
    return _sentence(found["same"], found["other"], found["none"])


def _together(marks: Collection[Mark]) -> Mark:
    """Of several answers to one question, one against the finding is enough to disagree."""
    return "other" if "other" in marks else "same" if "same" in marks else "none"


def _sentence(same: int, other: int, neither: int) -> str:
    if not same + other:
        return ""
    more = f" On {number(neither)} more it neither agrees nor disagrees." if neither else ""
    if same + other == 1:
        return f"In its own voice it speaks on one established finding, and {'agrees' if same else 'disagrees'}.{more}"
    agrees = f"it agrees with {same}" if same else "it agrees with none"
    return f"Of the {same + other} established findings on which it speaks in its own voice, {agrees}.{more}"
