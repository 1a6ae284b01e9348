"""Turns a text, or bytes, into a file, whole or not at all.

It is written under another name beside its own. A crash leaves that behind at most, and the next writing of the same
file takes it over. No link is followed there: in a pull request it could lead anywhere.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crossbearing.commands.holding import lock

NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
CLOSED_FIRST = sys.platform == "win32"
"""Whether a file that is open cannot be renamed."""


def replace(path: Path, content: str | bytes) -> None:
    """Writes a file so that whoever reads it meanwhile sees the old one or the new one whole."""
    with _written(path, content, 0o666) as part:
        part.replace(path)


def create(path: Path, content: str | bytes, mode: int = 0o666) -> bool:
    """Writes a new file whole or not at all; False where there is one already, which stays as it is."""
    with _written(path, content, mode) as part:
        try:
            os.link(part, path)  # unlike a renaming, this never replaces anything
        except FileExistsError:
            return False
    return True


@contextmanager
def _written(path: Path, content: str | bytes, mode: int) -> Iterator[Path]:
    """The file under its other name, while nobody else writes it; it is not there afterwards."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    handle = _alone(part, mode)
    try:
        with os.fdopen(handle, "wb", closefd=CLOSED_FIRST) as file:
            file.truncate()
            file.write(content.encode() if isinstance(content, str) else content)
        yield part
    except OSError as error:
        error.filename = error.filename or str(path)  # a full disk says no name
        raise
    finally:
        if CLOSED_FIRST or _same(handle, part):
            part.unlink(missing_ok=True)
        if not CLOSED_FIRST:
            os.close(handle)


def _alone(part: Path, mode: int) -> int:
    """Opens it; waits where another process writes there, and begins anew when that has taken the file away."""
    while True:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | NO_LINKS, mode)
        lock(handle)
        if _same(handle, part):
            return handle
        os.close(handle)


def _same(handle: int, part: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), part.lstat())
    except FileNotFoundError:
        return False
