"""Turns records of the search into its index, by Pagefind, in a process of its own beside ours.

Its own Python package waits a tenth of a second for each record, so this speaks to the same binary directly.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Thread

from pagefind_bin import get_executable

from crossbearing.commands.pagefind import files_of, messages_of
from crossbearing.feeds.search import Record


class Indexing:
    """Begins at once; `files` waits for the end, `stop` does not.

    Raises:
        OSError: Pagefind cannot be started.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._messages = list(messages_of(records))
        self._answers: list[bytes] = []
        self._stopped = False
        self._later: Thread | None = None
        self._process = _started()
        self._threads = [Thread(target=step, daemon=True) for step in (self._say, self._listen)]
        for thread in self._threads:
            thread.start()

    def files(self) -> Mapping[str, bytes]:
        """The content of each file by its address below the site's root, in order.

        Raises:
            OSError: Pagefind ended too early, or refused a record.
        """
        self._end()
        return files_of(self._answers, len(self._messages))

    def write(self, site: Path) -> None:
        """Below the site's root; waits for the end.

        Raises:
            OSError: as `files`, or a file cannot be written.
        """
        for address, content in self.files().items():
            path = site / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def write_later(self, site: Path, complain: Callable[[str], None]) -> None:
        """The same, without keeping anybody waiting."""

        def work() -> None:
            try:
                self.write(site)
            except OSError as error:
                if not self._stopped:
                    complain(f"The search has no index: {error}.")

        self._later = Thread(target=work, daemon=True)
        self._later.start()

    def finish(self) -> None:
        """Returns when what was to be written later is written."""
        if self._later:
            self._later.join()

    def stop(self) -> None:
        """Whether it is done or not; may be called again."""
        self._stopped = True
        self._process.kill()
        self._end()
        self.finish()

    def _say(self) -> None:
        """All messages; the stream stays open, for Pagefind leaves as soon as it closes."""
        assert self._process.stdin
        try:
            self._process.stdin.write(b"".join(self._messages))
            self._process.stdin.flush()
        except OSError:  # it was stopped, or broke down: the answers that are missing tell
            return

    def _listen(self) -> None:
        """An answer for each message; fewer where Pagefind breaks down."""
        assert self._process.stdout
        parts: list[bytes] = []
        missing = len(self._messages)
        while missing and (part := os.read(self._process.stdout.fileno(), 65536)):
            parts.append(part)
            missing -= part.count(b",")
        self._answers = b"".join(parts).split(b",")[:-1]

    def _end(self) -> None:
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream
            try:
                stream.close()
            except OSError:  # what it no longer took
                continue
        self._process.wait()


def _started() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            [get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        why = error.strerror or "its program is not there"
        raise OSError(error.errno, f"cannot be started, {why} (install the requirements again)", "Pagefind") from None
