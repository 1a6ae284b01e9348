"""Every source is cited and every term is named somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crossbearing.archive import Archive, Key
from crossbearing.checks.linked_names import linkable
from crossbearing.checks.pointers import in_fields, in_texts
from crossbearing.kinds import Fact, Source, Term
from crossbearing.problems import Problem, Severity
from crossbearing.read import Value
from crossbearing.terms import Index

SEVERITY = Severity.WARNING
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def problems(archive: Archive) -> Iterator[Problem]:
    """Sources that no fact names, and terms that none names by id, in a text, or as a publisher.

    Nothing is said where a file could not be read, for it may name them.
    """
    if archive.unread:
        return
    named = {pointer.to for fact in archive.facts() for pointer in in_fields(fact) if pointer.to != _key(fact)}
    wanted = {fact.id for fact in (*archive.sources.values(), *archive.terms.values()) if _key(fact) not in named}
    for fact in archive.facts() if wanted else ():
        named |= {pointer.to for pointer in in_texts(fact, wanted) if pointer.to != _key(fact)}
    unnamed = [term for term in archive.terms.values() if _key(term) not in named and not term.relations]
    named |= set(_by_name(unnamed, archive))
    for source in archive.sources.values():
        if _key(source) not in named:
            yield Problem(archive.place(source), "nothing cites this source", "cite it, or delete the file")
    for term in unnamed:  # none with a relation, which shows at both of its ends
        if _key(term) not in named:
            hint = "name it where it matters, or delete the file"
            yield Problem(archive.place(term), "nothing names this term", hint)


def _key(fact: Fact) -> Key:
    return type(fact), fact.key


def _by_name(unnamed: Iterable[Term], archive: Archive) -> Iterator[Key]:
    """Of these terms those whose names stand in a text of another fact, where they will be linked; and whatever is
    named by its id in a fact that is set aside, for that will be mended."""
    index = Index.of(map(linkable, archive.terms.values()))
    wanted = Index.of(map(linkable, unnamed))
    for key, document in archive.files.items():
        if key in archive.set_aside:
            yield from ((kind, word) for word in _ID.findall(document.text) for kind in (Source, Term))
        for text in filter(wanted.uses, _texts(document.value)):
            yield from ((Term, use.term) for use in index.uses(text) if (Term, use.term) != key)


def _texts(value: Value) -> Iterator[str]:
    """All texts of a file but web addresses."""
    if isinstance(value, str):
        if not value.startswith(("http://", "https://")):
            yield value
    else:
        for part in value.values() if isinstance(value, dict) else value or ():
            yield from _texts(part)
