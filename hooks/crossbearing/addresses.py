"""Turns a fact into the address of its page; addresses never change once published."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from crossbearing.kinds import Claim, Fact, Incident, Source, Term

HOME = ""
INCIDENTS = "incidents/"
SOURCES = "sources/"
CORRECTIONS = "corrections/"
GLOSSARY = "glossary/"
SEARCH = "search/"
DATA = "data/facts.json"
DATA_PAGE = "data/"
FEED = "feed.xml"
HOW_TO_READ = "about/how-to-read/"
METHOD = "about/method/"
PROOF = "about/proof/"


def address_of(fact: Fact) -> str:
    """The address below the site's root, without a leading slash: `incidents/mi-8/claims/first-damage/`."""
    match fact:
        case Claim():
            return f"{INCIDENTS}{fact.incident}/claims/{fact.id}/"
        case Incident():
            return f"{INCIDENTS}{fact.id}/"
        case Source():
            return f"{SOURCES}{fact.id}/"
        case Term():
            return f"{GLOSSARY}{fact.id}/"
    raise TypeError(f"{type(fact).__name__} has no page")


def comparison(incident: Incident, *voices: str) -> str:
    """The address where two voices of an incident are compared, their ids in order, or of the list of all pairs."""
    return "/".join((f"{address_of(incident)}compare", *sorted(voices), ""))


def card_of(address: str) -> str:
    """Where the card of a claim stands that others embed, by the address of the claim."""
    return f"{address}card/"


def former_addresses(fact: Fact, incident: Incident | None = None) -> tuple[str, ...]:
    """Where the page of a fact stood under its former ids, and that of a claim under those of its incident."""
    folders = [{"incident": folder} for folder in _ids(incident)] if incident else [{}]
    copies = (fact.model_copy(update={"id": name, **folder}) for folder in folders for name in _ids(fact))
    return tuple(address for address in map(address_of, copies) if address != address_of(fact))


def former_comparisons(incident: Incident, *voices: Term) -> tuple[str, ...]:
    """Where a comparison stood under the former ids of the incident and of the voices."""
    now = comparison(incident, *(voice.id for voice in voices))
    copies = (incident.model_copy(update={"id": name}) for name in _ids(incident))
    every = (comparison(copy, *ids) for copy in copies for ids in product(*map(_ids, voices)))
    return tuple(address for address in every if address != now)


def _ids(fact: Fact) -> tuple[str, ...]:
    """Its id and its former ones."""
    return fact.id, *fact.formerly


def file_of(address: str) -> str:
    """The file that a web server gives for an address: `glossary/` is `glossary/index.html`."""
    return f"{address}index.html" if address.endswith("/") or not address else address


@lru_cache(maxsize=4096)
def relative(address: str, start: str) -> str:
    """The way from one page to an address, so that the site works below any path: `../../glossary/mi-8/#mentions`."""
    target, mark, anchor = address.partition("#")
    if target == start:
        return f"#{anchor}" if mark else "./"
    here, there = start.split("/")[:-1], target.split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    way = "/".join([*[".."] * (len(here) - shared), *there[shared:]])
    return f"{way or './'}{mark}{anchor}"
