"""Turns a claim into a card for other people's pages: the question, the finding and the likeliest answers."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.addresses import address_of, card_of, former_addresses
from crossbearing.citations import of_claim
from crossbearing.kinds import Claim
from crossbearing.kinds.scales import rank
from crossbearing.pages.labels import figures, numbered
from crossbearing.pages.view import View
from crossbearing.pages.wording import confidence_words, finding_words
from crossbearing.site import Site
from crossbearing.weigh import WeighedAnswer

SHOWN = 3
"""How many answers fit without scrolling."""


def views(site: Site) -> Iterator[View]:
    """A card for each claim."""
    for claim in site.each(site.archive.claims):
        former = former_addresses(claim, site.incident_of(claim))
        yield View(
            address=card_of(address_of(claim)),
            title=claim.question,
            values=_values(claim, site),
            description=finding_words(claim, site.weighed[claim.key]),
            also_at=tuple(map(card_of, former)),
        )


def _values(claim: Claim, site: Site) -> dict[str, object]:
    weighed = site.weighed[claim.key]
    likelihood = claim.verdict.likelihood if claim.verdict else {}
    answers = [(answer, likelihood.get(name, "not-assessed")) for name, answer in weighed.answers.items()]
    answers.sort(key=lambda entry: -rank(entry[1]))
    return {
        "claim": claim,
        "weighed": weighed,
        "finding_words": finding_words(claim, weighed),
        "confidence_words": confidence_words(claim, weighed),
        "answers": [(claim.answers[answer.id], word, _origins(answer)) for answer, word in answers[:SHOWN]],
        "counts": (numbered(len(answers), "answer"), numbered(len(claim.statements), "statement")),
        "to": address_of(claim),
        "canonical": of_claim(claim, "", site.archive).url,
    }


def _origins(answer: WeighedAnswer) -> str:
    return f"{figures(answer.least, answer.most)} {'origin' if answer.most == 1 else 'origins'}"
