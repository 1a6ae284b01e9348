"""A proof that quotations are verbatim: `facts/captures/<source>.yml`, written by `facts capture`."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, WithJsonSchema

from crossbearing.kinds.reading import form
from crossbearing.kinds.values import Day, Fact, Id, Line, Part, Whole

Sha256: TypeAlias = Annotated[
    str,
    form("[0-9a-f]{64}", "is no SHA-256", "let `facts capture` write it"),
    WithJsonSchema({"title": "fingerprint", "type": "string", "pattern": "^[0-9a-f]{64}$"}),
]


class CapturedFile(Part):
    """The file in which the quotations were found; it stays on the editor's machine."""

    sha256: Sha256
    """The fingerprint of its bytes."""
    media_type: Line
    """What sort of file it is: text/html, text/plain, application/pdf or application/warc."""
    bytes: Whole
    """Its length."""
    words: Whole
    """How many words its visible text has."""
    on: Day
    """The day on which the quotations were looked up."""
    taken_from: Annotated[Line | None, Field(alias="from")] = None
    """Where the file came from."""
    extractor: Line
    """The library that read its text, with its version."""


class ProvenQuotation(Part):
    """One quotation that stands in the file."""

    sha256: Sha256
    """The fingerprint of its normalised words."""
    at: Annotated[tuple[Whole, ...], Field(min_length=1)]
    """The number of the first word of each segment, counted from 0."""
    times: Whole
    """How often it stands in the file."""
    omitted: tuple[Whole, ...] = ()
    """How many words are left out at each omission."""
    before: Line | None = None
    """At most four words of context before it."""
    after: Line | None = None
    """At most four words of context after it."""
    claims: Annotated[tuple[Line, ...], Field(min_length=1)]
    """The claims that hold it, as INCIDENT/CLAIM."""


class Capture(Fact):
    """What was found of a source's quotations in a saved copy of it."""

    source: Id
    """The source."""
    file: CapturedFile
    """The file in which they were found."""
    normalisation: Literal["1"]
    """The rule by which words are compared."""
    quotations: tuple[ProvenQuotation, ...] = ()
    """Every quotation of the source that was found."""
