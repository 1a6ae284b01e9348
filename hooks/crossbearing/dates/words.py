"""Turns a Date into plain English for readers, and into the form that `<time datetime>` takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crossbearing.dates.date import Date, End

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
"""By the month that the EDTF library lets them begin in."""
MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def words(date: Date) -> str:
    """`about 24 November 2015`, `24 November 2015, 09:24 (UTC+2)`, `between 24 and 25 November 2015`."""
    begin, end = date.begin, date.end
    if begin and end:
        return _one(begin) if begin == end else _between(begin, end)
    if begin:
        return f"{_one(begin)} or later" if date.text.endswith("..") else f"from {_one(begin)} to an unknown date"
    if end:
        return f"{_one(end)} or earlier" if date.text.startswith("..") else f"from an unknown date to {_one(end)}"
    return "at an unknown date"


def iso(date: Date) -> str:
    """For `<time datetime>`; empty where HTML has no form for it: spans, seasons, and what is about or uncertain."""
    end = date.end
    plain = end and end == date.begin and not end.mark and end.unit in ("second", "minute", "day", "month", "year")
    return end.text if end and plain else ""


def _one(end: End) -> str:
    return MARKS[end.mark] + " ".join(_parts(end)) + (f", {_at(end)}" if _is_time(end) else "")


def _between(begin: End, end: End) -> str:
    """Says but once what both ends share: the day and offset of two times, the month and year of two days."""
    if _is_time(begin) and _is_time(end) and begin.first.date() == end.first.date():
        start, finish = (_clock(begin), _at(end)) if begin.offset == end.offset else (_in_utc(begin), _in_utc(end))
        return f"{' '.join(_parts(end))}, between {start} and {finish}"
    if _is_time(begin) and _is_time(end) and begin.offset != end.offset:
        return f"between {' '.join(_parts(begin))}, {_in_utc(begin)} and {' '.join(_parts(end))}, {_in_utc(end)}"
    if begin.mark or end.mark or begin.unit != end.unit or _is_time(begin):
        return f"between {_one(begin)} and {_one(end)}"
    first, last = _parts(begin), _parts(end)
    shared = 0
    while shared < len(first) - 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    return f"between {' '.join(first[: len(first) - shared])} and {' '.join(last)}"


def _parts(end: End) -> tuple[str, ...]:
    """The words of a date from small to large: day, month, year."""
    year, month = str(end.first.year), MONTHS[end.first.month - 1]
    match end.unit:
        case "year":
            return (year,)
        case "month":
            return (month, year)
        case "season":
            return (SEASONS[end.first.month], year)
        case "some year":
            decade = end.last.year - end.first.year == 9
            return ("a year", "in", f"the {year}s") if decade else ("a year", "from", year, "to", str(end.last.year))
        case "some month":
            return ("a month", "in", year)
        case "some day":
            within_month = end.first.month == end.last.month
            return ("a day", "in", month, year) if within_month else ("a day", "in", year)
    return (str(end.first.day), month, year)


def _is_time(end: End) -> bool:
    return end.unit in ("second", "minute")


def _clock(end: End) -> str:
    return f"{end.first:%H:%M:%S}" if end.unit == "second" else f"{end.first:%H:%M}"


def _at(end: End) -> str:
    return f"{_clock(end)} {_zone(end)}"


def _in_utc(end: End) -> str:
    """A time beside one on another clock: `10:24 (UTC+3, 07:24 UTC)`."""
    if not end.offset:
        return _at(end)
    there = replace(end, first=end.first - end.offset)
    another = {-1: " the day before", 1: " the day after"}.get((there.first.date() - end.first.date()).days, "")
    return f"{_at(end)[:-1]}, {_clock(there)} UTC{another})"


def _zone(end: End) -> str:
    minutes = int((end.offset or timedelta()).total_seconds()) // 60
    if not minutes:
        return "(UTC)"
    hours, rest = divmod(abs(minutes), 60)
    return f"(UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''})"
