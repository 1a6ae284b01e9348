"""Turns the time of an incident into the axis of its timeline: whole days of one clock, in steps that can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from math import ceil

from crossbearing.dates import Date, End
from crossbearing.dates.words import MONTHS
from crossbearing.pages.timeline import Moment

WIDTH = 1000
"""Of a lane, in units of its drawing."""
DAY = timedelta(days=1)
YEAR = timedelta(hours=8760)
STEPS = tuple(timedelta(hours=hours) for hours in (1, 2, 3, 6, 12, 24, 48, 168, 336, 720, 2160, 8760, 87600))
MOST_STEPS = 8
LAST_YEAR = 9900
"""Calendars of computers end soon after."""
LONG = timedelta(days=31)
"""What lasts longer has no day after it worth showing."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Times by one clock, from the start in equal steps."""

    start: datetime
    step: timedelta
    steps: int
    offset: timedelta

    @property
    def finish(self) -> datetime:
        return self.start + self.step * self.steps

    @property
    def zone(self) -> str:
        """`UTC+3`."""
        minutes = round(self.offset.total_seconds() / 60)
        hours, rest = divmod(abs(minutes), 60)
        return "UTC" + (f"{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}" if minutes else "")

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Where each step is drawn, and its words."""
        return tuple(
            (round(WIDTH * n / self.steps, 1), self._tick(self.start + self.step * n)) for n in range(self.steps + 1)
        )

    def first(self, date: Date) -> datetime:
        """The first second that a date may mean, by the clock of the axis."""
        return self._clock(date.begin.first, date.begin) if date.begin else datetime.min

    def last(self, date: Date) -> datetime:
        """The end of the last second that it may mean."""
        return self._clock(date.end.last, date.end) + timedelta(seconds=1) if date.end else datetime.max

    def at(self, clock: datetime) -> float:
        """Where a time is drawn; what lies beyond an edge is drawn at it."""
        kept = min(max(clock, self.start), self.finish)
        return round((kept - self.start) / (self.finish - self.start) * WIDTH, 1)

    def _clock(self, shown: datetime, end: End) -> datetime:
        """A day has no offset: it is the same day here."""
        kept = min(max(shown, datetime.min + 2 * DAY), datetime.max - 2 * DAY)
        return kept if end.offset is None else kept - end.offset + self.offset

    def _tick(self, at: datetime) -> str:
        if self.step >= YEAR:
            return str(at.year)
        return f"{at:%H:%M}" if at.time() != time.min else f"{at.day} {MONTHS[at.month - 1][:3]}"


def axis_of(moments: tuple[Moment, ...], when: Date) -> Axis | None:
    """From midnight to midnight, with the day after the incident where something happens on it.

    None for an incident without bounds, and for one that lasted longer than eight decades.
    """
    if when.begin is None or when.end is None or when.end.last.year > LAST_YEAR:
        return None
    start = datetime.combine(when.begin.first, time.min)
    finish = datetime.combine(when.end.last, time.min) + DAY
    offsets = Counter(_offsets(moments, start, finish + DAY))
    offset = max(offsets, key=lambda one: (offsets[one], one)) if offsets else timedelta()
    last = finish + DAY if finish - start <= LONG and _goes_on(moments, finish, offset) else finish
    step = next((step for step in STEPS if (last - start) / step <= MOST_STEPS), None)
    return Axis(start, step, ceil((last - start) / step), offset) if step else None


def _offsets(moments: Iterable[Moment], start: datetime, finish: datetime) -> Iterator[timedelta]:
    """The clocks by which times are given."""
    for moment in moments:
        for end in (moment.when.begin, moment.when.end):
            if end and end.offset is not None and start <= end.first < finish:
                yield end.offset


def _goes_on(moments: Iterable[Moment], finish: datetime, offset: timedelta) -> bool:
    axis = Axis(finish, DAY, 1, offset)
    return any(axis.start <= axis.first(moment.when) < axis.finish for moment in moments)
