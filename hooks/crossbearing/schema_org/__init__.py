"""Turns facts into what search engines read of them: JSON-LD in the vocabulary of schema.org."""

from __future__ import annotations

from crossbearing.kinds import Claim, Fact, Incident, Source, Term
from crossbearing.schema_org.described import event, term, work
from crossbearing.schema_org.node import CONTEXT, Node, scripts
from crossbearing.schema_org.review import reviews
from crossbearing.site import Site

__all__ = ["CONTEXT", "Node", "nodes_of", "reviews", "scripts"]


def nodes_of(fact: Fact, site: Site) -> tuple[Node, ...]:
    """What the page of a fact says of it; nothing where nobody has said who publishes the site."""
    publisher = site.archive.publisher
    if publisher is None:
        return ()
    match fact:
        case Claim():
            return tuple(reviews(fact, site, publisher))
        case Incident():
            return (event(fact, site, publisher),)
        case Source():
            return (work(fact, publisher),)
        case Term():
            return (term(fact, publisher),)
    return ()
