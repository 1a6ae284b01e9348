"""In a quotation, brackets hold whole words: `[...]` for what is left out, `[The]` for what an editor put in."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.problems import Problem, field
from crossbearing.quotes import bracket_mistakes


def problems(archive: Archive) -> Iterator[Problem]:
    """Brackets that cut a word in two, that hold none, and single ones."""
    for claim in archive.claims.values():
        for path, quote in follow(claim, "statements.*.quote"):
            for start, wrong in bracket_mistakes(quote):
                hint = "write [...] for words left out, and whole words in brackets: [The], not [T]he"
                place = archive.place_of_words(claim, path, (start, start + 1))
                yield Problem(place, f"a bracket in {field(*path)} {wrong}", hint)
