"""No source repeats itself, neither at once nor by way of others."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.cycles import arrows, cycles
from crossbearing.problems import Problem, field


def problems(archive: Archive) -> Iterator[Problem]:
    """Circles, each at the source of the smallest id."""
    graph = {source.id: [repeat.source for repeat in source.repeats] for source in archive.sources.values()}
    for circle in cycles(graph):
        source, after = archive.sources[circle[0]], circle[1 % len(circle)]
        path = "repeats", graph[source.id].index(after), "source"
        message = f"{field(*path)} goes in a circle: {arrows(circle)}"
        yield Problem(archive.place(source, *path), message, "let only the later source repeat the earlier")
