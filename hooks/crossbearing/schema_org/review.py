"""Turns the answers of a claim into reviews: who says it, where, and how likely the editors find it.

The fields are those that Google asks of a ClaimReview; each answer that somebody says and that was assessed has one.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.answers import widths
from crossbearing.kinds import Claim, Publisher, Statement
from crossbearing.kinds.scales import LIKELIHOODS, rank
from crossbearing.schema_org.node import Node, day, page_of, without_empty, work_id
from crossbearing.site import Site
from crossbearing.voices import Voice
from crossbearing.weigh import WeighedAnswer


def reviews(claim: Claim, site: Site, publisher: Publisher) -> Iterator[Node]:
    """In the order of the answers."""
    if claim.verdict is None:
        return
    for name, answer in site.weighed[claim.key].answers.items():
        likelihood = claim.verdict.likelihood.get(name, "not-assessed")
        if answer.most and rank(likelihood) >= 0:
            yield {
                "@type": "ClaimReview",
                "@id": f"{page_of(claim, publisher)}#review-{name}",
                "url": page_of(claim, publisher),
                "claimReviewed": claim.answers[name].text,
                "itemReviewed": _reviewed(claim, answer, site, publisher),
                "reviewRating": _rating(likelihood),
                "author": {"@type": "Organization", "name": publisher.name, "url": publisher.url},
                "datePublished": day(claim.verdict.reviewed),
                "inLanguage": publisher.language,
            }


def _rating(likelihood: str) -> Node:
    """From 1, almost no chance, to 7, almost certain; an even chance has no place on a scale of truth."""
    words = likelihood.replace("-", " ").capitalize()
    if likelihood == "roughly-even-chance":
        return {"@type": "Rating", "alternateName": words}
    return {
        "@type": "Rating",
        "ratingValue": rank(likelihood) + 1,
        "bestRating": len(LIKELIHOODS),
        "worstRating": 1,
        "alternateName": words,
    }


def _reviewed(claim: Claim, answer: WeighedAnswer, site: Site, publisher: Publisher) -> Node:
    """The claim as its voices make it; of a narrower answer too, for who says that says this."""
    entries = site.weighed[claim.key].statements
    saying = [one.statement for one in entries if one.counted and answer.id in widths(one.statement.says or "", claim)]
    sources = dict.fromkeys(statement.source for statement in saying)
    return without_empty(
        {
            "@type": "Claim",
            "author": [_author(voice, site, publisher) for voice in (*answer.said_by, *answer.said_by_uncertain)],
            "datePublished": _first_said(saying, site),
            "appearance": [_appearance(source, site, publisher) for source in sources],
        }
    )


def _author(voice: Voice, site: Site, publisher: Publisher) -> Node:
    """A person where the glossary says so; everybody else speaks as a body."""
    term = site.archive.terms.get(voice.term)
    node: Node = {"@type": "Person" if term and term.kind == "people" else "Organization", "name": voice.name}
    return {**node, "url": page_of(term, publisher)} if term else node


def _first_said(saying: list[Statement], site: Site) -> str:
    """The day on which it was first said, as far as that is known to the day."""
    dates = [one.said or (None if one.relayed else site.archive.sources[one.source].published) for one in saying]
    known = [date for date in dates if date and date.begin and day(date)]
    return day(min(known, key=lambda date: date.earliest)) if known else ""


def _appearance(source: str, site: Site, publisher: Publisher) -> Node:
    found = site.archive.sources[source]
    return without_empty(
        {"@type": "CreativeWork", "@id": work_id(found, publisher), "name": found.name, "url": found.url or ""}
    )
