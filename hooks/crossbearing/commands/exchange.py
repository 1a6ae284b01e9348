"""Turns a folder that was written beside another into its successor: the old one goes only when the new one is whole.

What stands beside a folder meanwhile bears its name and a part: `new` is being written, `old` may have to come back,
`gone` is being removed. Two renames are not one: where a crash falls between them, `restore` brings the old folder back
at the next start. A folder that is being removed never comes back, for a part of it may be missing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from crossbearing.commands.holding import alone, deserted, held, keep, let_go


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
    if not folder.parent.is_dir():
        return
    with alone(folder.parent):
        for old in _beside(folder, "old"):
            if folder.exists():
                _replaced(old, folder)
            else:
                old.rename(folder)
        for new in _beside(folder, "new"):
            if deserted(new):
                new.rename(_free(folder, "gone"))
    _clear(folder)


def begin(folder: Path) -> Path:
    """A new, empty folder beside this one, which need not exist yet."""
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with alone(folder.parent):
        new = _free(folder, "new")
        new.mkdir()
        keep(new)
    if folder.exists():
        shutil.copymode(folder, new)
    return new


def finish(new: Path, folder: Path) -> None:
    """The new folder takes the place of the old one, whose hidden entries, such as `.git`, move along."""
    folder = folder.resolve()
    with alone(folder.parent):
        old = _free(folder, "old")
        try:
            if folder.exists():
                folder.rename(old)
            new.rename(folder)
        finally:
            if old.exists() and not folder.exists():  # an error, or Ctrl-C
                old.rename(folder)
        let_go(new)
        if old.exists():
            _replaced(old, folder)
    _clear(folder)


def give_up(new: Path) -> None:
    """Removes a folder that was not finished; one that was is no longer this process's."""
    if held(new):
        shutil.rmtree(new, ignore_errors=True)
        let_go(new)


def _replaced(old: Path, folder: Path) -> None:
    """The old folder may go; what is hidden in it is nobody's output, and is kept, as MkDocs keeps it."""
    for entry in old.glob(".*"):
        if not (folder / entry.name).exists():
            entry.rename(folder / entry.name)
    old.rename(_free(folder, "gone"))


def _clear(folder: Path) -> None:
    """Removes what may go; what cannot be removed now is tried again at the next start."""
    for gone in _beside(folder, "gone"):
        shutil.rmtree(gone, ignore_errors=True)


def _free(folder: Path, part: str) -> Path:
    """A hidden name beside the folder that nothing has: two builds at once do not write into one folder."""
    names = (folder.with_name(f".{folder.name}-{part}-{os.getpid()}-{number}") for number in count(1))
    return next(name for name in names if not name.exists() and not name.is_symlink())


def _beside(folder: Path, part: str) -> list[Path]:
    """The folders with that part; no links, which may lead anywhere."""
    start = f".{folder.name}-{part}-"
    found = (path for path in folder.parent.iterdir() if path.name.startswith(start))
    return sorted(path for path in found if path.is_dir() and not path.is_symlink())
