"""Turns a file or a folder into what one process holds alone; when it ends, however that may be, the system lets go."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

LONGEST = 24 * 60 * 60
"""Seconds, after which nobody holds a folder any more, where the system knows no locks."""

_kept: dict[Path, int] = {}
"""Open handles: a lock lasts as long as its handle."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Waits until no other process is in such a block for this folder."""
    handle = _opened(folder)
    try:
        lock(handle)
        yield
    finally:
        _close(handle)


def keep(folder: Path) -> None:
    """From now on this process holds the folder."""
    _kept[folder] = _opened(folder)
    lock(_kept[folder], wait=False)


def let_go(folder: Path) -> None:
    """This process needs the folder no longer; may be called again."""
    _close(_kept.pop(folder, -1))


def held(folder: Path) -> bool:
    """Whether this process still holds the folder."""
    return folder in _kept


def deserted(folder: Path) -> bool:
    """Whether the folder is there, and no process that runs holds it."""
    try:
        handle = _opened(folder)
    except FileNotFoundError:  # whoever held it has removed it meanwhile
        return False
    try:
        known = lock(handle, wait=False)
        return known or time.time() - folder.stat().st_mtime > LONGEST
    except BlockingIOError:
        return False
    finally:
        _close(handle)


def lock(handle: int, wait: bool = True) -> bool:
    """Holds what is open; False where the system knows no locks, as on some network drives.

    Raises:
        BlockingIOError: another process holds it, and `wait` is not set.
    """
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        raise
    except OSError:
        return False
    return True


def _opened(folder: Path) -> int:
    return -1 if sys.platform == "win32" else os.open(folder, os.O_RDONLY)


def _close(handle: int) -> None:
    if handle >= 0:
        os.close(handle)
