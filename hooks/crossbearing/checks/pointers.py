"""Turns a fact into its pointers: each field, and each `[[…]]` in its Prose, that names another fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from crossbearing.archive import Archive, Key
from crossbearing.checks.following import Path, follow
from crossbearing.kinds import Claim, Fact, Incident, Source, Term
from crossbearing.kinds.reading import ID_PATTERN
from crossbearing.prose import Reference, references

FIELDS: Mapping[type[Fact], Mapping[str, type[Fact]]] = {
    Incident: {
        "where.place": Term,
        "where.or_places.*": Term,
        "involved.*.who": Term,
        "key_facts.*.claim": Claim,
        "key_facts.*.source": Source,
        "timeline.*.claim": Claim,
        "timeline.*.source": Source,
        "timeline.*.according_to.*": Term,
        "related.*.to": Incident,
    },
    Claim: {
        "about.*": Term,
        "statements.*.source": Source,
        "statements.*.speaker": Term,
        "statements.*.of": Term,
        "statements.*.via.*": Term,
    },
    Source: {"speaker": Term, "repeats.*.source": Source},
    Term: {"properties.*.source": Source, "relations.*.to": Term, "relations.*.source": Source, "place.source": Source},
}
"""The fields that hold the id of another fact. `incident.claims` is not here: it has a rule of its own."""

OR_NAMES = ("statements.*.via.*", "related.*.to")
"""Fields that hold an id or else a name: what has the form of an id is one."""

PROSE: Mapping[type[Fact], tuple[str, ...]] = {
    Incident: ("summary", "key_facts.*.value", "account", "timeline.*.what", "corrections.*.what"),
    Claim: (
        "why_it_matters",
        "statements.*.note",
        "verdict.because",
        "verdict.would_settle",
        "corrections.*.what",
    ),
    Source: ("reliability_because", "note"),
    Term: ("body", "properties.*.value"),
}
"""The fields whose text may hold `[[…]]`. A test compares both tables with the kinds."""

_ID = re.compile(ID_PATTERN.replace("(", "(?:"))
_KINDS: Mapping[str, type[Fact]] = {"term": Term, "claim": Claim, "source": Source, "incident": Incident}


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place in a fact that names another."""

    path: Path
    to: Key
    name: str
    """As typed; of a reference with its brackets and without its words."""
    words: tuple[int, int] | None = None
    """Where a reference stands in its text."""


def pointers(fact: Fact) -> Iterator[Pointer]:
    """All that a fact names, in the order of the tables."""
    yield from in_fields(fact)
    for path in PROSE.get(type(fact), ()):
        for found, text in follow(fact, path):
            yield from _in_text(text, found, fact)


def in_fields(fact: Fact) -> Iterator[Pointer]:
    """All that its fields name."""
    for path, kind in FIELDS.get(type(fact), {}).items():
        for found, name in follow(fact, path):
            if path not in OR_NAMES or re.fullmatch(ID_PATTERN, name):
                yield Pointer(found, (kind, _key(kind, name, fact)), name)


def in_texts(fact: Fact, wanted: Set[str]) -> Iterator[Pointer]:
    """All that those of its texts name in which one of these ids stands: whether it is referred to takes longer."""
    for path in PROSE.get(type(fact), ()):
        for found, text in follow(fact, path):
            if "[[" in text and not wanted.isdisjoint(_ID.findall(text)):
                yield from _in_text(text, found, fact)


def _in_text(text: str, path: Path, fact: Fact) -> Iterator[Pointer]:
    for reference, offset in ((entry.reference, entry.offset) for entry in references(text)):
        kind = _KINDS[reference.kind]
        words = (offset, text.index("]]", offset) + 2)
        yield Pointer(path, (kind, _key(kind, reference.target, fact)), _typed(reference), words)


def known(kind: type[Fact], archive: Archive) -> Mapping[str, Fact]:
    """All facts of a kind, by key."""
    by_kind: Mapping[type[Fact], Mapping[str, Fact]] = {
        Incident: archive.incidents,
        Claim: archive.claims,
        Source: archive.sources,
        Term: archive.terms,
    }
    return by_kind[kind]


def incident_of(fact: Fact) -> str:
    """The incident whose claims a fact may name by their id alone, or nothing."""
    return fact.incident if isinstance(fact, Claim) else fact.id if isinstance(fact, Incident) else ""


def _key(kind: type[Fact], name: str, fact: Fact) -> str:
    local = kind is Claim and "/" not in name
    return f"{incident_of(fact)}/{name}" if local else name


def _typed(reference: Reference) -> str:
    return f"[[{'' if reference.kind == 'term' else f'{reference.kind}:'}{reference.target}]]"
