"""Turns a site into pages, and remembers what each looked up, so that an edit prints again those that it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeAlias

from crossbearing.build import NOTHING, Noted, Output, Press
from crossbearing.commands.sharing import Packed, pack, unpack
from crossbearing.edits.edit import NAMES
from crossbearing.edits.reads import Read, Traced, changed
from crossbearing.edits.traced_site import TracedSite
from crossbearing.pages import OF_EACH, PAGES
from crossbearing.pages.spoken import Spoken
from crossbearing.site import Mentioned

Unit: TypeAlias = tuple[int, str | None]
"""The number of a type of page, and the fact whose pages of that type they are; None for what looks at all facts."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages of a unit, what was noted of them, and what they looked up."""

    pages: tuple[Packed, ...]
    noted: Noted
    reads: frozenset[Read]


@dataclass(slots=True)
class _Ended:
    """From what the page of a term was made that has its mentions."""

    packed: bytes
    mentions: Sequence[Mentioned]
    reads: frozenset[Read] = field(default_factory=frozenset)


class Printing:
    """All units of one site, and of the sites that edits make of it."""

    def __init__(self, press: Press, site: TracedSite) -> None:
        self.press, self.site, self.reads = press, site, site.reads
        self.units: dict[Unit, Printed] = {}
        self.by_hand = NOTHING
        self.by_hand_reads: set[Read] = set()
        self._ended: dict[str, _Ended] = {}
        self._spoken: Mapping[str, Spoken] = MappingProxyType({})
        self._changed: set[Read] = set()

    def print_all(self) -> Iterator[Packed]:
        """The pages as `Press.pages` has them, each packed."""
        for number in range(len(self.press.batches)):
            kind = OF_EACH.get(PAGES[number]) if number < len(PAGES) else None
            facts = getattr(self.site.plain, NAMES[kind]) if kind else (None,)
            for fact in facts:
                yield from self.print((number, fact))

    def print(self, unit: Unit) -> tuple[Packed, ...]:
        """The pages of one unit."""
        self.press.noted()
        with self.reads.noting() as found:
            self.reads.asked = unit[1]
            outputs = tuple(self.press.print_batch(unit[0]))
            self.reads.asked = None
        pages = tuple((replace(output, html=""), pack(output.html)) for output in outputs)
        self.units[unit] = Printed(pages, self.press.noted(), frozenset(found))
        return pages

    def edit(self, site: TracedSite, found: Set[Read]) -> list[Unit]:
        """The units that are stale now that this is the site; first those of which the pages are few."""
        self.site = site
        self.press.of_another(site)
        self._changed |= found
        stale = [unit for unit, printed in self.units.items() if not printed.reads.isdisjoint(found)]
        return sorted(stale, key=lambda unit: (unit[1] is None, unit))

    def know_all(self) -> set[Read]:
        """Tells the press of all pages, as if it had printed them just now; what changed in who speaks."""
        self.press.forget()
        for printed in self.units.values():
            self.press.note(printed.noted)
        self.press.note(self.by_hand)
        with self.reads.noting():
            spoken = self.press.spoken
        self.press.spoken = Traced("spoken", spoken, self.reads, keys_change=True)
        return changed("spoken", self._spoken, spoken)

    @contextmanager
    def hand_written(self) -> Iterator[None]:
        """What is looked up in this block, a hand-written page shows."""
        with self.reads.noting() as found:
            yield
        self.by_hand_reads |= found

    def note_hand_written(self) -> None:
        """What was noted since the last unit was printed."""
        self.by_hand = self.press.noted()

    def ended(self) -> Iterator[Output]:
        """The pages of terms that differ, with their mentions; to be asked when every stale unit is printed."""
        stale = self._changed | self.know_all()
        for output, packed in self._pages():
            if output.term and not self._is_ended(output, packed, stale):
                with self.reads.noting() as found:
                    whole = self.press.completed(replace(output, html=unpack(packed)))
                mentions = tuple(self.press.mentioned[output.term])
                self._ended[output.address] = _Ended(packed, mentions, frozenset(found))
                yield whole
        self._spoken = self.press.spoken.of if isinstance(self.press.spoken, Traced) else self.press.spoken
        self._changed.clear()

    def pages(self) -> Iterator[Output]:
        """All, without their HTML."""
        return (output for output, _ in self._pages())

    def addresses(self, units: Iterable[Unit]) -> set[str]:
        """Where the pages of these units stand."""
        return {output.address for unit in units for output, _ in self.units[unit].pages}

    def _pages(self) -> Iterator[Packed]:
        return (page for printed in self.units.values() for page in printed.pages)

    def _is_ended(self, output: Output, packed: bytes, stale: Set[Read]) -> bool:
        before = self._ended.get(output.address)
        return (
            before is not None
            and before.packed is packed
            and before.reads.isdisjoint(stale)
            and tuple(self.press.mentioned[output.term]) == before.mentions
        )
