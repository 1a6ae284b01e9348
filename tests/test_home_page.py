"""The home page: what this is, the incidents with their most contested questions, and how much there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from bs4 import BeautifulSoup, Tag

Printed = Callable[[Mapping[str, str]], Mapping[str, BeautifulSoup]]

PUBLISHER = "{name: Night Watch, url: https://example.org/, contact: a@example.org, licence: CC-BY-4.0, language: en}"

INCIDENT = """
title: Flood at the Quay
summary: The levee gave way.
when: 2021-05-03
where: {place: quay}
claims: [CLAIMS]
account: Water came.
reviewed: 2024-02-01
"""

CLAIM = """
question: QUESTION
short: Short
answers:
  first: {text: The first., short: first}
  second: {text: The second., short: second}
statements:
"""

SOURCE = "{described_as: A page, kind: article, publisher: NAME, language: LANGUAGE, reliability: F}"


def archive(claims: Mapping[str, tuple[str, list[str]]]) -> dict[str, str]:
    """One incident; each claim is a question and what the sources one, two, three … say, in order."""
    files = {
        "publisher.yml": PUBLISHER,
        "glossary/places/quay.yml": "{name: The Quay, summary: A landing place.}",
        "incidents/flood/incident.yml": INCIDENT.replace("CLAIMS", ", ".join(claims)),
        "sources/one.yml": SOURCE.replace("NAME", "One").replace("LANGUAGE", "en"),
        "sources/two.yml": SOURCE.replace("NAME", "Two").replace("LANGUAGE", "en-GB"),
        "sources/three.yml": SOURCE.replace("NAME", "Three").replace("LANGUAGE", "ru"),
    }
    for name, (question, said) in claims.items():
        statements = "".join(
            f"  - {{source: {source}, says: {says}}}\n"
            for source, says in zip(("one", "two", "three"), said, strict=False)
        )
        files[f"incidents/flood/claims/{name}.yml"] = CLAIM.replace("QUESTION", question) + statements
    return files


def words(tag: Tag | None) -> str:
    """The visible text, on one line."""
    assert tag is not None
    return " ".join(tag.get_text().split())


def test_a_newcomer_reads_what_this_is_and_then_what_happened_where_and_when(printed: Printed) -> None:
    page = printed(archive({"one": ("Who?", ["first", "second"]), "two": ("When?", ["first", "first"])}))[""]
    assert words(page.h1) == "Night Watch"
    assert words(page.select_one(".lead")) == (
        "What happened, who says so, and how well it is known: question by question, with every source open to you."
    )
    assert words(page.select_one(".incident-card")) == (
        "Flood at the Quay 3 May 2021, The Quay 2 questions: 1 Agreed 1 Contested We find: 2 Not yet assessed "
        "Most contested: Who? Not yet assessed"
    )
    link = page.select_one(".incident-card h3 a")
    assert link is not None
    assert link["href"] == "incidents/flood/"


def test_the_questions_with_most_voices_come_first_and_only_contested_ones(printed: Printed) -> None:
    facts = archive(
        {
            "calm": ("Agreed upon?", ["first", "first", "first"]),
            "two-voices": ("Two voices?", ["first", "second"]),
            "three-voices": ("Three voices?", ["first", "second", "second"]),
        }
    )
    page = printed(facts)[""]
    assert [words(link) for link in page.select(".claims-of a")] == ["Three voices?", "Two voices?"]


def test_four_questions_are_enough_for_the_home_page(printed: Printed) -> None:
    facts = archive({f"c{number}": (f"Question {number}?", ["first", "second"]) for number in range(6)})
    assert [words(link) for link in printed(facts)[""].select(".claims-of a")] == [f"Question {n}?" for n in range(4)]


def test_counts_are_of_sources_and_languages_not_of_dialects(printed: Printed) -> None:
    page = printed(archive({"one": ("Who?", ["first"])}))[""]
    assert [words(entry) for entry in page.select(".figures div")] == [
        "question 1",
        "statement 1",
        "sources 3",
        "languages of the sources 2",
        "term explained 1",
    ]


def test_an_archive_without_an_incident_says_so(printed: Printed) -> None:
    page = printed({"publisher.yml": PUBLISHER})[""]
    assert "No incident has been published yet." in words(page.body)


@pytest.mark.parametrize("field", ["title: Flood at the Quay", "question: QUESTION"])
def test_what_editors_write_never_becomes_markup(printed: Printed, field: str) -> None:
    facts = archive({"one": ("QUESTION", ["first", "second"])})
    name = field.partition(":")[0]
    hostile = {path: text.replace(field, f"{name}: '\"><script>x</script>'") for path, text in facts.items()}
    page = printed(hostile)[""]
    assert page.script is None
    assert '"><script>x</script>' in words(page.body)
