"""Turns a folder into an observer of its files that outlives the folder: it may be moved away and come back."""

from __future__ import annotations

from pathlib import Path

from watchdog.events import FileModifiedEvent
from watchdog.observers.api import BaseObserver, EventEmitter

from crossbearing.edits.edit import state_of

INTERVAL = 0.2
"""Seconds between two looks; MkDocs takes half a second, which is longer than an edit takes."""


class _Looking(EventEmitter):
    """Tells that something was saved, not what; watchdog's own would give up a folder for good once it is not there."""

    def on_thread_start(self) -> None:
        self._seen = state_of(Path(self.watch.path))

    def queue_events(self, timeout: float) -> None:
        if self.stopped_event.wait(timeout):
            return
        found = state_of(Path(self.watch.path))
        if found != self._seen:
            self._seen = found
            self.queue_event(FileModifiedEvent(self.watch.path))


def watching() -> BaseObserver:
    """Not started yet, and given nothing to watch."""
    return BaseObserver(_Looking, timeout=INTERVAL)
