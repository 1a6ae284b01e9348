"""What all descriptions are made of: nodes of JSON-LD, and the addresses by which they know one another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TypeAlias

from jinja2.utils import htmlsafe_json_dumps

from crossbearing.addresses import address_of
from crossbearing.dates import Date, iso
from crossbearing.kinds import Fact, Publisher, Source, Term
from crossbearing.kinds.term import Position

Node: TypeAlias = "dict[str, str | float | Node | Sequence[Node] | Sequence[str]]"

CONTEXT = "https://schema.org"

_compact = partial(json.dumps, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def scripts(nodes: Iterable[Node]) -> str:
    """An element for each node, as it stands in a page; `<`, `>`, `&` and `'` are spelled so that none can end it."""
    whole = (htmlsafe_json_dumps({"@context": CONTEXT, **node}, dumps=_compact) for node in nodes)
    return "".join(f'\n<script type="application/ld+json">{text}</script>' for text in whole)


def page_of(fact: Fact, publisher: Publisher) -> str:
    """The whole address of its page."""
    return f"{publisher.url.rstrip('/')}/{address_of(fact)}"


def work_id(source: Source, publisher: Publisher) -> str:
    """What a source is called on every page: its page's address, marked, for the page is not the source."""
    return f"{page_of(source, publisher)}#source"


def without_empty(node: Node) -> Node:
    """What is not known is left out."""
    return {name: value for name, value in node.items() if value not in ("", [], {})}


def day(date: Date | None) -> str:
    """In ISO 8601, which has no form for what is about, uncertain or a span: then nothing."""
    return iso(date) if date else ""


def place(term: Term, publisher: Publisher) -> Node:
    """A place, with its point or the circle that it lies in."""
    node: Node = {"@type": "Place", "name": term.name, "url": page_of(term, publisher)}
    return {**node, "geo": _geo(term.place)} if term.place else node


def _geo(position: Position) -> Node:
    point: Node = {"@type": "GeoCoordinates", "latitude": position.lat, "longitude": position.lon}
    if not position.radius_km:
        return point
    return {"@type": "GeoCircle", "geoMidpoint": point, "geoRadius": f"{position.radius_km:g} km"}
