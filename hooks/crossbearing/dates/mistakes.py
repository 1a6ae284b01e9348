"""Turns a text that is no date into what is wrong with it and what its writer probably meant."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping

EXAMPLES = "write a date such as 2015-11-24, 2015-11, 2015-11-24~ or 2015-11-24T09:24+02:00"
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_Y, _M, _D = "(?P<y>[0-9]{4})", "(?P<m>[0-9]{1,2})", "(?P<d>[0-9]{1,2})"
_NAME, _TH = rf"(?P<name>{'|'.join(MONTHS)})[a-z]*\.?", "(?:st|nd|rd|th)?"
_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
_ABOUT = r"(?:about|around|circa|approximately|approx\.?|ca?\.|~) ?"
_TIME = re.compile(
    r"(?P<day>.+?)[Tt ,]+(?P<h>[0-9]{1,2}):(?P<min>[0-9]{2})(?P<s>:[0-9]{2})?(?:[.,][0-9]+)?"
    r"(?P<offset> ?\(?(?:UTC|GMT)?(?:Z|(?P<sign>[+-])(?P<zh>[0-9]{1,2}):?(?P<zm>[0-9]{2})?|(?<=[TC]))\)?)?"
)

FORMS: tuple[tuple[str, Callable[[Mapping[str, str]], str]], ...] = (
    (r"(?P<year>(?!0000)[0-9]{4})", lambda parts: parts["year"]),
    (rf"{_Y}[-/. ]{_M}[-/. ]{_D}", lambda parts: _day(parts)),
    (r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})", lambda parts: _day(parts)),
    (rf"{_D}\. ?{_M}\. ?{_Y}", lambda parts: _day(parts)),
    (rf"{_D}{_TH}[- ]{_NAME}[- ,]+{_Y}", lambda parts: _day(parts)),
    (rf"{_NAME} {_D}{_TH},? {_Y}", lambda parts: _day(parts)),
    (rf"{_NAME},? {_Y}", lambda parts: _month(parts)),
    (rf"{_Y}[-/.]{_M}", lambda parts: _month(parts)),
    (rf"{_Y}-{_M}-[0-3]X", lambda parts: f"{_month(parts)}-XX"),
    (r"(?P<bare>[0-9]{4}-2[1-4])[?~%]", lambda parts: parts["bare"]),
    (rf"{_SEASON}(?: of)? {_Y}", lambda parts: f"{parts['y']}-{SEASONS[parts['season'].lower()]}"),
    (r"(?P<decade>[0-9]{3})0s", lambda parts: f"{parts['decade']}X"),
    (r"(?P<from>[0-9]{4}) ?[-–] ?(?P<to>[0-9]{4})", lambda parts: "{from}/{to}".format(**parts)),
    (rf"{_ABOUT}(?P<rest>.+)", lambda parts: _filled("{}~", parts["rest"])),
    (r"(?:before|until|by) (?P<rest>.+)", lambda parts: _filled("../{}", parts["rest"])),
    (r"(?:after|since) (?P<rest>.+)", lambda parts: _filled("{}/..", parts["rest"])),
    (r"(?:between |from )?(?P<a>.+) (?:and|to|[-–]) (?P<b>.+)", lambda parts: _filled("{}/{}", parts["a"], parts["b"])),
)
"""What people write instead, and how it is written here; an empty text where that is no date either."""


def explain(text: str) -> tuple[str, str]:
    """What is wrong, as in `is not a date`, and what to do."""
    line = " ".join(text.split())
    looks = (_time_in_interval, _time, _off_the_calendar, _either_order) if len(line) <= 60 else ()
    for look in looks:
        if found := look(line):
            return found
    form = meant(line) if looks else ""
    return "is not a date", f"write {form}" if form else EXAMPLES


def meant(text: str) -> str:
    """The form that a date written otherwise has here; empty where it cannot be told."""
    for pattern, form in FORMS:
        parts = re.fullmatch(pattern, text, re.IGNORECASE)
        if parts and (found := form(parts.groupdict())):
            return found
    return ""


def _time_in_interval(text: str) -> tuple[str, str] | None:
    ends = text.split("/")
    if len(ends) != 2 or ":" not in text:
        return None
    return "puts a time of day into an interval", "write {{earliest: {}, latest: {}}} instead".format(*ends)


def _time(text: str) -> tuple[str, str] | None:
    if not (parts := _TIME.fullmatch(text)) or len(day := meant(parts["day"])) != len("2015-11-24"):
        return None
    if int(parts["h"]) > 23 or parts["min"] > "59" or (parts["s"] or "") > ":59":
        return "has a time that no clock shows", "hours run from 00 to 23, minutes and seconds from 00 to 59"
    time = f"{day}T{parts['h']:0>2}:{parts['min']}{parts['s'] or ''}"
    if not parts["offset"]:
        return "has a time without its offset", f"add the offset, as in {time}+02:00, or give the day: {day}"
    offset = "{}{:0>2}:{}".format(parts["sign"], parts["zh"], parts["zm"] or "00") if parts["sign"] else "Z"
    if offset[1:] > "14:00" or offset[4:] > "59":
        return "has an offset that no clock has", "write it as +02:00"
    return "is not a date", f"write {time}{offset}"


def _off_the_calendar(text: str) -> tuple[str, str] | None:
    """Right in its form, but there is no such month or day."""
    parts = re.fullmatch(rf"{_Y}(?:-(?P<m>[0-9]{{2}})(?:-(?P<d>[0-9]{{2}}))?)?[?~%]?", text)
    if not parts:
        return None
    year, month, day = int(parts["y"]), int(parts["m"] or 1), int(parts["d"] or 1)
    if year == 0:
        return "is not a date", "years run from 0001 to 9999"
    if 1 <= month <= 12:
        last = monthrange(year, month)[1]
        return None if 1 <= day <= last else ("is not a date", f"days of that month run from 01 to {last}")
    hint = "months run from 01 to 12"
    if parts["d"] is None:
        if 21 <= month <= 24:
            return None
        return "is not a date", f"{hint}, seasons from 21 (spring) to 24 (winter)"
    swapped = _day({"y": parts["y"], "m": parts["d"], "d": parts["m"]})
    return "is not a date", f"{hint}; did you mean {swapped}?" if swapped else hint


def _either_order(text: str) -> tuple[str, str] | None:
    """24/11/2015 and 11/24/2015: only one order may make a date, or both."""
    parts = re.fullmatch(rf"{_D}/{_M}/{_Y}", text)
    if not parts:
        return None
    orders = (parts.groupdict(), {"y": parts["y"], "m": parts["d"], "d": parts["m"]})
    forms = dict.fromkeys(form for order in orders if (form := _day(order)))
    return "is not a date", f"write year-month-day: {' or '.join(forms)}" if forms else EXAMPLES


def _day(parts: Mapping[str, str]) -> str:
    month = _month(parts)
    if not month or parts["y"] == "0000" or not 1 <= int(parts["d"]) <= monthrange(int(parts["y"]), int(month[5:]))[1]:
        return ""
    return f"{month}-{parts['d']:0>2}"


def _month(parts: Mapping[str, str]) -> str:
    number = MONTHS.index(parts["name"].lower()) + 1 if "name" in parts else int(parts["m"])
    return f"{parts['y']}-{number:02}" if 1 <= number <= 12 else ""


def _filled(pattern: str, *texts: str) -> str:
    """The pattern with what the texts mean in it; empty unless each means something."""
    forms = [meant(text) for text in texts]
    return pattern.format(*forms) if all(forms) else ""
