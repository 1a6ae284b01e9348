"""The lists of incidents, sources and corrections: what stands where, in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

Printed = Callable[[Mapping[str, str]], Mapping[str, BeautifulSoup]]


@pytest.fixture
def facts(root: Path) -> dict[str, str]:
    """The texts of the small archive, by the path of their files."""
    folder = root / "tests" / "tiny" / "facts"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.yml")}


def words(page: BeautifulSoup, selector: str) -> list[str]:
    """The visible text of each element, on one line."""
    return [" ".join(element.get_text(" ").split()) for element in page.select(selector)]


def test_incidents_say_when_where_and_how_their_questions_stand(facts: dict[str, str], printed: Printed) -> None:
    page = printed(facts)["incidents/"]
    assert words(page, "h2") == ["Flood at the Old Quay, 3 May 2021"]
    assert words(page, ".meta") == ["3 May 2021 · Old Quay"]
    assert words(page, ".tally-line") == ["1 question: 1 Contested"]


def test_sources_are_grouped_by_kind_and_tell_grade_language_and_use(facts: dict[str, str], printed: Printed) -> None:
    page = printed(facts)["sources/"]
    assert words(page, "h2") == ["Press release 1", "Article 1"]
    assert words(page, ".source-list li") == [
        "Statement on the night of 3 May River Board · English · 5 May 2021 · grade B · 1 statement",
        "A page of the Gazette on the flood The Gazette · English · 7 May 2021 · grade C · 2 statements",
    ]


def test_a_withdrawn_source_is_marked_in_the_list(facts: dict[str, str], printed: Printed) -> None:
    facts["sources/gazette.yml"] += "withdrawn: {on: 2021-06-01, why: wrong town}\n"
    page = printed(facts)["sources/"]
    assert words(page, ".source-list li")[1].endswith("2 statements · withdrawn")


def test_corrections_stand_newest_first_with_the_words_before_and_after(
    facts: dict[str, str], printed: Printed
) -> None:
    assert words(printed(facts)["corrections/"], "p")[-1] == "Nothing has been corrected so far."
    facts["incidents/flood/claims/cause.yml"] += (
        "corrections:\n"
        "  - {on: 2024-02-02, what: A date was wrong., was: 4 May, now: 3 May}\n"
        "  - {on: 2024-03-01, what: 'See [[levee]] <b>now</b>.'}\n"
    )
    facts["incidents/flood/incident.yml"] += "corrections: [{on: 2024-02-20, what: The place was mended.}]\n"
    page = printed(facts)["corrections/"]
    assert words(page, ".history li") == [
        "1 March 2024 Why did the levee give way? See levee <b>now</b>.",
        "20 February 2024 Flood at the Old Quay, 3 May 2021 The place was mended.",
        "2 February 2024 Why did the levee give way? A date was wrong. Was: 4 May Now: 3 May",
    ]
    assert [str(link["href"]) for link in page.select(".history a")][:1] == ["../incidents/flood/claims/cause/"]


@pytest.mark.parametrize(
    ("contact", "link"),
    [("desk@tiny.example", "mailto:desk@tiny.example"), ("https://tiny.example/write", "https://tiny.example/write")],
)
def test_corrections_say_where_to_write(facts: dict[str, str], printed: Printed, contact: str, link: str) -> None:
    facts["publisher.yml"] = facts["publisher.yml"].replace("desk@tiny.example", contact)
    page = printed(facts)["corrections/"]
    assert [str(a["href"]) for a in page.select("p a")] == [link]
