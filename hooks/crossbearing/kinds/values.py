"""The value types of facts, and the groups of fields that all kinds are made of."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema

from crossbearing.dates import Date
from crossbearing.kinds import reading

_DECIMAL = r"-?[0-9]{1,5}(\.[0-9]{1,8})?"


def _typed(form: str, kind: str, **more: str | int) -> WithJsonSchema:
    """What an editor's program is told of a field whose text is read by a function."""
    return WithJsonSchema({"title": form, "type": kind, **more})


_TEXT = StringConstraints(strip_whitespace=True)
_END = {"title": "date", "type": "string", "description": "The day, or the day and the time with its offset."}
_SPAN = {
    "type": "object",
    "properties": {"earliest": _END, "latest": _END},
    "required": ["earliest", "latest"],
    "additionalProperties": False,
}
_DATE = {"title": "date", "anyOf": [{"type": "string"}, _SPAN]}

Line: TypeAlias = Annotated[str, _TEXT, AfterValidator(reading.as_line), Field(title="line")]
Short: TypeAlias = Annotated[str, _TEXT, AfterValidator(reading.as_line), Field(title="line", max_length=32)]
Prose: TypeAlias = Annotated[str, _TEXT, AfterValidator(reading.as_prose), Field(title="prose")]
Quote: TypeAlias = Annotated[str, _TEXT, AfterValidator(reading.as_prose), Field(title="quotation")]
Id: TypeAlias = Annotated[str, AfterValidator(reading.as_id), _typed("id", "string", pattern=f"^{reading.ID_PATTERN}$")]
Url: TypeAlias = Annotated[
    str, AfterValidator(reading.as_url), _typed("web address", "string", pattern=r"^https?://\S+$")
]
Contact: TypeAlias = Annotated[str, AfterValidator(reading.as_contact), _typed("contact", "string")]
Language: TypeAlias = Annotated[str, AfterValidator(reading.as_language), _typed("language tag", "string")]
Edtf: TypeAlias = Annotated[Date, BeforeValidator(reading.as_date), WithJsonSchema(_DATE)]
Day: TypeAlias = Annotated[Date, BeforeValidator(reading.as_day), _typed("day", "string", format="date")]
YesNo: TypeAlias = Annotated[
    bool, BeforeValidator(reading.as_yes_no), WithJsonSchema({"title": "yes or no", "enum": ["yes", "no"]})
]
Wikidata: TypeAlias = Annotated[
    str,
    reading.form("Q[1-9][0-9]*", "is no item of Wikidata", "write the letter Q and its number, such as Q191931"),
    _typed("Wikidata item", "string", pattern="^Q[1-9][0-9]*$"),
]
Symbol: TypeAlias = Annotated[
    str,
    reading.form("([0-9]{10}){2,3}", "is no APP-6 symbol code", "write its 20 or 30 digits"),
    _typed("symbol code", "string", pattern="^([0-9]{10}){2,3}$"),
]
Whole: TypeAlias = Annotated[
    int, reading.number("[0-9]{1,9}", "12", 0, 999_999_999), _typed("whole number", "integer", minimum=0)
]
Latitude: TypeAlias = Annotated[
    float, reading.number(_DECIMAL, "35.7", -90, 90), _typed("number", "number", minimum=-90, maximum=90)
]
Longitude: TypeAlias = Annotated[
    float, reading.number(_DECIMAL, "36.0", -180, 180), _typed("number", "number", minimum=-180, maximum=180)
]
Kilometres: TypeAlias = Annotated[
    float, reading.number(_DECIMAL, "5", 0, 20_000), _typed("number", "number", minimum=0, maximum=20_000)
]


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
