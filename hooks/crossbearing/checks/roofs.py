"""At any one time a term counts as one body: `part-of` and `speaks-for` lead to one top, and never in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import combinations, pairwise

from crossbearing.archive import Archive
from crossbearing.checks.cycles import arrows, cycles
from crossbearing.kinds.term import Relation
from crossbearing.problems import Problem, field, quoted

ALWAYS = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
Roofs = Mapping[str, tuple[tuple[int, Relation], ...]]
"""By term: its relations that lead up, with their number in the file."""


def problems(archive: Archive) -> Iterator[Problem]:
    """Circles, and terms with two tops at one time: relations whose `when` do not overlap may lead to two."""
    roofs: Roofs = {
        term.id: tuple(
            (number, relation)
            for number, relation in enumerate(term.relations)
            if relation.relation in ("part-of", "speaks-for") and relation.to in archive.terms
        )
        for term in archive.terms.values()
    }
    yield from _circles(roofs, archive)
    for name in roofs:
        yield from _two_tops(name, roofs, archive)


def _circles(roofs: Roofs, archive: Archive) -> Iterator[Problem]:
    for circle in cycles({name: [relation.to for _, relation in above] for name, above in roofs.items()}):
        steps = [
            next((number, relation) for number, relation in roofs[name] if relation.to == after)
            for name, after in pairwise((*circle, circle[0]))
        ]
        spans = [_span(relation) for _, relation in steps]
        if max(first for first, _ in spans) <= min(last for _, last in spans):
            path = "relations", steps[0][0], "to"
            message = f"{field(*path)} goes in a circle: {arrows(circle)}"
            place = archive.place(archive.terms[circle[0]], *path)
            yield Problem(place, message, "delete the relation that leads down, not up")


def _two_tops(name: str, roofs: Roofs, archive: Archive) -> Iterator[Problem]:
    """Each pair of relations once. Where one of the two itself leads to two tops, that is told there."""
    for (_, one), (number, other) in combinations(roofs[name], 2):
        for moment in _moments(name, roofs):
            if _holds(one, moment) and _holds(other, moment):
                tops = _tops(one.to, moment, roofs), _tops(other.to, moment, roofs)
                if tops[0] != tops[1] and len(tops[0]) == len(tops[1]) == 1:
                    path = "relations", number, "to"
                    message = f"{field(*path)} {quoted(other.to)} leads to the top {quoted(*tops[1])}, "
                    message += f"another leads to {quoted(*tops[0])}"
                    hint = "give each the time it held in `when`, or make one top part of the other"
                    yield Problem(archive.place(archive.terms[name], *path), message, hint)
                    break


def _moments(name: str, roofs: Roofs) -> set[datetime]:
    """Instants that are enough to look at: whatever relations above the term hold together, hold at one of them."""
    above = (relation for term in _above(name, roofs) for _, relation in roofs[term])
    return {ALWAYS[0], *(_span(relation)[0] for relation in above)}


def _tops(name: str, moment: datetime, roofs: Roofs) -> set[str]:
    """The terms above that have nothing above them; none where all go in a circle."""
    return {
        term for term in _above(name, roofs, moment) if not any(_holds(relation, moment) for _, relation in roofs[term])
    }


def _above(name: str, roofs: Roofs, moment: datetime | None = None) -> set[str]:
    """The term and all above it, at that moment or at any."""
    seen, waiting = {name}, [name]
    while waiting:
        for _, relation in roofs[waiting.pop()]:
            if relation.to not in seen and (moment is None or _holds(relation, moment)):
                seen.add(relation.to)
                waiting.append(relation.to)
    return seen


def _holds(relation: Relation, moment: datetime) -> bool:
    first, last = _span(relation)
    return first <= moment <= last


def _span(relation: Relation) -> tuple[datetime, datetime]:
    return (relation.when.earliest, relation.when.latest) if relation.when else ALWAYS
