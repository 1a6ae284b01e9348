"""All facts of a folder, each with its place in its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType
from typing import TypeAlias

from crossbearing.kinds import Capture, Claim, Fact, Incident, Publisher, Source, Term
from crossbearing.problems import Place, Problem
from crossbearing.read import Document

Key: TypeAlias = tuple[type[Fact], str]
"""The kind of a fact and its key, unique among all facts."""


@dataclass(frozen=True, slots=True)
class Archive:
    """All facts that could be read and are no drafts, each kind by its key, sorted."""

    publisher: Publisher | None = None
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    """By `INCIDENT/CLAIM`."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    captures: Mapping[str, Capture] = field(default_factory=dict)
    """By the id of their source."""
    drafts: Mapping[Key, str] = field(default_factory=dict)
    """Facts that are not ready, and the claims of incidents that are not: their files. Left out, and known by name."""
    set_aside: frozenset[Key] = frozenset()
    """Drafts, and facts with problems of their own: known by name, so that what refers to them is not blamed."""
    unread: bool = False
    """Whether there is a file of which not even the text is known, so that nobody knows what it names."""
    files: Mapping[Key, Document] = field(default_factory=dict, repr=False)
    """What stands in the files, those of facts that are set aside included."""
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The ids of terms by their names, other names included."""
    folder: str = "facts"
    digest: str = ""
    """SHA-256 over the path and bytes of each fact: the same facts, the same digest."""

    def facts(self) -> Iterator[Fact]:
        """All but the publisher: incidents, claims, sources, terms."""
        return chain(self.incidents.values(), self.claims.values(), self.sources.values(), self.terms.values())

    def place(self, fact: Fact, *path: str | int, key: bool = False) -> Place:
        """Where a part of a fact stands; `key` asks for the field's name instead of its value."""
        return self.files[type(fact), fact.key].find(path, key)

    def place_of_words(self, fact: Fact, path: tuple[str | int, ...], words: tuple[int, int]) -> Place:
        """Where a stretch of a text stands: its first code point in the text, and the first after it."""
        return self.files[type(fact), fact.key].find_words(path, words)

    def file_of(self, fact: Fact) -> str:
        """The path of the fact's file, with forward slashes."""
        return self.files[type(fact), fact.key].file

    def without_places(self) -> Archive:
        """The same, with no more of its files than their names: half the room, once no problem is left to be placed."""
        files = {key: Document(document.file) for key, document in self.files.items()}
        return replace(self, files=MappingProxyType(files))

    def named(self, name: str) -> str:
        """The id of the term that is meant by an id or a name, or nothing."""
        return name if name in self.terms else self.names.get(name, "")

    def claims_of(self, incident: Incident) -> tuple[Claim, ...]:
        """In reading order."""
        keys = (f"{incident.id}/{name}" for name in incident.claims)
        return tuple(self.claims[key] for key in keys if key in self.claims)


@dataclass(frozen=True, slots=True)
class Loaded:
    """An archive, and all problems of its files, sorted."""

    archive: Archive
    problems: tuple[Problem, ...]
