"""Reasoning says how likely things are in the words of ICD 203, and in no others (on English sites)."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.checks.likelihood_words import HEDGE, own_words, verdict_on
from crossbearing.problems import Problem, Severity, field, quoted

SEVERITY = Severity.WARNING
PATH = "verdict.because"


def problems(archive: Archive) -> Iterator[Problem]:
    """Each hedge that is not on the list. What others are quoted with is left alone."""
    english = archive.publisher and archive.publisher.language.lower().split("-")[0] == "en"
    for claim in archive.claims.values() if english else ():
        for path, because in follow(claim, PATH):
            for hedge in HEDGE.finditer(own_words(because)):
                place = archive.place_of_words(claim, path, hedge.span())
                wrong, remedy = verdict_on(hedge)
                yield Problem(place, f"{quoted(hedge[0])} in {field(*path)} {wrong}", remedy)
