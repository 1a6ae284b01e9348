"""Turns a statement that counts as another voice into the reason: whom its source repeats, or whom its voice is of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossbearing.kinds import Claim
from crossbearing.pages.labels import listed
from crossbearing.site import Site
from crossbearing.voices import Voice, Voices
from crossbearing.weigh import WeighedStatement

HOW = {
    ("speaks-for", True): "speaking for it",
    ("part-of", True): "being part of it",
    ("speaks-for", False): "speaking for {}",
    ("part-of", False): "being part of {}",
}
"""The first step to the body as which a voice counts, by the relation and by whether that is the body already."""


def reason(entry: WeighedStatement, claim: Claim, site: Site) -> str:
    """`because it repeats Sputnik`, `speaking for the Staff, which is part of it`; empty where the page tells it."""
    if entry.counts_as in ((), (entry.voice,)):
        return ""
    statement, voices = entry.statement, Voices(claim, site.archive)
    if not set(entry.counts_as) & {voices.counts_as(statement)}:
        return f"because it repeats {listed(list(dict.fromkeys(_repeated(entry, claim, site))))}"
    chain = voices.chain(statement)
    return "" if statement.anonymous or len(chain) == 1 else _way_up(chain, site)


def _repeated(entry: WeighedStatement, claim: Claim, site: Site) -> Iterator[str]:
    """The publishers of those sources that its source repeats and that speak to the claim."""
    speaking = {statement.source for statement in claim.statements}
    for repeat in site.archive.sources[entry.statement.source].repeats:
        if repeat.source in speaking:
            yield site.archive.sources[repeat.source].publisher


def _way_up(chain: tuple[Voice, ...], site: Site) -> str:
    """By the first step, and by the last where there is more than one."""
    steps = [_relation(one, other, site) for one, other in pairwise(chain)]
    if len(steps) == 1:
        return HOW[steps[0], True]
    last = "speaks for it" if steps[-1] == "speaks-for" else "is part of it"
    return f"{HOW[steps[0], False].format(chain[1].name)}, which {last}"


def _relation(voice: Voice, above: Voice, site: Site) -> str:
    relations = site.archive.terms[voice.term].related("speaks-for", "part-of")
    return next(relation.relation for relation in relations if relation.to == above.term)
