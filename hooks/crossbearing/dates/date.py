"""A date as a value: what was typed, and the instants between which it lies.

A day has no offset: its instants are those of the day in UTC, and `strictly_before` allows for that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Unit = Literal["second", "minute", "day", "month", "season", "year", "some day", "some month", "some year"]
"""How finely a date is given; `some` where EDTF leaves digits unspecified: one day of a month, one year of a decade."""

Mark = Literal["", "~", "?", "%"]
"""About, uncertain, and both. A mark does not widen the span: EDTF gives it no width."""


class DateError(ValueError):
    """A text that is no date, in an editor's words: `'24.11.2015' is not a date (write 2015-11-24)`."""

    def __init__(self, text: str, what: str, hint: str) -> None:
        super().__init__(text, what, hint)
        self.what = what
        """What is wrong, without the value: `is not a date`."""
        line = " ".join(text.split())
        self.message = f"'{line if len(line) <= 60 else line[:59] + '…'}' {what}"
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})"


@dataclass(frozen=True, slots=True)
class End:
    """A single date, or one end of a span, as it was written."""

    text: str
    unit: Unit
    first: datetime
    """Its first second as the writer's clock showed it, without an offset."""
    last: datetime
    """Its last second, likewise."""
    offset: timedelta | None = None
    """Only a time of day has one."""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Date:
    """When something happened, as exactly as it is known."""

    text: str
    """What was typed; for a mapping, its two ends joined by a slash."""
    earliest: datetime
    """UTC; the smallest datetime where the start is open or unknown."""
    latest: datetime
    """UTC, the last second; the largest datetime where the end is open or unknown."""
    begin: End | None
    """None where the start is open or unknown."""
    end: End | None
    """The same as `begin`, unless the date is a span; None where the end is open or unknown."""


def order(date: Date) -> tuple[datetime, datetime]:
    """The key to sort dates by."""
    return date.earliest, date.latest


def strictly_before(a: Date, b: Date) -> bool:
    """Whether the whole of `a` lies before `b`.

    A day is a day at a place that nobody names. So where a day meets a time with its offset, the time must lie outside
    the day as it was written too: half past midnight in Damascus is not before that same day.
    """
    if a.latest >= b.earliest or a.end is None or b.begin is None:
        return False
    alike = (a.end.offset is None) == (b.begin.offset is None)
    return alike or a.end.last < b.begin.first


def overlaps(a: Date, b: Date) -> bool:
    """Whether nothing tells which of the two came first."""
    return not strictly_before(a, b) and not strictly_before(b, a)
