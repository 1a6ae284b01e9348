"""Turns what an earlier run read from files into what this one would read from the same bytes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import yaml

from crossbearing import read
from crossbearing.archive import Found, file_at
from crossbearing.commands.kept import Kept, digest_of_program, kept_beside
from crossbearing.commands.processes import shared
from crossbearing.read import Document
from crossbearing.read.packing import pack, unpack

AT_ONCE = 100
"""So many files one process reads before it hands over what stood in them."""


class Memory:
    """Reads files; what stands in those that were read before it only unpacks."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self.known = 0
        """How many files were known."""

    @property
    def is_new(self) -> bool:
        """Whether it knows no file."""
        return self._kept.is_new

    def read(self, data: bytes, file: str) -> Document:
        """As `read.read` would."""
        name = sha256(data).hexdigest()
        if packed := self._kept.get(name):
            self.known += 1
        else:
            document = read.read(data, file)
            if document.problems:
                return document
            packed = pack(document)
            self._kept.put(name, packed)
        return unpack(packed, data, file)  # of what was read anew, too: packed it takes a fraction of the room

    def learn(self, folder: Path, names: Sequence[str], processes: int, tell: Callable[[int], object]) -> None:
        """Has several processes read these files, before they are asked for; `tell` hears how many were read."""

        def work(begin: int) -> Iterator[list[tuple[str, bytes]]]:
            yield [entry for name in names[begin : begin + AT_ONCE] for entry in _packed(folder, name)]

        for entries in shared(range(0, len(names), AT_ONCE), work, processes):
            for name, packed in entries:
                self._kept.put(name, packed)
            tell(len(entries))

    def keep(self) -> None:
        """Writes it down, where that is worth it and possible."""
        self._kept.keep()


def memory_of(facts: Path) -> Memory:
    """That of a folder of facts."""
    return Memory(kept_beside(facts, "facts", program()))


def program() -> str:
    """A fingerprint of all that decides how bytes are read."""
    return digest_of_program(list(Path(read.__file__).parent.glob("*.py")), yaml.__version__, sys.version)


def _packed(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """What stands in a file, under the name of its bytes; nothing where it cannot be read: whoever loads it says so."""
    for found in file_at(folder, name, ""):
        if isinstance(found, Found) and not (document := read.read(found.data, name)).problems:
            yield sha256(found.data).hexdigest(), pack(document)
