"""A document that can be read again: `facts/sources/<source>.yml`."""

from __future__ import annotations

from typing import Literal

from crossbearing.kinds.scales import Reliability
from crossbearing.kinds.values import Day, Edtf, Fact, Id, Language, Line, Part, Prose, Url

SourceKind = Literal[
    "article", "press-release", "statement", "social-post", "interview", "broadcast", "video", "image", "document",
    "report", "database", "book",
]  # fmt: skip


class ArchivedCopy(Part):
    """A copy of a source that somebody else keeps."""

    url: Url
    """The address of the copy."""
    at: Edtf | None = None
    """When the copy was made."""


class Repeat(Part):
    """What a source took from another source of this archive."""

    source: Id
    """The source that it took it from."""
    how: Literal["quotes", "summarises", "translates", "embeds"]
    """How it took it."""


class Withdrawal(Part):
    """A source was retracted by its publisher."""

    on: Day
    """The day of the retraction."""
    why: Line
    """The reason that was given."""


class Source(Fact):
    """A document that can be read again."""

    title: Line | None = None
    """Its own title; where that was not recorded, use `described_as`."""
    described_as: Line | None = None
    """What it is, in the editors' words, where its own title was not recorded."""
    kind: SourceKind
    """What sort of document it is."""
    publisher: Line
    """Who published it."""
    speaker: Id | None = None
    """The term who speaks in the source's own voice; without it the publisher does, by name."""
    authors: tuple[Line, ...] = ()
    """Who wrote it, as the source gives them."""
    url: Url | None = None
    """Where it stands on the web."""
    archives: tuple[ArchivedCopy, ...] = ()
    """Copies that others keep."""
    published: Edtf | None = None
    """When it was published; left out where that was not recorded."""
    accessed: Edtf | None = None
    """When an editor read it."""
    language: Language
    """The language it is written in, BCP 47."""
    reliability: Reliability
    """Admiralty code: A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged."""
    reliability_because: Prose | None = None
    """Why this grade."""
    interest: Line | None = None
    """The speaker's stake, such as: party to the fighting."""
    repeats: tuple[Repeat, ...] = ()
    """What it took from other sources of this archive."""
    withdrawn: Withdrawal | None = None
    """Retracted by its publisher: kept and marked, and no longer counted."""
    warning: Line | None = None
    """What a reader should be warned of before opening it, such as graphic content."""
    note: Prose | None = None
    """Anything else a reader should know."""

    @property
    def name(self) -> str:
        """Its title, or what it is where the title was not recorded."""
        return self.title or self.described_as or self.id
