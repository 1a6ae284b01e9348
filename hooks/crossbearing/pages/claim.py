"""Turns a claim into its page: the finding first, then the answers, who says what, where it comes from, and why."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.addresses import address_of, card_of, former_addresses
from crossbearing.citations import of_claim
from crossbearing.kinds import Claim
from crossbearing.pages.answer_list import answers_of, in_order
from crossbearing.pages.cite import cited, embedded
from crossbearing.pages.comparison import groups_of
from crossbearing.pages.filters import filters_of
from crossbearing.pages.labels import number, numbered, span
from crossbearing.pages.named import named, term_named, voice_named
from crossbearing.pages.origin_tree import Origin, struck_of, tree_of
from crossbearing.pages.view import View
from crossbearing.pages.wording import confidence_words, finding_words
from crossbearing.schema_org import nodes_of
from crossbearing.site import Site
from crossbearing.weigh import Weighed


def views(site: Site) -> Iterator[View]:
    """A page for each claim."""
    for claim in site.each(site.archive.claims):
        yield View(
            address=address_of(claim),
            title=claim.question,
            values=_values(claim, site),
            description=finding_words(claim, site.weighed[claim.key]),
            source=site.archive.file_of(claim),
            incident=claim.incident,
            nodes=nodes_of(claim, site),
            also_at=former_addresses(claim, site.incident_of(claim)),
        )


def _values(claim: Claim, site: Site) -> dict[str, object]:
    weighed = site.weighed[claim.key]
    incident = site.incident_of(claim)
    answers = answers_of(claim, site)
    order = tuple(in_order(answers))
    tree = tree_of(claim, site, order)
    groups = groups_of(claim, site, order)
    finding = finding_words(claim, weighed)
    reference = of_claim(claim, finding, site.archive)
    return {
        "claim": claim,
        "weighed": weighed,
        "incident": named(incident) if incident else None,
        "finding_words": finding,
        "confidence_words": confidence_words(claim, weighed),
        "answers_title": _answers_title(claim),
        "answers": answers,
        "statements_note": _statements_note(claim),
        "groups": groups,
        "filters": filters_of(groups),
        "at_odds": [voice_named(voice, site.archive) for voice in weighed.at_odds],
        "tree": tree,
        "struck": struck_of(claim, site, order),
        "tree_note": _tree_note(tree, claim, weighed),
        "about": [term_named(term, site.archive) for term in claim.about],
        "cited": cited(reference),
        "embedded": embedded(card_of(reference.url), claim.question) if reference.url else None,
        "card": card_of(address_of(claim)),
    }


def _answers_title(claim: Claim) -> str:
    count = len(claim.answers)
    title = f"{number(count).capitalize()} {'answer' if count == 1 else 'answers'}"
    return f"{title}, most likely first" if claim.verdict and count > 1 else title


def _statements_note(claim: Claim) -> str:
    sources = len({statement.source for statement in claim.statements})
    return f"{numbered(len(claim.statements), 'statement')} from {numbered(sources, 'source')}, by answer."


def _tree_note(tree: tuple[Origin, ...], claim: Claim, weighed: Weighed) -> str:
    spoken = (entry.statement for entry in weighed.statements if entry.counted)
    pages = len({one.source for one in spoken if {one.says, one.denies} & claim.answers.keys()})
    least = sum(origin.certain for origin in tree) or min(1, len(tree))
    pages_come = f"{numbered(pages, 'page')} {'comes' if pages == 1 else 'come'}"
    return f"{pages_come} down to {span(least, len(tree))} independent {'origin' if len(tree) == 1 else 'origins'}."
