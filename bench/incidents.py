"""Turns a number into the incidents of a made-up archive, ten claims each, with account and timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.claims import claim, claim_id
from bench.sources import DAYS, FIRST_DAY, source_id
from bench.terms import Term, of_kind
from bench.words import chance, sentence

CLAIMS = 10
"""Of one incident."""
CITED = 12
"""So many sources are cited by the claims of one incident."""
NEAR = 12
"""So many terms are named in one incident; the next one shares all but one of them."""


def files(claims: int, sources: int, terms: Sequence[Term], seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The paths and fields of incidents and their claims."""
    for number in range(-(-claims // CLAIMS)):
        random = chance(seed, "incident", number)
        first = min(2 * number, sources - CITED)
        cited = range(first, first + CITED)
        start = min(number, len(terms) - NEAR)
        near = terms[start : start + NEAR]
        names = range(min(CLAIMS, claims - number * CLAIMS))
        folder = f"incidents/incident-{number:04}"
        day = FIRST_DAY + timedelta(days=first // 2 * DAYS)
        yield f"{folder}/incident.yml", _incident(number, day, near, cited, names, random)
        for name in names:
            fields = claim(name, near, cited, chance(seed, "claim", number, name))
            yield f"{folder}/claims/{claim_id(name)}.yml", fields


def _incident(
    number: int, day: date, near: Sequence[Term], cited: Sequence[int], names: Sequence[int], random: Random
) -> dict[str, Any]:
    place, other = of_kind(near, "places")[:2]
    thing = of_kind(near, "equipment")[0]
    fields: dict[str, Any] = {
        "title": f"Loss of a {thing.name} at {place.name}",
        "summary": f"{sentence(random, f'the [[{thing.id}]]')} {sentence(random)} {sentence(random, place.also)}",
        "when": f"{day}",
        "where": {"place": place.id, "or_places": [other.id], "precision": "the spot was never surveyed"},
        "involved": [{"who": term.id, "role": sentence(random, end="")} for term in of_kind(near, "people", "units")],
        "key_facts": [
            {"label": f"Fact {fact}", "value": sentence(random, f"[[{near[fact].id}]]"), "claim": claim_id(fact)}
            for fact in names[:4]
        ],
        "claims": [claim_id(name) for name in names],
        "account": "\n\n\n".join(_paragraph(near, cited, names, random) for _ in range(3)),
        "timeline": [_event(day, hour, near, cited, names, random) for hour in range(1, 19, 3)],
        "reviewed": "2024-02-01",
    }
    if number:
        fields["related"] = [
            {"to": f"incident-{number - 1:04}", "is": "not-to-be-confused-with", "note": "The week before."}
        ]
    return fields


def _paragraph(near: Sequence[Term], cited: Sequence[int], names: Sequence[int], random: Random) -> str:
    about = (f"[[{random.choice(near).id}]]", "", random.choice(near).name, "")
    marks = (f"claim:{claim_id(random.choice(names))}", f"source:{source_id(random.choice(cited))}") * 2
    return " ".join(f"{sentence(random, of)[:-1]} ([[{mark}]])." for of, mark in zip(about, marks, strict=True))


def _event(
    day: date, hour: int, near: Sequence[Term], cited: Sequence[int], names: Sequence[int], random: Random
) -> dict[str, Any]:
    at = f"{day}T{hour:02}:00+02:00"
    when: object = {"earliest": at, "latest": f"{day}T{hour + 2:02}:00+02:00"} if random.random() < 0.3 else at
    told = {"claim": claim_id(random.choice(names))} if random.random() < 0.5 else {"source": source_id(cited[0])}
    voices = [term.id for term in random.sample(of_kind(near, "people", "organisations"), 2)]
    return {"when": when, "what": sentence(random, random.choice(near).also), **told, "according_to": voices}
