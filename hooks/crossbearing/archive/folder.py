"""Turns a folder into the bytes of the files that may be facts, and the problems of what cannot be one."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crossbearing.problems import Place, Problem
from crossbearing.read import MOST_BYTES

BESIDE = re.compile(r"README\.md|LICEN[CS]E(\..+)?")
"""What may stand in the folder without being a fact. Hidden files and folders may, too."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be a fact."""

    name: str
    """Its path below the folder, with forward slashes."""
    data: bytes
    """At most one byte more than a fact may have."""

    @property
    def hashed(self) -> bytes:
        """What of it goes into the digest of all facts."""
        return b"%d %s %d\n" % (len(self.name.encode()), self.name.encode(), len(self.data)) + self.data


def files(folder: Path, shown: str) -> Iterator[Found | Problem]:
    """Every file below the folder, in the order of their paths; the folder is `shown` by that name in problems."""
    unreadable: list[OSError] = []
    for name in sorted(_names(folder, unreadable)):
        if not name.isprintable():
            escaped = name.encode("unicode_escape", "surrogatepass").decode("ascii")
            yield _refused(shown, escaped, "the name of the file cannot be shown", "rename it")
        else:
            yield from file_at(folder, name, shown)
    for error in unreadable:
        if isinstance(error, FileNotFoundError):
            continue  # it has gone meanwhile
        name = Path(error.filename).relative_to(folder).as_posix()
        yield _refused(shown, name, f"the folder cannot be read: {error.strerror}", "let yourself read it")


def digest_of(folder: Path) -> str:
    """As `load` says it of the same files."""
    digest = hashlib.sha256()
    for found in files(folder, ""):
        if isinstance(found, Found):
            digest.update(found.hashed)
    return digest.hexdigest()


def no_file(folder: Path, path: Path) -> str:
    """What is wrong with something that is no file of this folder, or nothing."""
    if path.is_symlink():
        # os.path, for Path.resolve raises where links lead in a circle
        real = os.path.realpath(path)
        if not Path(real).is_relative_to(os.path.realpath(folder)):
            return "a symbolic link that leaves the folder"
        if not Path(real).is_file():
            return "a symbolic link that leads to no file"
    return "" if stat.S_ISREG(path.stat().st_mode) else "not a regular file"


def _names(folder: Path, unreadable: list[OSError]) -> Iterator[str]:
    """The paths below the folder of all files, and of links to folders, which are not followed."""
    for parent, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(parent, name).is_symlink()]
        for name in (*names, *links):
            if not name.startswith("."):
                yield Path(parent, name).relative_to(folder).as_posix()


def file_at(folder: Path, name: str, shown: str) -> Iterator[Found | Problem]:
    """The file or what is wrong with it; nothing where it has gone since its name was read, as editors' programs do."""
    try:
        if wrong := no_file(folder, folder / name):
            yield _refused(shown, name, wrong, "put a file in its place")
        elif not BESIDE.fullmatch(name):
            with (folder / name).open("rb") as file:
                size = os.fstat(file.fileno()).st_size  # room for the most that may be read costs more than reading
                yield Found(name, file.read(min(size, MOST_BYTES) + 1))
    except FileNotFoundError:
        return
    except OSError as error:
        yield _refused(shown, name, f"the file cannot be read: {error.strerror}", "let yourself read it")


def _refused(shown: str, name: str, message: str, hint: str) -> Problem:
    return Problem(Place(f"{shown}/{name}"), message, hint, "files")
