"""A question, its competing answers, and who says what: `facts/incidents/<incident>/claims/<claim>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from crossbearing.kinds.scales import Assessed, Confidence, Credibility
from crossbearing.kinds.values import (
    Correction,
    Day,
    Edtf,
    Fact,
    Id,
    Language,
    Line,
    Part,
    Prose,
    Quote,
    Short,
    Whole,
    YesNo,
)

NO_ANSWER = ("unknown", "nothing")
"""What `says` may hold beside an answer: says that it is not known; was read whole and is silent on it."""


class Amount(Part):
    """How many, as a range with both ends included."""

    least: Whole
    """The lower end."""
    most: Whole | None = None
    """The upper end; left out where it is open ("at least 10")."""
    unit: Line
    """What is counted."""


class Answer(Part):
    """One possible answer to the question."""

    text: Line
    """A full statement, true or false on its own."""
    short: Short
    """At most 32 characters, for tables and cards."""
    within: Id | None = None
    """The wider answer that this one narrows: whoever says this one says the wider one too."""
    amount: Amount | None = None
    """How many, where the question is how many."""


class Statement(Part):
    """One voice on the question, in one source."""

    source: Id
    """Where we read it."""
    id: Id | None = None
    """A name, only where something else refers to this statement."""
    speaker: Id | None = None
    """Who says it, if not the source's own voice (the source relays it)."""
    anonymous: Line | None = None
    """An unnamed speaker, as the source describes him."""
    of: Id | None = None
    """The body that the unnamed speaker is said to belong to."""
    via: tuple[Line, ...] = ()
    """Relays between speaker and source, nearest the speaker first: ids of terms, or names."""
    attribution_doubted: Line | None = None
    """Why it is not sure that the speaker said it; shown as "attributed to"."""
    wording: Literal["direct", "reported", "translated"] | None = None
    """When relayed: the speaker's words, the relay's words, or a translation."""
    says: Line | None = None
    """The answer that is given, or unknown (says that it is not known), or nothing (read whole and silent)."""
    denies: Line | None = None
    """The answer that is denied."""
    said: Edtf | None = None
    """When it was said; without it the source's date in its own voice, and no date when relayed."""
    hedged: YesNo = False
    """Said with reserve: reportedly, appears to."""
    quote: Quote | None = None
    """The words, verbatim, at most 60; [...] for what is left out, [word] for what an editor put in."""
    language: Language | None = None
    """The language of the quotation; without it the source's."""
    translation: Line | None = None
    """The quotation in the site's language."""
    translation_by: Literal["site", "source"] = "site"
    """Who translated it."""
    at: Line | None = None
    """Where in the source: paragraph, page, time code."""
    how_known: Line | None = None
    """How the speaker can know: eyewitness, video, intercepted radio, hearsay."""
    source_unknown: YesNo = False
    """The source's own voice does not say where it has it from."""
    credibility: Credibility | None = None
    """Admiralty code: 1 confirmed, 2 probably true, 3 possibly, 4 doubtful, 5 improbable, 6 cannot be judged."""
    note: Prose | None = None
    """Anything else a reader should know."""

    @property
    def relayed(self) -> bool:
        """Whether the source carries somebody else's words."""
        return self.speaker is not None or self.anonymous is not None


class Verdict(Part):
    """What the editors find, in the words of ICD 203."""

    likelihood: Mapping[Id, Assessed]
    """One word for each answer."""
    confidence: Confidence
    """How sure the editors are of their own judgement."""
    because: Prose
    """The reasoning."""
    would_settle: Prose | None = None
    """What evidence would settle it."""
    on_one_origin: Line | None = None
    """Why one origin is enough, where it is."""
    reviewed: Day
    """When the editors last went through it."""


class Claim(Fact):
    """A question, its competing answers, and who says what."""

    GIVEN: ClassVar[tuple[str, ...]] = ("id", "incident")

    incident: SkipJsonSchema[str] = ""
    """The incident whose folder it stands in."""
    question: Line
    """The question, as a reader would ask it."""
    short: Annotated[Line, Field(max_length=48)]
    """At most 48 characters, for the matrix, search and share card."""
    why_it_matters: Prose | None = None
    """What hangs on the answer."""
    about: tuple[Id, ...] = ()
    """The terms that the question is about."""
    answers: Annotated[Mapping[Id, Answer], Field(min_length=1)]
    """Two or more, or one where the question is whether something is so."""
    exclusive: YesNo = True
    """Whether answers exclude one another; no where several may be true."""
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]
    """Who says what."""
    verdict: Verdict | None = None
    """What the editors find; without it the claim is not yet assessed."""
    corrections: tuple[Correction, ...] = ()
    """What was changed after publication."""

    @property
    def key(self) -> str:
        """`INCIDENT/CLAIM`, unique among all claims."""
        return f"{self.incident}/{self.id}"
