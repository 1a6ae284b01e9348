"""Turns the ids that a fact mentions into names with the addresses of their pages."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.addresses import address_of
from crossbearing.archive import Archive
from crossbearing.kinds import Incident, Term
from crossbearing.voices import Voice


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name, and with a page where the address is not empty."""

    name: str
    address: str = ""


def named(fact: Term | Incident) -> Named:
    """The name and address of a fact."""
    return Named(fact.title if isinstance(fact, Incident) else fact.name, address_of(fact))


def term_named(term: str, archive: Archive) -> Named:
    """A term by its id; what is no term, which `checks` refuses or which may be typed as a name, stands for itself."""
    return _term(archive.terms.get(term), term)


def voice_named(voice: Voice, archive: Archive) -> Named:
    """A voice with the page of its term, where there is one."""
    return _term(archive.terms.get(voice.term), voice.name)


def source_named(source: str | None, archive: Archive) -> Named | None:
    """The publisher of a source by its id, with the page of the source; None where no source is given."""
    found = archive.sources.get(source or "")
    return Named(found.publisher, address_of(found)) if found else None


def _term(term: Term | None, otherwise: str) -> Named:
    return named(term) if term else Named(otherwise)
