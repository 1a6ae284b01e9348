"""Turns the relations of all terms into trees for one term, read from both ends: A is part of B, and B includes A."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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
    """A term, how it is known to stand where it stands, and what hangs on it in turn."""

    term: Term
    address: str
    relation: Relation | None = None
    """To the term above it, or to the one whose page it is; none at the top of a tree."""
    source: Named | None = None
    branches: tuple[Branch, ...] = ()
    own: bool = False
    """Whether it is the term whose page it is."""


@dataclass(frozen=True, slots=True)
class Tree:
    """All terms to which a term stands in one relation; of those that hold on, from the top down through itself."""

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
    grower = _Grower(ends, archive)
    return tuple(tree for kind in LABELS for tree in grower.trees(term, kind))


def _once(found: list[tuple[str, Relation]]) -> tuple[tuple[str, Relation], ...]:
    """Without the second of two that say the same: an alliance is often written down at both ends."""
    kept: dict[tuple[str, str], tuple[str, Relation]] = {}
    for other, relation in found:
        kept.setdefault((other, relation.when.text if relation.when else ""), (other, relation))
    return tuple(kept.values())


@dataclass(frozen=True, slots=True)
class _Grower:
    """Grows trees in which no term is followed twice, so that circles end and diamonds do not multiply."""

    ends: Ends
    archive: Archive

    def trees(self, term: Term, kind: RelationKind) -> Iterator[Tree]:
        forth, back = LABELS[kind]
        up, down = self.ends.get((term.id, forth), ()), self.ends.get((term.id, back), ())
        if kind in CHAINS and (up or down):
            label = f"{forth}, and {back.lower()}" if up and down else forth if up else back
            drawn = {term.id}
            tops = self._up(self._branch(term.id), forth, drawn)
            below = self._down(term.id, back, drawn)
            through = (_hung(top, () if number else below) for number, top in enumerate(tops))
            yield Tree(label, tuple(through) if up else below)
        elif kind not in CHAINS:
            for label in dict.fromkeys((forth, back)):
                if found := self.ends.get((term.id, label)):
                    yield Tree(label, tuple(self._branch(other, relation) for other, relation in found))

    def _up(self, branch: Branch, forth: str, drawn: set[str]) -> tuple[Branch, ...]:
        """The tops above a branch, each with the way down to it."""
        tops: list[Branch] = []
        for other, relation in self.ends.get((branch.term.id, forth), ()):
            below = replace(branch, relation=relation, source=source_named(relation.source, self.archive))
            above = replace(self._branch(other), branches=(below,))
            if other not in drawn:
                drawn.add(other)
                tops += self._up(above, forth, drawn)
            elif other != branch.term.id and not _holds(branch, other):
                tops.append(above)
        return tuple(tops) or (branch,)

    def _down(self, start: str, back: str, drawn: set[str]) -> tuple[Branch, ...]:
        found = []
        for other, relation in self.ends.get((start, back), ()):
            if other not in drawn:
                drawn.add(other)
                below = self._down(other, back, drawn)
                found.append(replace(self._branch(other, relation), branches=below))
        return tuple(found)

    def _branch(self, name: str, relation: Relation | None = None) -> Branch:
        term = self.archive.terms[name]
        source = source_named(relation.source, self.archive) if relation else None
        return Branch(term, address_of(term), relation, source)


def _holds(branch: Branch, name: str) -> bool:
    return branch.term.id == name or any(_holds(below, name) for below in branch.branches)


def _hung(branch: Branch, below: tuple[Branch, ...]) -> Branch:
    """The branch with more hung on its end, which is the term whose page it is."""
    if not branch.branches:
        return replace(branch, branches=below, own=True)
    return replace(branch, branches=tuple(_hung(one, below) for one in branch.branches))
