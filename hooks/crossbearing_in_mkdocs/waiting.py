"""Turns a request for a page that is stale into the page that is not: whoever asks waits, and it is printed next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from threading import Condition
from typing import Any, TypeAlias
from urllib.parse import urlsplit

App: TypeAlias = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""As WSGI has it."""


class Waiting:
    """Which addresses are stale, and which of them somebody waits for."""

    def __init__(self) -> None:
        self._condition = Condition()
        self._stale: set[str] = set()
        self._hurried = False
        self.wanted: set[str] = set()

    def stale(self, addresses: Set[str]) -> None:
        """Whoever asks for these waits; for others no longer."""
        with self._condition:
            self._stale = set(addresses)
            self.wanted &= self._stale
            self._condition.notify_all()

    def fresh(self, addresses: Set[str]) -> None:
        """Nobody needs to wait for these any longer."""
        with self._condition:
            self._stale -= addresses
            self.wanted -= addresses
            self._condition.notify_all()

    def rest(self, seconds: float) -> None:
        """Returns when so much time has passed, or at once when somebody waits, or is in a hurry."""
        with self._condition:
            self._condition.wait_for(lambda: self._hurried or self.wanted, seconds)

    def hurry(self, hurried: bool) -> None:
        """Whether nobody rests from now on."""
        with self._condition:
            self._hurried = hurried
            self._condition.notify_all()

    def around(self, app: App, root: str) -> App:
        """The same, but what is stale is waited for.

        Args:
            app: what answers.
            root: the address of the site.
        """
        mount = f"{urlsplit(root).path.rstrip('/')}/"

        def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            self._wait(path.removeprefix(mount).removesuffix("index.html"))
            return app(environ, start)

        return answer

    def _wait(self, address: str) -> None:
        with self._condition:
            if address in self._stale:
                self.wanted.add(address)
                self._condition.notify_all()
            self._condition.wait_for(lambda: address not in self._stale)
