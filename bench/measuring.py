"""Turns a command into what it costs: seconds on the wall, seconds of processor time, and its greatest memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

PAUSE, SHARE_OF_TIME = 0.1, 0.02
"""At least so many seconds between two looks at the memory, and no more of all time than this for looking, which takes
longer the larger a process is. A short peak may pass unseen, but not that of a single process."""
SHARE = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)
UNIT = 1 if sys.platform == "darwin" else 1024
"""Of the system's own figure for the largest process."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one command, with all processes that it starts."""

    wall: float
    cpu: float
    """User and system time of all its processes."""
    memory: int
    """Bytes: the most that all its processes had at one time, what they share counted once."""

    def then(self, other: Cost) -> Cost:
        """Of two commands, one after the other."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.memory, other.memory))


class CommandError(Exception):
    """A command did not end well; the text is for a reader."""


def cost(command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Runs it to its end.

    Raises:
        CommandError: it ended with an error, or there is no such program.
    """
    words = [str(word) for word in command]
    with tempfile.TemporaryFile() as printed:
        start = perf_counter()
        try:
            process = subprocess.Popen(
                words,
                cwd=cwd,
                env={**os.environ, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
            )
        except OSError as error:
            raise CommandError(f"{words[0]} cannot be started: {error.strerror}") from None
        watch = _Watch(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
        if process.returncode:
            printed.seek(0)
            last = printed.read().decode(errors="replace").strip().splitlines()[-3:]
            raise CommandError(f"{Path(words[0]).name} ended with {process.returncode}: {' / '.join(last)}")
    return Cost(wall, used.ru_utime + used.ru_stime, max(watch.most, used.ru_maxrss * UNIT))


class _Watch:
    """Looks at the memory of a process and its children until it is stopped; sees nothing where there is no /proc."""

    def __init__(self, process: int) -> None:
        self.most = 0
        self._over = Event()
        self._thread = Thread(target=self._look, args=(process,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """`most` is final."""
        self._over.set()
        self._thread.join()

    def _look(self, process: int) -> None:
        pause = PAUSE
        while not self._over.wait(pause):
            start = perf_counter()
            self.most = max(self.most, sum(map(_memory, _family(process))))
            pause = max(PAUSE, (perf_counter() - start) / SHARE_OF_TIME)


def _family(process: int) -> Iterator[int]:
    """A process and all below it."""
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:  # it has ended
            continue
        for child in found:
            yield from _family(int(child))


def _memory(process: int) -> int:
    """In bytes; of what it shares with others, its share."""
    try:
        found = SHARE.search(Path(f"/proc/{process}/smaps_rollup").read_bytes())
    except OSError:  # it has ended, or there is no such file here
        return 0
    return int(found[1]) * 1024 if found else 0
