"""No sentence speaks of likelihood and confidence at once, for readers take the one for the other (ICD 203)."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.checks.likelihood_words import CONFIDENCE, LIKELIHOOD, own_words
from crossbearing.problems import Problem, Severity, field, quoted
from crossbearing.sentences import spans

SEVERITY = Severity.WARNING


def problems(archive: Archive) -> Iterator[Problem]:
    """Sentences of `because` with words of both, on English sites."""
    english = archive.publisher and archive.publisher.language.lower().split("-")[0] == "en"
    for claim in archive.claims.values() if english else ():
        for path, because in follow(claim, "verdict.because"):
            for start, end in spans(because):
                sentence = own_words(because)[start:end]
                likelihood, confidence = LIKELIHOOD.search(sentence), CONFIDENCE.search(sentence)
                if likelihood and confidence:
                    both = f"{quoted(likelihood[0])} and {quoted(confidence[0])}"
                    _, last = sorted((likelihood.span(), confidence.span()))
                    place = archive.place_of_words(claim, path, (start + last[0], start + last[1]))
                    yield Problem(place, f"{both} stand in one sentence of {field(*path)}", "make two sentences of it")
