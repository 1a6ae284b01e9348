"""Turns a step that writes files into many: each runs in a copy of this process, and something befalls it on the way.

What befalls it comes right before one of its operations on files, which Python announces to audit hooks; so every state
in which a crash can leave a disk can be had, one after the other, on any machine.
"""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from tally import tried

Step: TypeAlias = Callable[[], int]
"""Gives an exit code."""
Files: TypeAlias = dict[str, bytes]
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate"}
CREATES = {"os.mkdir", "os.link", "os.symlink", "open"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True)
class End:
    """How a step ended."""

    code: int
    """Below 0 for a signal."""
    said: str


def run(step: Step, before: Callable[[str, tuple[Any, ...]], None] | None = None) -> End:
    """Runs it in a copy of this process, which tells of each operation before it comes."""
    child, said = begin(step, before)
    return end(child, said)


def begin(step: Step, before: Callable[[str, tuple[Any, ...]], None] | None = None) -> tuple[int, int]:
    """Starts it; the process, and where it will have said what it has to say."""
    said, says = os.pipe()  # which holds what a command prints, and knows no limit on files
    child = os.fork()
    if not child:
        code = 70
        try:
            os.dup2(says, 1)
            os.dup2(says, 2)
            sys.stdout, sys.stderr = (os.fdopen(number, "w", closefd=False) for number in (1, 2))
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            if before:
                sys.addaudithook(before)
            code = step()
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        except BaseException:  # noqa: BLE001
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    os.close(says)
    return child, said


def end(child: int, said: int) -> End:
    """Waits for it."""
    _, status = os.waitpid(child, 0)
    os.set_blocking(said, False)  # what the process has started may still hold the other end
    with os.fdopen(said, "rb", buffering=0) as file:
        return End(os.waitstatus_to_exitcode(status), (file.read(1 << 16) or b"").decode())


def operations(step: Step) -> list[str]:
    """What it does with files, in order; it has to end well."""
    read, write = os.pipe()
    os.set_blocking(read, False)
    done = run(step, lambda event, arguments: _note(write, event) if changes(event, arguments) else None)
    assert done == End(0, done.said), done.said
    found = os.read(read, 1 << 16).decode().split()
    os.close(read)
    os.close(write)
    return found


def _note(pipe: int, event: str) -> None:
    os.write(pipe, f"{event} ".encode())


def changes(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether it changes anything on a disk."""
    if event != "open":
        return event in CHANGES
    path, mode, flags = arguments
    return isinstance(path, str) and bool(flags & WRITING or set(mode or "") & set("wax+")) and path != os.devnull


def befall(step: Step, at: int, what: Callable[[str], None]) -> End:
    """Runs the step; right before that operation, counted from 1, something happens."""
    left = at

    def before(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if changes(event, arguments):
            left -= 1
            if left <= 0:
                what(event) if left == 0 or what is full_disk else None

    tried(f"faults: {what.__name__.replace('_', ' ')}")
    return run(step, before)


def killed(_: str) -> None:
    """As by a power cut, or by the system when memory is short."""
    os.kill(os.getpid(), signal.SIGKILL)


def interrupted(_: str) -> None:
    """Ctrl-C."""
    os.kill(os.getpid(), signal.SIGINT)


def ended(_: str) -> None:
    """As by a service that is stopped, or a workflow that is cancelled."""
    os.kill(os.getpid(), signal.SIGTERM)


def refused(_: str) -> None:
    """The system refuses this one operation."""
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def full_disk(event: str) -> None:
    """From here on nothing new can be made."""
    if event in CREATES:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def within(size: int, step: Step, deadly: bool) -> Step:
    """The step, in a process that may write no file larger than so many bytes; the first that is, is cut short."""

    def limited() -> int:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if deadly else signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return step()

    tried("faults: a file cut short")
    return limited


def files_in(folder: Path) -> Files:
    """Every file below the folder by its path; whole is what equals what was there before."""
    return dict(_files(folder))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def names_in(folder: Path) -> set[str]:
    """What stands there, hidden or not."""
    return {path.name for path in folder.iterdir()}
