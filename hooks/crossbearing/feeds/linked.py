"""Turns what the pages say in the vocabulary of schema.org into JSON-LD: one file of all, one of the reviews alone.

The reviews stand in a DataFeed, the form in which those who collect fact checks take them (datacommons.org).
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from crossbearing.feeds.edition import Edition, File
from crossbearing.schema_org import CONTEXT, Node, nodes_of, reviews


def files(edition: Edition) -> Iterator[File]:
    """The nodes of all pages, in the order of the archive; neither file holds a date that no fact holds."""
    archive = edition.site.archive
    graph = [node for fact in archive.facts() for node in nodes_of(fact, edition.site)]
    about = "What each page says to search engines, in one graph: Event, ClaimReview, CreativeWork, DefinedTerm."
    yield File.of("data/facts.jsonld", _written({"@graph": graph}), about)
    about = "The reviews alone, one for each answer that somebody gives and that was assessed, as a feed."
    yield File.of("data/claimreview.json", _written(_feed(edition)), about)


def _feed(edition: Edition) -> Node:
    publisher = edition.site.archive.publisher
    items: list[Node] = [{"@type": "DataFeedItem", "item": node} for node in _all(edition)]
    feed: Node = {"@type": "DataFeed", "dataFeedElement": items}
    if publisher:
        feed |= {"name": f"Reviews by {publisher.name}", "url": edition.root}
        feed["publisher"] = {"@type": "Organization", "name": publisher.name, "url": publisher.url}
    return feed


def _all(edition: Edition) -> Iterator[Node]:
    archive = edition.site.archive
    if archive.publisher:
        for claim in archive.claims.values():
            yield from reviews(claim, edition.site, archive.publisher)


def _written(node: Node) -> str:
    return json.dumps({"@context": CONTEXT, **node}, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
