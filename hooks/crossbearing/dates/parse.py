"""Turns a text into a Date: plain ISO 8601 by the standard library, the rest of EDTF level 1 by the EDTF library."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, cast

from crossbearing.dates.date import Date, DateError, End, Mark, Unit
from crossbearing.dates.mistakes import explain

_MONTH, _HOUR, _SIXTY = "(?:0[1-9]|1[0-2])", "(?:[01][0-9]|2[0-3])", "[0-5][0-9]"
_TIME = rf"T{_HOUR}:{_SIXTY}(?P<second>:{_SIXTY})?(?:Z|[+-](?:0[0-9]|1[0-4]):{_SIXTY})"
_ISO = re.compile(rf"(?P<year>[0-9]{{4}})(?:-(?P<month>{_MONTH})(?:-(?P<day>[0-9]{{2}})(?P<time>{_TIME})?)?)?")

_YEAR = "(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX)"
_ONE = rf"(?:{_YEAR}|[0-9]{{4}}-(?:[0-9]{{2}}|XX|XX-XX|[0-9]{{2}}-(?:[0-9]{{2}}|XX)))[?~%]?"
_EDTF = re.compile(rf"{_ONE}|(?:{_ONE}|\.\.)?/{_ONE}|{_ONE}/(?:\.\.)?")
"""The outline of level 1; the library alone crashes on some texts outside it, and prints."""
_LEVEL_1 = {"Date", "UncertainOrApproximate", "Unspecified", "Season", "Interval", "Level1Interval"}
"""The library's names for what stands in levels 0 and 1."""

_DAY_END = time(23, 59, 59)


@lru_cache(maxsize=2**16)
def parse(text: str) -> Date:
    """Reads one date, time or interval. Raises DateError."""
    try:
        if plain := _ISO.fullmatch(text):
            end = _from_match(plain)
            return _date(text, end, end)
        if _EDTF.fullmatch(text):
            return _from_library(text)
    except DateError:
        raise
    except ValueError:  # a day that its month does not have, or the year 0000
        raise DateError(text, *explain(text)) from None
    raise DateError(text, *explain(text))


@lru_cache(maxsize=2**16)
def span(earliest: str, latest: str) -> Date:
    """Reads `{earliest: …, latest: …}`: when it was is not known, but it was between these two. Raises DateError."""
    first, last = parse(earliest), parse(latest)
    for end in (first, last):
        if end.begin != end.end:
            raise DateError(end.text, "is an interval", "give one date or time each as `earliest` and as `latest`")
    return _date(f"{earliest}/{latest}", first.begin, last.end)


def _from_match(match: re.Match[str]) -> End:
    text = match[0]
    if match["time"]:
        moment = datetime.fromisoformat(text)
        first = moment.replace(tzinfo=None)
        last = first if match["second"] else first.replace(second=59)
        return End(text, "second" if match["second"] else "minute", first, last, moment.utcoffset())
    if match["day"]:
        return _end(text, "day", date.fromisoformat(text), date.fromisoformat(text))
    year, months = int(match["year"]), (int(match["month"]),) if match["month"] else (1, 12)
    last_day = monthrange(year, months[-1])[1]
    return _end(text, "month" if match["month"] else "year", date(year, months[0], 1), date(year, months[-1], last_day))


def _from_library(text: str) -> Date:
    from edtf import EDTFParseException, parse_edtf  # here, because it takes 0.2 s and many archives never need it

    try:
        value = parse_edtf(text)
    except EDTFParseException as error:
        raise ValueError from error
    if type(value).__name__ not in _LEVEL_1:
        raise ValueError
    ends = (value.lower, value.upper) if "/" in text else (value, value)
    begin, end = (_library_end(part) if str(part).strip(".") else None for part in ends)
    return _date(text, begin, end)


def _library_end(value: Any) -> End:
    text = str(value)
    bare = text.rstrip("?~%")
    unit: str = ("year", "month", "day")[bare.count("-")]
    first, last = date(*value.lower_strict()[:3]), date(*value.upper_strict()[:3])
    if unit == "month" and bare[-2:] > "12" and "X" not in bare:
        unit = "season"
        if bare.endswith("24"):  # the library ends a winter with its year; winters go on
            last = date(first.year + 1, 3, 1) - timedelta(days=1)
    return _end(text, cast(Unit, f"some {unit}" if "X" in bare else unit), first, last, cast(Mark, text[len(bare) :]))


def _end(text: str, unit: Unit, first: date, last: date, mark: Mark = "") -> End:
    return End(text, unit, datetime.combine(first, time.min), datetime.combine(last, _DAY_END), mark=mark)


def _date(text: str, begin: End | None, end: End | None) -> Date:
    earliest = _utc(begin.first, begin, text) if begin else datetime.min.replace(tzinfo=UTC)
    latest = _utc(end.last, end, text) if end else datetime.max.replace(tzinfo=UTC)
    if begin and end and earliest > latest:
        raise DateError(text, "ends before it begins", f"swap its ends: {end.text}/{begin.text}")
    return Date(text, earliest, latest, begin, end)


def _utc(clock: datetime, end: End, text: str) -> datetime:
    try:
        return (clock - (end.offset or timedelta())).replace(tzinfo=UTC)
    except OverflowError:
        raise DateError(text, "is outside the years 0001 to 9999", "give the day without a time") from None
