"""Turns all terms into the index of the glossary: by kind, then by letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from crossbearing.addresses import GLOSSARY, address_of
from crossbearing.kinds import TERM_KINDS, Term
from crossbearing.pages.view import View
from crossbearing.site import Site

DIGITS = "0–9"
"""The heading of names that begin with a digit."""
SIGNS = "#"
"""The heading of names without a letter or a digit."""


def views(site: Site) -> Iterator[View]:
    """The one index."""
    terms = site.archive.terms.values()
    kinds = [(kind, sorted((term for term in terms if term.kind == kind), key=_order)) for kind in TERM_KINDS]
    values = {
        "kinds": [(kind, len(found), _letters(found)) for kind, found in kinds if found],
        "letters": _counted(sorted(terms, key=_order)),
        "total": len(terms),
    }
    description = (
        "The people, bodies, weapons and places that these pages name, each explained and shown where it is named."
    )
    yield View(GLOSSARY, "Glossary", values, description)


def _letters(terms: list[Term]) -> list[tuple[str, list[dict[str, object]]]]:
    """The terms under the letter that they begin with, both in order."""
    return [(letter, [_entry(term) for term in found]) for letter, found in groupby(terms, key=_letter)]


def _entry(term: Term) -> dict[str, object]:
    return {
        "name": term.name,
        "address": address_of(term),
        "summary": term.summary,
        "names": tuple(term.names.items()),
        "also": "\n".join(term.also),
    }


def _counted(terms: list[Term]) -> list[tuple[str, int]]:
    """How many terms of all kinds begin with each letter."""
    return [(letter, len(list(found))) for letter, found in groupby(terms, key=_letter)]


def _letter(term: Term) -> str:
    first = _plain(term.name)[:1]
    return DIGITS if first.isdigit() else first.upper() or SIGNS


def _order(term: Term) -> tuple[int, str, str]:
    """Signs and digits first, then letters without regard to case and accents."""
    letter = _letter(term)
    first = (SIGNS, DIGITS).index(letter) if letter in (SIGNS, DIGITS) else 2
    return first, _plain(term.name), term.id


def _plain(name: str) -> str:
    """Without accents, in one case, from the first letter or digit on: Ḥamā stands under H, and so does “Homs”."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    return bare[next((place for place, sign in enumerate(bare) if sign.isalnum()), len(bare)) :]
