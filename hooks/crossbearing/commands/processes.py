"""Turns pieces of work into what comes of them, in order, shared out among copies of this process."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from crossbearing.commands.apart import Copy

Piece = TypeVar("Piece")
Result = TypeVar("Result")

MOST = 4
"""Processes, however many the machine could run at once."""


def worth(amount: int, fewest: int) -> int:
    """How many processes are worth it; one where a process cannot begin as a copy of this one without harm."""
    if sys.platform != "linux" or amount < fewest:
        return 1
    return min(MOST, len(os.sched_getaffinity(0)))


def shared(pieces: Sequence[Piece], work: Callable[[Piece], Iterable[Result]], processes: int) -> Iterator[Result]:
    """What comes of each piece, in the order of the pieces.

    Raises:
        OSError: a process ended too early.
    """
    if processes < 2:
        for piece in pieces:
            yield from work(piece)
        return
    with ExitStack() as stack:
        yield from _Sharing(pieces, work, stack).results(processes)


class _Sharing(Generic[Piece, Result]):
    """Hands out one piece after the other, and hands on what comes back in the order of the pieces."""

    def __init__(self, pieces: Sequence[Piece], work: Callable[[Piece], Iterable[Result]], stack: ExitStack) -> None:
        self._pieces, self._work, self._stack = pieces, work, stack
        self._left = deque(range(len(pieces)))
        self._open = set(self._left)
        self._waiting: list[deque[Result]] = [deque() for _ in pieces]
        self._copies: dict[Connection, Copy] = {}
        self._busy: dict[Connection, int] = {}

    def results(self, processes: int) -> Iterator[Result]:
        for _ in range(min(processes, len(self._left))):
            copy = Copy(self._serve, self._copies)
            self._stack.callback(copy.stop)
            self._copies[copy.end] = copy
            self._busy[copy.end] = -1
        for number, waiting in enumerate(self._waiting):
            while number in self._open:
                yield from _emptied(waiting)
                for end in wait(list(self._busy)):
                    assert isinstance(end, Connection)
                    self._hear(end)
            yield from _emptied(waiting)

    def _hear(self, end: Connection) -> None:
        """Takes the next result; one that has done its piece is given another."""
        answer: tuple[Result] | None = self._copies[end].answer()
        if answer is not None:
            self._waiting[self._busy[end]].append(answer[0])
            return
        self._open.discard(self._busy.pop(end))
        if self._left:
            self._busy[end] = self._left.popleft()
            end.send(self._busy[end])

    def _serve(self, end: Connection) -> None:
        """What each copy does until it is stopped; nothing, to begin with, is an answer too."""
        end.send(None)
        while True:
            for result in self._work(self._pieces[end.recv()]):
                end.send((result,))
            end.send(None)


def _emptied(results: deque[Any]) -> Iterator[Any]:
    while results:
        yield results.popleft()
