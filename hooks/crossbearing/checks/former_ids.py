"""A former id of a fact is the id of no other, now or formerly: its old address leads to one page."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive, Key
from crossbearing.checks.pointers import known
from crossbearing.kinds import Claim, Fact
from crossbearing.problems import Problem, field, quoted


def problems(archive: Archive) -> Iterator[Problem]:
    """Former ids that are in use; those of claims are compared within their incident."""
    taken: dict[Key, str] = {}
    for fact in archive.facts():
        for index, name in enumerate(fact.formerly):
            key = type(fact), _key(name, fact)
            place = archive.place(fact, "formerly", index)
            message = f"{field('formerly', index)} {quoted(name)}"
            if key[1] in known(key[0], archive) or key in archive.set_aside:
                whose = "this fact's own id" if key[1] == fact.key else "the id of another fact"
                yield Problem(place, f"{message} is {whose}", "delete it: its address leads there already")
            elif key in taken:
                yield Problem(place, f"{message} is also a former id of {quoted(taken[key])}", "keep one of the two")
            else:
                taken[key] = fact.id


def _key(name: str, fact: Fact) -> str:
    return f"{fact.incident}/{name}" if isinstance(fact, Claim) else name
