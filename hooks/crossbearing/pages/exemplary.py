"""Turns the examples of the kinds, and `components.yml`, into statements in every state, each with what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

import yaml

from crossbearing.archive import Archive
from crossbearing.captured import Verified
from crossbearing.kinds import Claim
from crossbearing.kinds.examples import used
from crossbearing.kinds.fields import groups_of
from crossbearing.pages import example_facts
from crossbearing.pages.comparison import Group
from crossbearing.pages.comparison import groups_of as rows_by_answer
from crossbearing.site import Site, site_of

FIRST, SECOND = "first-answer", "second-answer"
PLAIN: Mapping[str, Any] = {"source": "gazette", "says": FIRST, "quote": "The water stood above the levee"}
NEEDS: Mapping[str, tuple[str, ...]] = {
    "speaker": ("wording",),
    "wording": ("speaker",),
    "attribution_doubted": ("speaker", "wording"),
    "via": ("speaker", "wording"),
    "of": ("anonymous",),
    "language": ("quote", "translation"),
    "translation": ("quote", "language"),
    "translation_by": ("quote", "language", "translation"),
}
"""Fields of a statement that stand only beside others."""
SPOKEN = {"says": (FIRST, "unknown", "nothing")}
SKIPPED = ("source", "id")


@dataclass(frozen=True, slots=True)
class Example:
    """Statements, and what they show."""

    name: str
    shows: str
    statements: tuple[Mapping[str, Any], ...]


def examples() -> tuple[Example, ...]:
    """One for each field of a statement and each word that may stand there, then those of `components.yml`."""
    return (*_of_fields(), *_of_cases())


def site_of_examples() -> Site:
    """A site with a claim for each example, in one incident."""
    claims = [_claim(one, number) for number, one in enumerate(examples())]
    incident = example_facts.incident([claim.id for claim in claims])
    sources = {source.id: source for source in example_facts.sources()}
    terms = {term.id: term for term in example_facts.terms()}
    return site_of(Archive(None, {incident.id: incident}, {claim.key: claim for claim in claims}, sources, terms))


def groups(site: Site) -> tuple[Group, ...]:
    """The rows of each example under its name, and a plain one in each state that its quotation may be in."""
    claims = site.archive.claims.values()
    found = [_group(one, claim, site) for one, claim in zip(examples(), claims, strict=True)]
    plain = found[0].rows[0]
    states = [replace(plain, anchor=f"s-{state}", id=state, verified=state) for state in get_args(Verified)]
    return (*found, Group("said-verified", "Verified, or not", "", tuple(states), frozenset()))


def _group(one: Example, claim: Claim, site: Site) -> Group:
    by_answer = rows_by_answer(claim, site, claim.answers)
    rows = tuple(row for group in by_answer for row in group.rows)
    same = frozenset(anchor for group in by_answer for anchor in group.same)
    return Group(f"said-{claim.id}", one.name, one.shows, rows, same)


def _of_fields() -> Iterator[Example]:
    shown = used(Claim)["statements"][0]
    (fields,) = (group.fields for group in groups_of(Claim) if group.path == "statements.*")
    for field in fields:
        for value in SPOKEN.get(field.name) or field.words or (shown[field.name],):
            if field.name not in SKIPPED:
                needed = {name: shown[name] for name in NEEDS.get(field.name, ())}
                name = f"{field.name}: {value}" if field.words or field.name in SPOKEN else field.name
                yield Example(name, field.meaning, ({**needed, field.name: value},))


def _of_cases() -> Iterator[Example]:
    text = Path(__file__).with_name("components.yml").read_text(encoding="utf-8")
    for case in yaml.load(text, Loader=yaml.CBaseLoader):
        yield Example(case["case"], "", tuple(case["statements"]))


def _claim(one: Example, number: int) -> Claim:
    fields = used(Claim)
    answers = {FIRST: "Water broke the levee", SECOND: "Burrows broke the levee"}
    return Claim.model_validate(
        {
            "id": f"example-{number}",
            "incident": "flood",
            "question": "What broke the levee?",
            "short": "What broke it?",
            "answers": {name: {"text": f"{text}.", "short": text} for name, text in answers.items()},
            "statements": [_statement(said, f"{number}-{at}") for at, said in enumerate(one.statements)],
            "verdict": {**fields["verdict"], "because": "So it is."},
        }
    )


def _statement(said: Mapping[str, Any], name: str) -> dict[str, Any]:
    fields = {**PLAIN, **said, "id": f"example-{name}"}
    if "denies" in said:
        del fields["says"]
    return {field: value for field, value in fields.items() if value != ""}
