"""Turns the relations of all terms into trees for one term, read from both ends: A is part of B, and B includes A."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from crossbearing.addresses import address_of
from crossbearing.archive import Archive
from crossbearing.kinds import Term
from crossbearing.kinds.term import Relation, RelationKind
from crossbearing.pages.named import Named, source_named

LABELS: Mapping[RelationKind, tuple[str, str]] = MappingProxyType(
    {
        "part-of": ("Part of", "Includes"),
        "member-of": ("Member of", "Members"),
        "speaks-for": ("Speaks for", "Spoken for by"),
        "commanded-by": ("Commanded by", "Commands"),
        "owned-by": ("Owned by", "Owns"),
        "variant-of": ("Variant of", "Variants"),
        "made-by": ("Made by", "Makes"),
        "operates": ("Operates", "Operated by"),
        "armed-with": ("Armed with", "Arms"),
        "based-at": ("Based at", "Base of"),
        "located-in": ("Located in", "Contains"),
        "successor-of": ("Successor of", "Succeeded by"),
        "allied-with": ("Allied with", "Allied with"),
        "opposed-to": ("Opposed to", "Opposed to"),
    }
)
"""What stands above the other terms on the page of the term that bears the relation, and on the page of the other."""

CHAINS = frozenset({"part-of", "owned-by", "variant-of", "located-in", "successor-of"})
"""Relations that hold on: what is part of a part is part of the whole. Their trees go on to the end."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Another term, how this is known, and what hangs on it in turn."""

    term: Term
    address: str
    relation: Relation
    source: Named | None
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """All terms to which a term stands in one relation."""

    label: str
    branches: tuple[Branch, ...]


Ends = Mapping[tuple[str, str], tuple[tuple[str, Relation], ...]]
"""The other terms and the relations, by term and label."""


def ends_of(archive: Archive) -> Ends:
    """Every relation at both its ends; those to terms that do not exist, which `checks` refuses, are left out."""
    ends: dict[tuple[str, str], list[tuple[str, Relation]]] = defaultdict(list)
    for term in archive.terms.values():
        for relation in term.relations:
            if relation.to in archive.terms:
                forth, back = LABELS[relation.relation]
                ends[term.id, forth].append((relation.to, relation))
                ends[relation.to, back].append((term.id, relation))
    return MappingProxyType({key: _once(found) for key, found in ends.items()})


def trees(term: Term, ends: Ends, archive: Archive) -> tuple[Tree, ...]:
    """One tree for each relation that the term has, in the order of the labels; empty where it has none."""
    labels = dict.fromkeys(label for pair in LABELS.values() for label in pair)
    grown = (Tree(label, _grow(term.id, label, (term.id,), ends, archive)) for label in labels)
    return tuple(tree for tree in grown if tree.branches)


def _once(found: list[tuple[str, Relation]]) -> tuple[tuple[str, Relation], ...]:
    """Without the second of two that say the same: an alliance is often written down at both ends."""
    kept: dict[tuple[str, str], tuple[str, Relation]] = {}
    for other, relation in found:
        kept.setdefault((other, relation.when.text if relation.when else ""), (other, relation))
    return tuple(kept.values())


def _grow(start: str, label: str, seen: tuple[str, ...], ends: Ends, archive: Archive) -> tuple[Branch, ...]:
    return tuple(
        _branch(other, relation, label, (*seen, other), ends, archive)
        for other, relation in ends.get((start, label), ())
        if other not in seen
    )


def _branch(other: str, relation: Relation, label: str, seen: tuple[str, ...], ends: Ends, archive: Archive) -> Branch:
    return Branch(
        term=archive.terms[other],
        address=address_of(archive.terms[other]),
        relation=relation,
        source=source_named(relation.source, archive),
        branches=_grow(other, label, seen, ends, archive) if relation.relation in CHAINS else (),
    )
