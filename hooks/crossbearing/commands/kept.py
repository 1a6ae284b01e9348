"""Turns what an earlier run worked out into what this one need not work out again: bytes by their names, in one file.

A stranger's pull request could bring a file that says of good facts what is not so. So what is kept runs nothing when
it is read, and is signed with a key that never leaves this machine; what is not signed so is as if it were not there.
"""

from __future__ import annotations

import os
from hashlib import sha256
from hmac import compare_digest, new
from pathlib import Path
from zlib import compressobj, decompress

from crossbearing.commands.writing import create, replace

FEWEST = 500
"""Fewer are worked out in less time than it takes to see whether they are known."""


class Kept:
    """Begins with what was kept, and keeps what this run asked for or put in, and nothing else."""

    def __init__(self, path: Path, key: bytes, program: str, fewest: int = FEWEST) -> None:
        """What is kept.

        Args:
            path: where.
            key: nothing where nothing can be kept.
            program: differs where another would come of the same.
            fewest: how many are worth it.
        """
        self._path, self._key, self._program, self._fewest = path, key, program, fewest
        self._before = self._read() if key else {}
        self._now: dict[str, bytes] = {}

    @property
    def is_new(self) -> bool:
        """Whether nothing was kept."""
        return not self._before

    def get(self, name: str) -> bytes | None:
        """What bears that name, if anything does."""
        if (found := self._now.get(name, self._before.get(name))) is not None:
            self._now[name] = found
        return found

    def put(self, name: str, content: bytes) -> None:
        """One line, which depends on nothing but its name and the program."""
        self._now[name] = content

    def keep(self) -> None:
        """Writes it down, where that is worth it and possible."""
        if self._key and len(self._now) >= self._fewest and self._now.keys() != self._before.keys():
            packer = compressobj(1)
            parts = [packer.compress(self._program.encode())]
            parts += (packer.compress(b"\n%b %b" % (name.encode(), content)) for name, content in self._now.items())
            body = b"".join((*parts, packer.flush()))
            try:
                replace(self._path, b"%b\n%b" % (self._signed(body).encode(), body))
            except OSError:  # nothing is lost but time
                return

    def _read(self) -> dict[str, bytes]:
        """Nothing where it is damaged, another's, or of another program."""
        try:
            signature, _, body = self._path.read_bytes().partition(b"\n")
        except OSError:
            return {}
        if not compare_digest(signature, self._signed(body).encode()):
            return {}
        program, *lines = decompress(body).split(b"\n")
        if program != self._program.encode():
            return {}
        return {name.decode(): content for name, _, content in (line.partition(b" ") for line in lines)}

    def _signed(self, body: bytes) -> str:
        return new(self._key, body, "sha256").hexdigest()


def kept_beside(facts: Path, what: str, program: str) -> Kept:
    """That of a folder of facts: in `.cache` beside it."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
    return Kept(facts.parent / ".cache" / "crossbearing" / what, key_in(home / "crossbearing"), program)


def key_in(folder: Path) -> bytes:
    """This machine's own key, made where there is none; nothing where that cannot be."""
    path = folder / "key"
    try:
        create(path, os.urandom(32), 0o600)
        return path.read_bytes()
    except (OSError, RuntimeError):
        return b""


def digest_of_program(files: list[Path], *others: str) -> str:
    """A fingerprint of all that decides what comes of the same bytes."""
    parts = [path.read_bytes() for path in sorted(files)]
    return sha256(b"\0".join((*parts, *(other.encode() for other in others)))).hexdigest()
