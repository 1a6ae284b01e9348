"""Every source is cited and every term is named somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from crossbearing.archive import Archive
from crossbearing.checks.linked_names import linkable
from crossbearing.checks.pointers import pointers
from crossbearing.kinds import Fact, Term
from crossbearing.problems import Problem, Severity
from crossbearing.read import Value
from crossbearing.terms import Index

SEVERITY = Severity.WARNING


def problems(archive: Archive) -> Iterator[Problem]:
    """Sources that no fact names, and terms that none names by id, in a text, or as a publisher."""
    named = {pointer.to for fact in archive.facts() for pointer in pointers(fact) if pointer.to != _key(fact)}
    for source in archive.sources.values():
        if _key(source) not in named:
            yield Problem(archive.place(source), "nothing cites this source", "cite it, or delete the file")
    # A relation shows at both of its ends.
    lonely = [term for term in archive.terms.values() if _key(term) not in named and not term.relations]
    in_texts = _in_texts(lonely, archive)
    for term in lonely:
        if term.id not in in_texts:
            yield Problem(
                archive.place(term), "nothing names this term", "name it where it matters, or delete the file"
            )


def _key(fact: Fact) -> tuple[type[Fact], str]:
    return type(fact), fact.key


def _in_texts(terms: Collection[Term], archive: Archive) -> set[str]:
    """Those whose names stand in a text of another fact, where they will be linked."""
    index = Index.of(map(linkable, terms))
    publishers = {archive.named(source.publisher) for source in archive.sources.values()}
    return publishers | {
        use.term
        for fact in (archive.facts() if terms else ())
        for text in _texts(archive.files[_key(fact)].value)
        for use in index.uses(text)
        if (Term, use.term) != _key(fact)
    }


def _texts(value: Value) -> Iterator[str]:
    """All texts of a file but web addresses."""
    if isinstance(value, str):
        if not value.startswith(("http://", "https://")):
            yield value
    else:
        for part in value.values() if isinstance(value, dict) else value or ():
            yield from _texts(part)
