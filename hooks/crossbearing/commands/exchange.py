"""Turns a folder that was written beside another into its successor: the old one goes only when the new one is whole.

Two renames are not one. Where a crash falls between them, `restore` brings the old folder back at the next start.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LONGEST_BUILD = 24 * 60 * 60
"""Seconds, after which a folder that was never finished is taken for the remains of a crash."""


@contextmanager
def successor(folder: Path) -> Iterator[Path]:
    """A new folder that takes this one's place when the block ends without an exception, and else goes."""
    restore(folder)
    new = begin(folder)
    try:
        yield new
        finish(new, folder)
    finally:
        give_up(new)


def restore(folder: Path) -> None:
    """Puts right what a crash left beside a folder: brings the old one back, or clears it away."""
    folder = folder.resolve()
    for old in _beside(folder, "old"):
        if folder.exists():
            _clear(old, folder)
        else:
            old.rename(folder)
    for new in _beside(folder, "new"):
        if time.time() - new.stat().st_mtime > LONGEST_BUILD:
            give_up(new)


def begin(folder: Path) -> Path:
    """A new, empty folder beside this one, which need not exist yet."""
    folder = folder.resolve()
    new = _name(folder, "new")
    give_up(new)
    new.mkdir(parents=True)
    if folder.exists():
        shutil.copymode(folder, new)
    return new


def finish(new: Path, folder: Path) -> None:
    """The new folder takes the place of the old one, whose hidden entries, such as `.git`, move along."""
    folder = folder.resolve()
    old = _name(folder, "old")
    if not folder.exists():
        new.rename(folder)
        return
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    _clear(old, folder)


def give_up(new: Path) -> None:
    """Removes a folder that was not finished."""
    shutil.rmtree(new, ignore_errors=True)


def _clear(old: Path, folder: Path) -> None:
    """Removes the old folder; what is hidden in it is nobody's output, and is kept, as MkDocs keeps it."""
    for entry in old.glob(".*"):
        if not (folder / entry.name).exists():
            entry.rename(folder / entry.name)
    shutil.rmtree(old)


def _name(folder: Path, role: str) -> Path:
    """Hidden, and different for each process, so that two builds at once do not write into one folder."""
    return folder.with_name(f".{folder.name}-{role}-{os.getpid()}")


def _beside(folder: Path, role: str) -> list[Path]:
    """The folders of that role, the newest first."""
    if not folder.parent.is_dir():
        return []
    start = f".{folder.name}-{role}-"
    found = (path for path in folder.parent.iterdir() if path.name.startswith(start) and path.is_dir())
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)
