"""Turns the printing of a large site into work for several processes: the pages are the same, and come in order.

Each process begins as a copy of this one, with the whole site in it, and prints one type of page after the other. What
it hands back is packed, for pages wait here until those before them are there.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TypeAlias
from zlib import compress, decompress

from crossbearing.build import Noted, Output, Press

FEWEST = 500
"""A site of fewer claims is printed before another process has begun."""
MOST_PROCESSES = 4

Packed: TypeAlias = tuple[Output, bytes]
"""A page without its HTML, and that packed."""
Printed: TypeAlias = tuple[Output, bytes, Noted]


def pack(html: str) -> bytes:
    """A tenth of the room, for what has to wait."""
    return compress(html.encode(), 1)


def unpack(packed: bytes) -> str:
    """What was packed."""
    return decompress(packed).decode()


def processes_for(press: Press) -> int:
    """How many are worth it; one where a process cannot begin as a copy of this one without harm."""
    if sys.platform != "linux" or len(press.site.archive.claims) < FEWEST:
        return 1
    return min(MOST_PROCESSES, len(os.sched_getaffinity(0)))


def printed(press: Press, processes: int = 1) -> Iterator[Packed]:
    """The pages as `Press.pages` has them, each packed; afterwards the press has noted the same.

    Raises:
        OSError: a process ended too early.
    """
    if processes < 2:
        for output in press.pages():
            yield replace(output, html=""), pack(output.html)
    else:
        for output, packed, noted in _together(press, processes):
            press.note(noted)
            yield output, packed


def _together(press: Press, processes: int) -> Iterator[Printed]:
    """Hands out one batch after the other, and hands on what comes back in the order of the batches."""
    waiting: list[deque[Printed]] = [deque() for _ in press.batches]
    open_batches = set(range(len(waiting)))
    left = deque(range(len(waiting)))
    with ExitStack() as stack:
        busy: dict[Connection, int] = {}
        for _ in range(min(processes, len(left))):
            busy[_started(press, stack, list(busy))] = -1
        for number in range(len(waiting)):
            while number in open_batches:
                yield from _emptied(waiting[number])
                for end in wait(list(busy)):
                    assert isinstance(end, Connection)
                    if (answer := _answer(end)) is not None:
                        waiting[busy[end]].append(answer)
                        continue
                    open_batches.discard(busy[end])
                    if left:
                        busy[end] = left.popleft()
                        end.send(busy[end])
                    else:
                        del busy[end]
            yield from _emptied(waiting[number])


def _emptied(pages: deque[Printed]) -> Iterator[Printed]:
    while pages:
        yield pages.popleft()


def _answer(end: Connection) -> Printed | None:
    """The next page; None where a process has printed all of its batch."""
    try:
        answer: Printed | None = end.recv()
    except EOFError:
        raise OSError(None, "ended before all pages were printed", "a process of this program") from None
    return answer


def _started(press: Press, stack: ExitStack, others: Sequence[Connection]) -> Connection:
    """A process that is ready for its first batch, and ends with the stack, or with this process."""
    ours, theirs = get_context("fork").Pipe()
    process = get_context("fork").Process(target=_serve, args=(press, theirs, (*others, ours)), daemon=True)
    process.start()
    theirs.close()
    stack.callback(process.join)
    stack.callback(process.kill)
    stack.callback(ours.close)
    return ours


def _serve(press: Press, end: Connection, ends_of_first: Sequence[Connection]) -> None:
    """What the other process does until it is killed, or the first one is gone: nothing more is asked of it then."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches both, and is answered by the first
    for one in ends_of_first:  # as long as anybody has these open, nobody learns that the first process is gone
        one.close()
    try:
        end.send(None)
        while True:
            for output in press.print_batch(end.recv()):
                end.send((replace(output, html=""), pack(output.html), press.noted()))
            end.send(None)
    except (EOFError, ConnectionError):
        return
