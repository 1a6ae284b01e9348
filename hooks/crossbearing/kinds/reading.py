"""Turns what stands in a field into its value, or says what is wrong with it and what to write."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

import langcodes
from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from crossbearing.dates import Date, DateError, parse, span
from crossbearing.problems import disguised, quoted

MOST_OF_ID = 64
ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
RESERVED = frozenset(
    {"unknown", "nothing", "con", "prn", "aux", "nul"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in range(1, 10)}
)
"""Names that Windows keeps for devices, and the two that `says` keeps for itself."""


def mistake(message: str, hint: str) -> PydanticCustomError:
    """An error whose wording is final: what is wrong with the value, and what to do."""
    return PydanticCustomError("mistake", "{message}", {"message": message, "hint": hint})


def id_mistake(text: str) -> tuple[str, str] | None:
    """What is wrong with an id and what to do, or None."""
    if not text:
        return "is empty", "write it"
    if not re.fullmatch(ID_PATTERN, text):
        if unseen := disguised(text):
            return f"holds {unseen}", "type that character anew: an id has lower-case letters a-z, digits and hyphens"
        near = spelt_as_id(re.sub(r"^.*/|\.ya?ml$", "", text)) if "//" not in text else ""
        form = "use lower-case letters a-z and digits, words joined by single hyphens"
        return "is not an id", f"{form}, as in {near}" if near else form
    if len(text) > MOST_OF_ID:
        return f"has {len(text)} characters", f"an id has at most {MOST_OF_ID}"
    if text in RESERVED:
        return "is a reserved name", "choose another id"
    return None


def spelt_as_id(text: str) -> str:
    """The id that comes nearest to a name; nothing where its letters are not those of ids."""
    near = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return near if text.isascii() and len(near) <= MOST_OF_ID else ""


def as_id(text: str) -> str:
    if found := id_mistake(text):
        raise mistake(*found)
    return text


def as_line(text: str) -> str:
    text = as_prose(text)
    if "\n" in text:
        raise mistake("has more than one line", "write it on one line")
    return text


def as_prose(text: str) -> str:
    if not text:
        raise mistake("is empty", "write it, or leave the field out")
    if text in ("~", "null", "Null", "NULL"):
        raise mistake("is how YAML writes nothing", "leave the field out")
    return text


def as_yes_no(text: object) -> bool:
    if text not in ("yes", "no"):
        raise mistake("is neither yes nor no", "write yes or no")
    return text == "yes"


def as_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"\\^`{|}]", text)
    except ValueError:
        good = False
    if not good:
        raise mistake("is not a web address", "write the whole address, from https:// on")
    return text


@cache
def _language_is_valid(tag: str) -> bool:
    return langcodes.tag_is_valid(tag)


def as_language(text: str) -> str:
    if "_" in text and _language_is_valid(text):
        raise mistake(
            "is not a language tag", f"did you mean {text.replace('_', '-')}? its parts are joined by hyphens"
        )
    if not _language_is_valid(text):
        raise mistake("is not a language tag", "write it by BCP 47, such as en, ru, ar or zh-Hant")
    return text


def as_date(value: object) -> Date:
    try:
        if isinstance(value, dict):
            if set(value) != {"earliest", "latest"} or not all(isinstance(end, str) for end in value.values()):
                raise mistake(
                    "is not a span of time", "write {earliest: …, latest: …}, each a day, or a time with its offset"
                )
            return span(value["earliest"], value["latest"])
        if not isinstance(value, str):
            raise mistake("is not a date", "write it as 2015-11-24")
        return parse(value)
    except DateError as error:
        what = error.what if isinstance(value, str) else f"{quoted(error.args[0])} {error.what}"
        raise mistake(what, error.hint) from None


def as_day(value: object) -> Date:
    if not isinstance(value, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise mistake("is not a day", "write year, month and day as 2015-11-24")
    return as_date(value)


def as_contact(text: str) -> str:
    if not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", text) and not text.startswith(("https://", "http://")):
        raise mistake("is neither an e-mail address nor a web address", "write one that readers can write to")
    return text


def number(pattern: str, example: str, least: float, most: float) -> BeforeValidator:
    """Text that is a number within bounds, both included."""

    def check(value: object) -> object:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise mistake("is not a number", f"write a number such as {example}")
        if not least <= float(value) <= most:
            raise mistake(f"is not between {least:g} and {most:g}", f"write a number such as {example}")
        return value

    return BeforeValidator(check)


def form(pattern: str, what: str, hint: str) -> AfterValidator:
    """Text of a form that somebody else has settled."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise mistake(what, hint)
        return value

    return AfterValidator(check)
