"""Turns a number into the terms of a made-up archive: people, bodies, places and equipment, with all their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from bench.words import chance, name, sentence

KINDS = (
    "people",
    "people",
    "people",
    "organisations",
    "organisations",
    "places",
    "places",
    "equipment",
    "units",
    "concepts",
)
"""Of ten terms in a row; so whatever takes ten in a row has one of each."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as far as other facts need it."""

    id: str
    kind: str
    name: str
    also: str
    """Another of its names."""
    native: tuple[tuple[str, str], ...]
    above: str = ""
    """The body that it speaks for, belongs to or lies in."""


def terms(count: int) -> tuple[Term, ...]:
    """In order; each stands under one of the nine before it."""
    made: list[Term] = []
    for number in range(count):
        made.append(_term(number, made[-9:]))
    return tuple(made)


def files(made: Sequence[Term], seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Their paths and fields."""
    for number, term in enumerate(made):
        yield f"glossary/{term.kind}/{term.id}.yml", _fields(number, term, chance(seed, "term", number))


def of_kind(made: Sequence[Term], *kinds: str) -> list[Term]:
    """Those of these kinds, in order."""
    return [term for term in made if term.kind in kinds]


def _term(number: int, before: Sequence[Term]) -> Term:
    kind = KINDS[number % len(KINDS)]
    latin, cyrillic, arabic = name(number + 1)
    names, native = {
        "people": ((f"Ada {latin}", latin), (("ru", f"Ада {cyrillic}"),)),
        "organisations": ((f"{latin} River Board", f"{latin} Board"), (("ar", f"مجلس {arabic}"),)),
        "places": ((f"{latin} Valley", f"Wadi {latin}"), (("ru", f"Долина {cyrillic}"), ("ar", f"وادي {arabic}"))),
        "equipment": ((f"{latin}-24 launcher", f"{latin}-24"), (("ru", f"{cyrillic}-24"),)),
        "units": ((f"{number + 1}th {latin} Brigade", f"{latin} Brigade"), (("ar", f"لواء {arabic}"),)),
        "concepts": ((f"{latin} procedure", f"{latin} rule"), ()),
    }[kind]
    above = of_kind(before, "places" if kind == "places" else "organisations")
    key = names[0].lower().replace(" ", "-")
    return Term(key, kind, *names, native, above[-1].id if above else "")


def _fields(number: int, term: Term, random: Random) -> dict[str, Any]:
    link = f"[[{term.above}]]" if term.above else ""
    fields: dict[str, Any] = {"name": term.name, "also": [term.also]}
    fields |= {"names": dict(term.native)} if term.native else {}
    fields |= {
        "summary": f"Known by its logs: {sentence(random)}"[:200],
        "body": f"{sentence(random)} {sentence(random, link)}",
        "properties": [{"label": "First named", "value": str(random.randint(1950, 2013))}],
    }
    if way := {"people": "speaks-for", "organisations": "member-of", "places": "located-in", "units": "part-of"}.get(
        term.kind
    ):
        fields |= {"relations": [{"is": way, "to": term.above}]} if term.above else {}
    if term.kind == "places":
        lat, lon = f"{35 + number * 37 % 300 / 100:.4f}", f"{36 + number * 53 % 400 / 100:.4f}"
        fields["place"] = {"lat": lat, "lon": lon, "precision": "locality"}
    return fields
