"""An event with its questions: `facts/incidents/<incident>/incident.yml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from crossbearing.kinds.values import Correction, Day, Edtf, Fact, Id, Line, Part, Prose


class Where(Part):
    """The place of an incident, and how sure it is."""

    place: Id
    """The term of the place."""
    or_places: tuple[Id, ...] = ()
    """Other candidates, so that the map shows them all."""
    precision: Line | None = None
    """What is known of the place, in words."""


class Involved(Part):
    """Somebody or something that took part."""

    who: Id
    """The term."""
    role: Line
    """What it did there."""


class KeyFact(Part):
    """A line of the fact box."""

    label: Line
    """What it is about."""
    value: Prose
    """What is known."""
    claim: Id | None = None
    """The claim where it is weighed."""
    source: Id | None = None
    """The source where it stands."""


class Event(Part):
    """A line of the timeline."""

    when: Edtf
    """When it happened; a span where the time is in doubt."""
    until: Edtf | None = None
    """When it ended, where it lasted."""
    what: Prose
    """What happened."""
    claim: Id | None = None
    """The claim where it is weighed."""
    source: Id | None = None
    """The source where it stands."""
    according_to: tuple[Id, ...] = ()
    """The terms whose account it is."""


class RelatedIncident(Part):
    """Another event, and how it is connected."""

    to: Line
    """The id of an incident of this archive, or the event in words."""
    relation: Annotated[Literal["part-of", "caused-by", "same-event", "not-to-be-confused-with"], Field(alias="is")]
    """How it is connected."""
    note: Line | None = None
    """What a reader should know of it."""


class Incident(Fact):
    """An event with its questions."""

    title: Line
    """What happened, in a few words."""
    summary: Annotated[Prose, Field(max_length=600)]
    """What happened, in at most 600 characters."""
    when: Edtf
    """When it happened."""
    where: Where
    """Where it happened."""
    involved: tuple[Involved, ...] = ()
    """Who and what took part."""
    key_facts: tuple[KeyFact, ...] = ()
    """The fact box, in order."""
    claims: tuple[Id, ...]
    """Every claim of the incident, in reading order."""
    account: Prose
    """The narrative; every sentence carries a [[claim:…]] or [[source:…]]."""
    timeline: tuple[Event, ...] = ()
    """What happened when, and by whose account."""
    related: tuple[RelatedIncident, ...] = ()
    """Other events that this one belongs to or is confused with."""
    reviewed: Day
    """When the editors last went through it."""
    corrections: tuple[Correction, ...] = ()
    """What was changed after publication."""
