"""A name that is linked belongs to one term, and is more than one letter."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import Path, follow
from crossbearing.kinds import Term
from crossbearing.problems import Problem, field, quoted
from crossbearing.terms import Linkable, clashes, lone_letters


def problems(archive: Archive) -> Iterator[Problem]:
    """Names that two terms have and that neither lists under `not_linked`, at the second of them; lone letters."""
    for name, first, second in clashes(linkable(term) for term in archive.terms.values()):
        term = archive.terms[second]
        path = _path(name, term)
        message = f"{field(*path)} {quoted(name)} is also a name of the term {quoted(first)}"
        hint = "add it to `not_linked` of one of the two, and link it there by [[…]]"
        yield Problem(archive.place(term, *path), message, hint)
    for term in archive.terms.values():
        for name in lone_letters(linkable(term)):
            path = _path(name, term)
            message = f"{field(*path)} {quoted(name)} is one letter, and would be linked wherever that stands alone"
            yield Problem(archive.place(term, *path), message, "add it to `not_linked`, and link it there by [[…]]")


def linkable(term: Term) -> Linkable:
    """The term with all its names, in whatever language."""
    return Linkable(term.id, (term.name, *term.also, *term.names.values()), term.summary, term.not_linked)


def _path(name: str, term: Term) -> Path:
    """Where the term has that name, however its blanks and hyphens are written."""
    found = (entry for names in ("name", "also.*", "names.*") for entry in follow(term, names))
    return next((path for path, text in found if " ".join(text.split()) == name), ("name",))
