"""Turns a number into the sources of a made-up archive; some repeat earlier ones, so that there are chains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from bench.terms import Term, of_kind
from bench.words import chance, sentence

FIRST_DAY = date(2014, 1, 1)
DAYS = 3
"""Between two incidents; two sources are published in that time."""
LANGUAGES = ("en", "en", "ru", "ar")
KINDS = ("article", "press-release", "social-post", "report", "video")
HOW = ("quotes", "summarises", "translates")


def source_id(number: int) -> str:
    return f"source-{number:05}"


def language_of(number: int) -> str:
    return LANGUAGES[number % len(LANGUAGES)]


def published(number: int) -> date:
    return FIRST_DAY + timedelta(days=1 + number // 2 * DAYS)


def files(count: int, terms: Sequence[Term], seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Their paths and fields."""
    bodies = of_kind(terms, "organisations")
    for number in range(count):
        yield f"sources/{source_id(number)}.yml", _fields(number, bodies[number // 10 % len(bodies)], seed)


def _fields(number: int, body: Term, seed: int) -> dict[str, Any]:
    random = chance(seed, "source", number)
    day = published(number)
    fields: dict[str, Any] = {
        "title": f"Dispatch {number}: {sentence(random, end='')}",
        "kind": random.choice(KINDS),
        "publisher": f"Courier {number // 3}",
        "url": f"https://courier-{number // 3}.example/{number}",
        "archives": [{"url": f"https://archive.example/{number}", "at": f"{day + timedelta(days=9)}"}],
        "published": f"{day}T{random.randint(6, 22):02}:30+02:00" if number % 3 else f"{day}",
        "accessed": "2024-01-30",
        "language": language_of(number),
        "reliability": random.choice("ABCDEF"),
        "reliability_because": sentence(random),
    }
    if number % 4 == 1:
        fields["speaker"] = body.id
        fields["interest"] = "answers for the road"
    if number and random.random() < 0.4:
        fields["repeats"] = [{"source": source_id(max(0, number - random.randint(1, 4))), "how": random.choice(HOW)}]
    return fields
