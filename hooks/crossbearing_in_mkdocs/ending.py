"""Turns what was noted of all pages into what could not be made before: ends of pages, and the files beside them.

On a large site a copy of this process does that while this one writes the other pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from crossbearing.addresses import DATA_PAGE
from crossbearing.build import Output, Press
from crossbearing.commands.apart import Promised
from crossbearing.commands.sharing import processes_for
from crossbearing_in_mkdocs.fact_page import FactPage


@dataclass(frozen=True, slots=True)
class Ended:
    """What comes of it."""

    pages: dict[str, Output]
    """Those that were still without their ends, by address."""
    files: dict[str, bytes]
    classes: frozenset[str]
    """That elements of these pages have."""


class Ending:
    """Begins at once where that is worth it, else when something of it is asked for."""

    def __init__(self, press: Press, pages: Sequence[FactPage], ended: Callable[[], Iterable[Output]] | None) -> None:
        """For pages that are all printed.

        Args:
            press: has noted everything of them.
            pages: those that are made from facts.
            ended: the ends of terms' pages, where others know which of them are to be made again.
        """
        terms = [page for page in pages if page.output.term]
        (listing,) = (page for page in pages if page.output.address == DATA_PAGE)

        self._open = {page.output.address for page in (*terms, listing)}

        def work() -> Ended:
            whole = ended() if ended else (press.completed(_whole(page)) for page in terms)
            outputs = {output.address: output for output in (*whole, press.completed(_whole(listing)))}
            return Ended(outputs, dict(press.files()), frozenset(press.classes))

        self._promised = Promised(work, apart=ended is None and processes_for(press) > 1)

    @property
    def files(self) -> dict[str, bytes]:
        """Those beside the pages, by address."""
        return self._promised.result().files

    @property
    def classes(self) -> Set[str]:
        """That elements of the ended pages have."""
        return self._promised.result().classes

    def end(self, page: FactPage) -> None:
        """Gives the page its end, if it is still without."""
        address = page.output.address
        if address in self._open:
            self._open.discard(address)  # an edit may have made it again since
            page.finish(self._promised.result().pages[address])

    def write(self, site: Path, taken: Set[str]) -> None:
        """The files below the site's root, but where a page has taken the place of one."""
        for address, content in self.files.items():
            if address not in taken:
                path = site / address
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    def stop(self) -> None:
        """Nothing more is asked for."""
        self._promised.stop()


def _whole(page: FactPage) -> Output:
    return replace(page.output, html=page.content or "")
