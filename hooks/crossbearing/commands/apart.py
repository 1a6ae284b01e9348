"""Turns work into the same work in a process of its own, which begins as a copy of this one.

It has with that all that this one has read. What comes of the work is pickled on its way between our own processes.
Nobody is left behind: the copy ends when whoever began it stops it, or is gone.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")


class Copy:
    """A copy of this process that does one piece of work, at the other end of a pipe."""

    def __init__(self, work: Callable[[Connection], None], others: Iterable[Connection] = ()) -> None:
        """Begins at once.

        Args:
            work: what it does with its end of the pipe.
            others: ends of pipes that it must not hold open.
        """
        fork = get_context("fork")
        self.end, theirs = fork.Pipe()
        self._process = fork.Process(target=_work, args=(work, theirs, (*others, self.end)), daemon=True)
        self._process.start()
        theirs.close()

    def answer(self) -> Any:
        """What it has sent, in turn.

        Raises:
            OSError: it ended before it had sent anything more.
        """
        try:
            return self.end.recv()
        except EOFError:
            raise OSError(None, "ended before its work was done", "a process of this program") from None

    def stop(self) -> None:
        """Whether it is done or not; may be called again."""
        self.end.close()
        self._process.kill()
        self._process.join()


class Promised(Generic[Result]):
    """What is worked out meanwhile by a copy of this process, or by this one when it is asked for."""

    def __init__(self, work: Callable[[], Result], apart: bool) -> None:
        self._work = work
        self._copy = Copy(lambda end: end.send(work())) if apart else None
        self._kept: list[Result] = []

    def result(self) -> Result:
        """Worked out once.

        Raises:
            OSError: as `Copy.answer`.
        """
        if not self._kept:
            self._kept.append(self._copy.answer() if self._copy else self._work())
            self.stop()
        return self._kept[0]

    def stop(self) -> None:
        """Whether it is worked out or not."""
        if self._copy:
            self._copy.stop()


def _work(work: Callable[[Connection], None], end: Connection, ends_of_first: Sequence[Connection]) -> None:
    """What the copy does: nothing more is asked of it once the first process is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches both, and is answered by the first
    for one in ends_of_first:  # as long as anybody has these open, nobody learns that the first process is gone
        one.close()
    try:
        work(end)
    except (EOFError, ConnectionError):
        return
