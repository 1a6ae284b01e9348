"""Turns what an earlier run read from files into what this one would read from the same bytes.

A stranger's pull request could bring a file that says of good bytes what does not stand in them. So it is JSON, which
runs nothing, and signed with a key that never leaves this machine; what is not signed so is as if it were not there.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from hmac import compare_digest, new
from pathlib import Path
from zlib import compressobj, decompress

import yaml

from crossbearing import read
from crossbearing.commands.writing import create, replace
from crossbearing.read import Document
from crossbearing.read.packing import pack, unpack

FEWEST = 500
"""Fewer files are read in less time than it takes to see whether they are known."""


class Memory:
    """Reads files; begins with what was kept, and keeps what the files of this run hold, and nothing else."""

    def __init__(self, path: Path, key: bytes, program: str, fewest: int = FEWEST) -> None:
        """What is kept.

        Args:
            path: where.
            key: nothing for no memory at all.
            program: differs where the same bytes may be read otherwise.
            fewest: how many files are worth it.
        """
        self._path, self._key, self._program, self._fewest = path, key, program, fewest
        self._kept = self._remembered() if key else {}
        self._met: dict[str, bytes] = {}
        self.known = 0
        """How many files were known."""

    def read(self, data: bytes, file: str) -> Document:
        """As `read.read` would."""
        if not self._key:
            return read.read(data, file)
        name = sha256(data).hexdigest()
        if packed := self._kept.get(name):
            self.known += 1
        else:
            document = read.read(data, file)
            if document.problems:
                return document
            packed = pack(document)
        self._met[name] = packed
        return unpack(packed, data, file)  # of what was read anew, too: packed it takes a fraction of the room

    def keep(self) -> None:
        """Writes it down, where that is worth it and possible."""
        if self._key and len(self._met) >= self._fewest and self._met.keys() != self._kept.keys():
            packer = compressobj(1)
            parts = [packer.compress(self._program.encode())]
            parts += (packer.compress(b"\n%b %b" % (name.encode(), packed)) for name, packed in self._met.items())
            body = b"".join((*parts, packer.flush()))
            try:
                replace(self._path, b"%b\n%b" % (self._signed(body).encode(), body))
            except OSError:  # nothing is lost but time
                return

    def _remembered(self) -> dict[str, bytes]:
        """By the SHA-256 of the bytes; nothing where it is damaged, another's, or of another program."""
        try:
            signature, _, body = self._path.read_bytes().partition(b"\n")
        except OSError:
            return {}
        if not compare_digest(signature, self._signed(body).encode()):
            return {}
        program, *lines = decompress(body).split(b"\n")
        if program != self._program.encode():
            return {}
        return {name.decode(): packed for name, _, packed in (line.partition(b" ") for line in lines)}

    def _signed(self, body: bytes) -> str:
        return new(self._key, body, "sha256").hexdigest()


def memory_of(facts: Path) -> Memory:
    """That of a folder of facts: in `.cache` beside it."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
    return Memory(facts.parent / ".cache" / "crossbearing" / "facts", key_in(home / "crossbearing"), program())


def key_in(folder: Path) -> bytes:
    """This machine's own key, made where there is none; nothing where that cannot be."""
    path = folder / "key"
    try:
        create(path, os.urandom(32), 0o600)
        return path.read_bytes()
    except (OSError, RuntimeError):
        return b""


def program() -> str:
    """A fingerprint of all that decides how bytes are read."""
    parts = [path.read_bytes() for path in sorted(Path(read.__file__).parent.glob("*.py"))]
    return sha256(b"\0".join((*parts, yaml.__version__.encode(), sys.version.encode()))).hexdigest()
