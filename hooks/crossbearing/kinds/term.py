"""A glossary entry: `facts/glossary/<kind>/<term>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from crossbearing.kinds.values import (
    Edtf,
    Fact,
    Id,
    Kilometres,
    Language,
    Latitude,
    Line,
    Longitude,
    Part,
    Prose,
    Symbol,
    Url,
    Wikidata,
)  # fmt: skip

TermKind = Literal["equipment", "units", "organisations", "people", "places", "concepts"]
TERM_KINDS: tuple[TermKind, ...] = get_args(TermKind)

RelationKind = Literal[
    "part-of", "member-of", "speaks-for", "owned-by", "variant-of", "operates", "armed-with", "made-by",
    "commanded-by", "based-at", "located-in", "allied-with", "opposed-to", "successor-of",
]  # fmt: skip


class Relation(Part):
    """How this term stands to another; shown at both ends."""

    relation: Annotated[RelationKind, Field(alias="is")]
    """How it stands to the other."""
    to: Id
    """The other term."""
    when: Edtf | None = None
    """When this held."""
    source: Id | None = None
    """The source that says so."""


class Property(Part):
    """A line of the fact box of a term."""

    label: Line
    """What it is about."""
    value: Prose
    """What is known."""
    source: Id | None = None
    """The source that says so."""


class Position(Part):
    """A point on the map and how precise it is."""

    lat: Latitude
    """Degrees north, WGS 84."""
    lon: Longitude
    """Degrees east, WGS 84."""
    precision: Literal["exact", "vicinity", "locality", "area"]
    """exact 10 m, vicinity 100 m, locality 1 km, area: as wide as `radius_km`."""
    radius_km: Kilometres | None = None
    """The radius of an area, in kilometres."""
    source: Id | None = None
    """The source of the point."""


class Identifiers(Part):
    """What others call it."""

    wikidata: Wikidata | None = None
    """Its Wikidata item."""
    wikipedia: Url | None = None
    """Its Wikipedia article."""


class Term(Fact):
    """A unit, a piece of equipment, an organisation, a person, a place or a concept."""

    GIVEN: ClassVar[tuple[str, ...]] = ("id", "kind")

    kind: SkipJsonSchema[TermKind] = "concepts"
    """The folder that it stands in."""
    name: Line
    """Its usual name in the site's language."""
    also: tuple[Line, ...] = ()
    """Other names and abbreviations, linked wherever they stand in text."""
    not_linked: tuple[Line, ...] = ()
    """Names too common to link."""
    names: Mapping[Language, Line] = {}
    """Its names in other languages."""
    summary: Annotated[Line, Field(max_length=200)]
    """What it is, in at most 200 characters: the tooltip and the search result."""
    body: Prose | None = None
    """More about it."""
    properties: tuple[Property, ...] = ()
    """The fact box, in order."""
    relations: tuple[Relation, ...] = ()
    """How it stands to other terms."""
    place: Position | None = None
    """Where it is, if it is a place."""
    symbol: Symbol | None = None
    """Its APP-6 / MIL-STD-2525 symbol code, 20 or 30 digits."""
    ids: Identifiers = Identifiers()
    """What others call it."""

    def related(self, *kinds: RelationKind) -> tuple[Relation, ...]:
        """Its relations of these kinds, in the order of the file."""
        return tuple(relation for relation in self.relations if relation.relation in kinds)
