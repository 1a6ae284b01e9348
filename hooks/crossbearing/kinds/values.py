"""The value types of facts: a field's text becomes one of these, or a mistake that names what to write."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, ClassVar, TypeAlias
from urllib.parse import urlsplit

import langcodes
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from crossbearing.dates import Date, DateError, parse, span

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
    if not re.fullmatch(ID_PATTERN, text):
        return "is not an id", "lower-case letters a-z and digits, words joined by single hyphens"
    if len(text) > MOST_OF_ID:
        return f"has {len(text)} characters", f"an id has at most {MOST_OF_ID}"
    if text in RESERVED:
        return "is a reserved name", "choose another id"
    return None


def _id(text: str) -> str:
    if found := id_mistake(text):
        raise mistake(*found)
    return text


def _line(text: str) -> str:
    if not text:
        raise mistake("is empty", "write it, or leave the field out")
    if "\n" in text:
        raise mistake("has more than one line", "write it on one line")
    return text


def _prose(text: str) -> str:
    if not text:
        raise mistake("is empty", "write it, or leave the field out")
    return text


def _yes_no(text: object) -> bool:
    if text not in ("yes", "no"):
        raise mistake("is neither yes nor no", "write yes or no")
    return text == "yes"


def _url(text: str) -> str:
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


def _language(text: str) -> str:
    if not _language_is_valid(text):
        raise mistake("is not a language tag", "BCP 47, such as en, ru, ar or zh-Hant")
    return text


def _date(value: object) -> Date:
    try:
        if isinstance(value, dict):
            if set(value) != {"earliest", "latest"} or not all(isinstance(end, str) for end in value.values()):
                raise mistake("is not a span of time", "write {earliest: …, latest: …}, both with time and offset")
            return span(value["earliest"], value["latest"])
        if not isinstance(value, str):
            raise mistake("is not a date", "write it as 2015-11-24")
        return parse(value)
    except DateError as error:
        raise mistake(error.what, error.hint) from None


def _day(value: object) -> Date:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise mistake("is not a day", "write year, month and day as 2015-11-24")
    return _date(value)


def _digits(pattern: str, example: str) -> BeforeValidator:
    def check(value: object) -> object:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise mistake("is not a number", f"write it as {example}")
        return value

    return BeforeValidator(check)


_TEXT = StringConstraints(strip_whitespace=True)
_EDTF = WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "object", "required": ["earliest", "latest"]}]})

Line: TypeAlias = Annotated[str, _TEXT, AfterValidator(_line)]
Short: TypeAlias = Annotated[str, _TEXT, AfterValidator(_line), Field(max_length=32)]
Prose: TypeAlias = Annotated[str, _TEXT, AfterValidator(_prose)]
Quote: TypeAlias = Annotated[str, _TEXT, AfterValidator(_prose)]
Id: TypeAlias = Annotated[str, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{ID_PATTERN}$"})]
Url: TypeAlias = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Language: TypeAlias = Annotated[str, AfterValidator(_language)]
Edtf: TypeAlias = Annotated[Date, BeforeValidator(_date), _EDTF]
Day: TypeAlias = Annotated[Date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
YesNo: TypeAlias = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["yes", "no"]})]
Whole: TypeAlias = Annotated[int, _digits(r"\d{1,9}", "12"), WithJsonSchema({"type": "integer", "minimum": 0})]
Degrees: TypeAlias = Annotated[float, _digits(r"-?\d{1,3}(\.\d{1,8})?", "35.7"), WithJsonSchema({"type": "number"})]


class Part(BaseModel):
    """A group of fields within a fact; frozen, and closed to fields that are not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, arbitrary_types_allowed=True)


class Fact(Part):
    """What stands in one file of facts."""

    GIVEN: ClassVar[tuple[str, ...]] = ("id",)
    """Fields that come from the file's path; nobody types them."""

    id: SkipJsonSchema[str] = ""
    """The file's stem."""
    draft: YesNo = False
    """Not ready: left out of the site and spared from the rules of completeness."""
    formerly: tuple[Id, ...] = ()
    """Earlier ids of this fact, whose addresses redirect here."""

    @property
    def key(self) -> str:
        """Unique among the facts of its kind."""
        return self.id


class Correction(Part):
    """A change of what was published, for all to see."""

    on: Day
    """The day of the correction."""
    what: Prose
    """What was wrong and what was changed."""
    was: Line | None = None
    """The words before."""
    now: Line | None = None
    """The words after."""
