"""Turns pieces of work into what comes of them, in order, shared out among processes that begin as copies of this one.

Each has with that all that this one has read. What comes of the work is pickled on its way between our own processes.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

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
        self._busy: dict[Connection, int] = {}

    def results(self, processes: int) -> Iterator[Result]:
        for _ in range(min(processes, len(self._left))):
            self._busy[self._started()] = -1
        for number, waiting in enumerate(self._waiting):
            while number in self._open:
                yield from _emptied(waiting)
                for end in wait(list(self._busy)):
                    assert isinstance(end, Connection)
                    self._hear(end)
            yield from _emptied(waiting)

    def _hear(self, end: Connection) -> None:
        """Takes the next result; one that has done its piece is given another."""
        try:
            answer: tuple[Result] | None = end.recv()
        except EOFError:
            raise OSError(None, "ended before its work was done", "a process of this program") from None
        if answer is not None:
            self._waiting[self._busy[end]].append(answer[0])
            return
        self._open.discard(self._busy.pop(end))
        if self._left:
            self._busy[end] = self._left.popleft()
            end.send(self._busy[end])

    def _started(self) -> Connection:
        """A process that is ready for its first piece, and ends with the stack, or with this process."""
        ours, theirs = get_context("fork").Pipe()
        args = (theirs, (*self._busy, ours))
        process = get_context("fork").Process(target=self._serve, args=args, daemon=True)
        process.start()
        theirs.close()
        self._stack.callback(process.join)
        self._stack.callback(process.kill)
        self._stack.callback(ours.close)
        return ours

    def _serve(self, end: Connection, ends_of_first: Sequence[Connection]) -> None:
        """What the other process does until it is killed, or the first one is gone: nothing more is asked of it then."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches both, and is answered by the first
        for one in ends_of_first:  # as long as anybody has these open, nobody learns that the first process is gone
            one.close()
        try:
            end.send(None)
            while True:
                for result in self._work(self._pieces[end.recv()]):
                    end.send((result,))
                end.send(None)
        except (EOFError, ConnectionError):
            return


def _emptied(results: deque[Any]) -> Iterator[Any]:
    while results:
        yield results.popleft()
