"""Turns a folder into an observer of its files that outlives the folder: it may be moved away and come back."""

from __future__ import annotations

import os
from errno import EAGAIN
from pathlib import Path

from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserverVFS

INTERVAL = 0.2
"""Seconds between two looks; MkDocs takes half a second, which is longer than an edit takes."""


def watching(folder: Path) -> BaseObserver:
    """Not started yet, and given nothing to watch.

    Watchdog gives up a folder for good once it is not there; what is wrong for the moment it tries again.
    """
    root = os.path.normpath(folder.absolute())

    def stat(path: str) -> os.stat_result:
        try:
            return Path(path).stat()
        except (FileNotFoundError, NotADirectoryError):
            if path != root:
                raise
            raise BlockingIOError(EAGAIN, "it is not there", path) from None

    return PollingObserverVFS(stat, os.scandir, polling_interval=INTERVAL)
