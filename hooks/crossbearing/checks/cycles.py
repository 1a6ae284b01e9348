"""Turns a graph into circles: at least one wherever a way leads back to where it began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping


def cycles(graph: Mapping[str, Collection[str]]) -> Iterator[tuple[str, ...]]:
    """Each circle once, from its smallest name on, without coming back to it.

    Takes time by the size of the graph, however deep it is. When those that are found are mended, more may come up.
    """
    inside = _without_dead_ends(graph)
    seen: set[str] = set()
    for start in sorted(inside):
        way: dict[str, None] = {}
        name = start
        while name not in seen:
            seen.add(name)
            way[name] = None
            name = next(after for after in graph[name] if after in inside)
        if name in way:
            circle = tuple(way)[tuple(way).index(name) :]
            first = circle.index(min(circle))
            yield circle[first:] + circle[:first]


def arrows(circle: tuple[str, ...]) -> str:
    """`a → b → a`."""
    return " → ".join((*circle, circle[0]))


def _without_dead_ends(graph: Mapping[str, Collection[str]]) -> set[str]:
    """The names from which one can go on for ever."""
    before: dict[str, list[str]] = defaultdict(list)
    for name, after in graph.items():
        for other in set(after):
            before[other].append(name)
    ways = {name: len(set(after)) for name, after in graph.items()}
    dead = [name for name in {*graph, *before} if not ways.get(name)]
    inside = set(graph) - set(dead)
    while dead:
        for name in before[dead.pop()]:
            ways[name] -= 1
            if not ways[name]:
                inside.discard(name)
                dead.append(name)
    return inside
