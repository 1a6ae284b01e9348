"""Turns the lines of a timeline into lanes, one for each voice, on which a time is drawn as wide as it is uncertain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from crossbearing.dates import Date
from crossbearing.pages.axis import Axis, axis_of
from crossbearing.pages.named import Named
from crossbearing.pages.timeline import Moment

NOBODY = Named("No voice named")

Kind = Literal["point", "between", "lasting", "untimed"]
"""A stated minute; some time within; all of that time; no time known within what is shown."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A time on a lane, in units of the drawing; a point has no width."""

    kind: Kind
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Lane:
    """What one voice says happened when."""

    voice: Named
    entries: tuple[tuple[int, Moment], ...]
    """Each with its place in the list, from 1."""
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The part of a timeline around the incident itself."""

    ticks: tuple[tuple[float, str], ...]
    """At even distances, the first at 0 and the last at the full width."""
    zone: str
    """`UTC+3`: the clock by which times with an offset are drawn. A day is drawn as the day of that clock."""
    lanes: tuple[Lane, ...]
    before: int
    after: int
    """How many lines of the list lie before and after what is shown."""


def lanes_of(moments: tuple[Moment, ...], when: Date) -> Lanes | None:
    """The lines of the days of the incident, and of the next; None where it has no bounds, or none of them is there."""
    axis = axis_of(moments, when)
    if axis is None:
        return None
    shown = [(number, moment) for number, moment in enumerate(moments, 1) if _shown(moment, axis)]
    if not shown:
        return None
    voices = dict.fromkeys(voice for _, moment in shown for voice in moment.according_to)
    if any(not moment.according_to for _, moment in shown):
        voices[NOBODY] = None
    return Lanes(
        ticks=axis.ticks(),
        zone=axis.zone,
        lanes=tuple(_lane(voice, shown, axis) for voice in voices),
        before=sum(_last(moment, axis) <= axis.start for moment in moments),
        after=sum(axis.first(moment.when) >= axis.finish for moment in moments),
    )


def _lane(voice: Named, shown: Iterable[tuple[int, Moment]], axis: Axis) -> Lane:
    said = (voice,) if voice != NOBODY else ()
    entries = tuple((n, one) for n, one in shown if voice in one.according_to or one.according_to == said)
    return Lane(voice, entries, tuple(dict.fromkeys(mark for _, one in entries for mark in _marks(one, axis))))


def _marks(moment: Moment, axis: Axis) -> Iterator[Mark]:
    """The time itself; where it lasted, the line of what is sure and the boxes of what is not."""
    first, last = axis.first(moment.when), axis.last(moment.when)
    if moment.until is None:
        untimed = first <= axis.start and last >= axis.finish
        yield _mark("untimed" if untimed else "between", first, last, axis)
        return
    ends, ended = axis.first(moment.until), axis.last(moment.until)
    if last < ends:
        yield _mark("lasting", last, ends, axis)
    for uncertain in ((first, min(last, ends)), (max(last, ends), ended)):
        if timedelta(minutes=1) < uncertain[1] - uncertain[0]:
            yield _mark("between", *uncertain, axis)


def _mark(kind: Kind, first: datetime, last: datetime, axis: Axis) -> Mark:
    x = axis.at(first)
    if kind == "between" and last - first <= timedelta(minutes=1):
        return Mark("point", x, 0)
    return Mark(kind, x, max(1, round(axis.at(last) - x, 1)))


def _shown(moment: Moment, axis: Axis) -> bool:
    return axis.first(moment.when) < axis.finish and _last(moment, axis) > axis.start


def _last(moment: Moment, axis: Axis) -> datetime:
    return axis.last(moment.until or moment.when)
