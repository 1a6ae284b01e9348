"""References in a text become links with the right words, relative to the page; what does not exist becomes none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from crossbearing.archive import load
from crossbearing.pages.references import Resolver
from crossbearing.prose import Link, Reference
from crossbearing.site import site_of

CAUSE = """
question: What broke it?
short: The cause
answers: {rats: {text: Rats., short: rats}}
statements: [{source: notice, says: rats}]
"""

FACTS = {
    "publisher.yml": "{name: Watch, url: https://example.org/, contact: a@example.org, licence: CC0-1.0, language: en}",
    "incidents/flood/incident.yml": "{title: The flood, summary: Water., when: 2021, where: {place: quay},"
    " claims: [cause], account: Water., reviewed: 2024-02-01}",
    "incidents/flood/claims/cause.yml": CAUSE,
    "sources/notice.yml": "{described_as: A notice, kind: statement, publisher: Board, language: en, reliability: C}",
    "sources/dated.yml": "{title: Wild rats!, kind: article, publisher: Wire, published: 2021-05-05, language: en,"
    " reliability: C}",
    "glossary/places/quay.yml": "{name: The Quay, summary: A landing place.}",
}


@pytest.fixture
def resolver(tmp_path: Path) -> Resolver:
    """On the page of the claim."""
    for name, text in FACTS.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Resolver(site_of(load(tmp_path).archive), "incidents/flood/claims/cause/", "flood")


QUAY = {"data-term": "quay"}
FOUND = "What broke it? Not yet assessed."


@pytest.mark.parametrize(
    ("reference", "link"),
    [
        (Reference("term", "quay"), Link("../../../../glossary/quay/", "The Quay", "term", "A landing place.", QUAY)),
        (
            Reference("term", "quay", "there"),
            Link("../../../../glossary/quay/", "there", "term", "A landing place.", QUAY),
        ),
        (Reference("claim", "cause"), Link("./", "The cause", "claim-mark", FOUND)),
        (Reference("claim", "flood/cause", "why"), Link("./", "why", "claim-mark", FOUND)),
        (Reference("source", "notice"), Link("../../../../sources/notice/", "Board", "source")),
        (Reference("source", "dated"), Link("../../../../sources/dated/", "Wire, 5 May 2021", "source")),
        (Reference("source", "notice", "it says"), Link("../../../../sources/notice/", "it says", "source")),
        (Reference("incident", "flood"), Link("../../", "The flood")),
        (Reference("incident", "flood", "the water"), Link("../../", "the water")),
    ],
)
def test_a_reference_becomes_a_link(resolver: Resolver, reference: Reference, link: Link) -> None:
    assert resolver(reference) == link


@pytest.mark.parametrize(
    "reference",
    [
        Reference("term", "flood"),
        Reference("term", "QUAY"),
        Reference("claim", "quay"),
        Reference("claim", "drought/cause"),
        Reference("source", "quay"),
        Reference("incident", "cause"),
        Reference("claim", ""),
        Reference("claim", "flood/cause/"),
    ],
)
def test_what_does_not_exist_becomes_nothing(resolver: Resolver, reference: Reference) -> None:
    assert resolver(reference) is None


def test_on_a_page_about_no_incident_a_claim_needs_its_incident(resolver: Resolver) -> None:
    home = Resolver(resolver.site, "")
    assert home(Reference("claim", "cause")) is None
    assert home(Reference("claim", "flood/cause")) == Link(
        "incidents/flood/claims/cause/", "The cause", "claim-mark", FOUND
    )


def test_a_sentence_that_names_a_term_stands_on_the_page_of_the_term(
    printed: Callable[[Mapping[str, str]], Mapping[str, BeautifulSoup]],
) -> None:
    incident = FACTS["incidents/flood/incident.yml"].replace(
        "account: Water.", "account: Rain. The dam held. So it was."
    )
    facts = {
        **FACTS,
        "incidents/flood/incident.yml": incident,
        "glossary/concepts/dam.yml": "{name: dam, summary: It dams.}",
    }
    page = printed(facts)["glossary/dam/"]
    (entry,) = page.select(".mentions > li")
    assert " ".join(entry.get_text().split()) == "The flood The dam held. The account"
    assert [mark.get_text() for mark in entry.select("mark")] == ["dam"]
    assert [link["href"] for link in entry.select("a")] == ["../../incidents/flood/", "../../incidents/flood/#account"]


def test_a_term_that_nobody_names_says_so(
    printed: Callable[[Mapping[str, str]], Mapping[str, BeautifulSoup]],
) -> None:
    page = printed({**FACTS, "glossary/concepts/dam.yml": "{name: dam, summary: It dams.}"})["glossary/dam/"]
    assert "Every mention 0 No sentence on this site names it yet." in " ".join(page.get_text().split())
