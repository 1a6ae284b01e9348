"""Turns the kinds of facts into JSON Schema, from which an editor's program takes completion and the meaning of fields.

Such programs read YAML 1.2, where `2015` is a number and `yes` is text. To us all is text, so numbers may stand
wherever text may; `true`, `null` and `~` have to be quoted. What a draft lacks is marked, though a draft need not be
complete: in the editor that is the list of what is left to do.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from pydantic.json_schema import GenerateJsonSchema, models_json_schema
from pydantic_core import core_schema

from crossbearing.kinds import KINDS
from crossbearing.kinds.scales import CREDIBILITY, PERCENT, RELIABILITY
from crossbearing.kinds.values import Fact

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCALES: tuple[Mapping[str, str], ...] = (
    {word: f"{least}–{most} %" for word, (least, most) in PERCENT.items()}, RELIABILITY, CREDIBILITY
)  # fmt: skip
"""What each word of a scale stands for, as an editor's program shows it beside the word."""
_NUMBERS = ("integer", "number")


def name_of(kind: type[Fact]) -> str:
    """`claim`, as files and commands call it."""
    return kind.__name__.lower()


def schema_of(kind: type[Fact]) -> Schema:
    """The schema of one kind, complete in itself."""
    return {"$schema": DIALECT, **_read_as_yaml(kind.model_json_schema(schema_generator=_Generator))}


def schema_of_all() -> Schema:
    """One schema for whatever may stand in a file of facts."""
    _, definitions = models_json_schema(
        [(kind, "validation") for kind in KINDS],
        title="Fact",
        description="What stands in one file of facts.",
        schema_generator=_Generator,
    )
    choice = [{"$ref": f"#/$defs/{kind.__name__}"} for kind in KINDS]
    return {"$schema": DIALECT, **_read_as_yaml(definitions), "oneOf": choice}


def written(schema: Schema) -> str:
    """JSON as it is published; fields stay in the order of the format."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


class _Generator(GenerateJsonSchema):
    """Titles name the form of a value and not its field, and nothing that an editor cannot type is offered."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        """A field that is there is not empty."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        """Only words are defaults that an editor could type."""
        inner, default = self.generate_inner(schema["schema"]), schema.get("default")
        if isinstance(default, bool):
            default = "yes" if default else "no"
        return {**inner, "default": default} if isinstance(default, str) and default else inner

    def literal_schema(self, schema: core_schema.LiteralSchema) -> Schema:
        """Words, each with what it stands for; figures are offered without quotation marks, and taken with them too."""
        words = schema["expected"]
        meanings = next((scale for scale in SCALES if set(scale) <= set(words)), {})
        told = {"enumDescriptions": [meanings.get(word, "") for word in words]} if meanings else {}
        if not all(word.isdecimal() for word in words):
            return {"enum": words, **told}
        in_marks = {"type": ["string"], "pattern": f"^({'|'.join(words)})$"}
        return {"anyOf": [{"enum": [int(word) for word in words], **told}, in_marks]}

    def dict_schema(self, schema: core_schema.DictSchema) -> Schema:
        """Entries under names that the editor chooses."""
        names, entries = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        least = {"minProperties": schema["min_length"]} if "min_length" in schema else {}
        return {"type": "object", "propertyNames": names, "additionalProperties": entries, **least}


def _read_as_yaml(schema: Any) -> Any:
    """With numbers wherever text may stand, and with text wherever numbers may."""
    if isinstance(schema, list):
        return [_read_as_yaml(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    read = {name: _read_as_yaml(part) for name, part in schema.items()}
    if read.get("type") == "string":
        read["type"] = ["string", "number"]
    elif read.get("type") in _NUMBERS:
        read["type"] = [read["type"], "string"]
    return read
