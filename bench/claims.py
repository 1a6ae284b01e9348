"""Turns a claim's number into its question, its answers, about six statements, and a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from bench.sources import language_of, published, source_id
from bench.terms import Term, of_kind
from bench.words import EXTRAS, quotation, sentence

ANSWERS = ("from-the-road", "from-the-ridge", "from-above-the-ford")
LIKELY = ("likely", "unlikely", "very-unlikely")
KNOWN = ("eyewitness", "film from the ground", "hearsay", "its own log")


def claim_id(number: int) -> str:
    return f"question-{number}"


def claim(number: int, near: Sequence[Term], sources: Sequence[int], random: Random) -> dict[str, Any]:
    """Its fields. `near` are the terms that may be named, `sources` those that may be cited."""
    of = random.choice(of_kind(near, "equipment", "units"))
    place = random.choice(of_kind(near, "places"))
    answers = ANSWERS[: random.choice((2, 2, 3))]
    fields = {
        "question": f"From where was the {of.name} fired at near {place.name}?",
        "short": f"Where from at {place.also}?",
        "why_it_matters": sentence(random, f"[[{of.id}]]"),
        "about": [of.id, place.id],
        "answers": {name: _answer(name, of, answers) for name in answers},
        "statements": list(_statements(answers, near, sources, random)),
    }
    if random.random() < 0.85:
        fields["verdict"] = _verdict(number, answers, near, sources, random)
    if random.random() < 0.05:
        fields["corrections"] = [{"on": "2024-02-02", "what": sentence(random), "was": "at noon", "now": "at dawn"}]
    return fields


def _answer(name: str, of: Term, answers: Sequence[str]) -> dict[str, Any]:
    words = name.replace("-", " ")
    answer = {"text": f"The {of.name} was fired at {words}.", "short": words.capitalize()}
    return answer | ({"within": answers[1]} if name == ANSWERS[2] else {})


def _statements(
    answers: Sequence[str], near: Sequence[Term], sources: Sequence[int], random: Random
) -> Iterator[dict[str, Any]]:
    """Each answer is said at least once."""
    for place in range(random.randint(4, 8)):
        source = random.choice(sources)
        statement: dict[str, Any] = {"source": source_id(source)}
        if random.random() < 0.5:
            statement |= {"speaker": random.choice(of_kind(near, "people", "organisations")).id, "wording": "reported"}
        elif random.random() < 0.2:
            statement |= {"anonymous": "a man of the guard", "wording": "direct"}
        if place < len(answers):
            statement["says"] = answers[place]
        else:
            statement |= random.choice([{"says": random.choice((*answers, "unknown"))}, {"denies": answers[0]}])
        yield statement | _quoted(source, random)


def _quoted(source: int, random: Random) -> dict[str, Any]:
    language = language_of(source)
    fields = {"said": f"{published(source)}"} if random.random() < 0.3 else {}
    if random.random() < 0.8:
        fields["quote"] = quotation(random, language)
        if language != "en":
            fields["translation"] = quotation(random, "en")
    fields |= {"at": f"paragraph {random.randint(1, 20)}", "how_known": random.choice(KNOWN)}
    if random.random() < 0.2:
        fields |= {"credibility": random.choice("23456"), "note": sentence(random)}
    return fields


def _verdict(
    number: int, answers: Sequence[str], near: Sequence[Term], sources: Sequence[int], random: Random
) -> dict[str, Any]:
    voice, thing = random.choice(of_kind(near, "people")), random.choice(of_kind(near, "equipment"))
    cited, other = random.choice(sources), max(0, number - 1)
    because = (
        f"{sentence(random, f'[[{voice.id}]]')[:-1]} ([[source:{source_id(cited)}]]). "
        f"{sentence(random, voice.also)} {sentence(random, f'the {thing.also}')}\n\n\n"
        f"{sentence(random)[:-1]} ([[claim:{claim_id(other)}]])."
    )
    return {
        "likelihood": dict(zip(answers, LIKELY, strict=False)),
        "confidence": random.choice(("low", "moderate", "high")),
        "because": because,
        "would_settle": f"The film of the station, {random.choice(EXTRAS)}.",
        "reviewed": "2024-02-01",
    }
