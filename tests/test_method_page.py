"""The page on the method shows each worked case as the program computes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from crossbearing.worked_cases import cases


@pytest.fixture(scope="module")
def page(site: Path) -> BeautifulSoup:
    """The page as it is published."""
    return BeautifulSoup((site / "about" / "method" / "index.html").read_text(encoding="utf-8"), "html5lib")


def case(page: BeautifulSoup, start: str) -> Tag:
    """The worked case whose rule begins so."""
    return next(
        part
        for part in page.select("details.worked")
        if part.get_text(" ").split()[: len(start.split())] == start.split()
    )


def words(part: Tag, selector: str) -> list[str]:
    """The visible text of each element, on one line."""
    return [" ".join(element.get_text(" ").split()) for element in part.select(selector)]


def test_every_worked_case_is_on_the_page(page: BeautifulSoup) -> None:
    shown = words(page, "details.worked > summary") + words(page, ".worked-findings tbody th")
    written = [entry["case"] for name in ("origins", "answers", "findings") for entry in cases(name)]
    assert [rule.removesuffix(".") for rule in shown] == written


def test_five_sources_that_repeat_one_agency_are_one_origin(page: BeautifulSoup) -> None:
    found = case(page, "Five sources repeating one agency")
    assert words(found, "tbody tr")[0] == "Agency Agency says “yes it is”"
    assert words(found, "tbody tr")[1] == "Paper 1 Paper 1, repeats Agency says “yes it is”"
    assert words(found, ".worked__results li") == ["“yes it is”: 1 origin: Agency"]


def test_with_an_unnamed_one_they_are_one_or_two(page: BeautifulSoup) -> None:
    found = case(page, "With an unnamed speaker")
    assert words(found, ".worked__results li") == ["“yes it is”: 1–2 origins: Agency; perhaps unnamed, via Daily"]
    assert words(found, "tbody tr")[2] == "“an official”, unnamed Daily says “yes it is”"


def test_what_is_not_counted_is_struck_and_says_why(page: BeautifulSoup) -> None:
    found = case(page, "An account that changed")
    assert words(found, "s") == ["says “a gun” on 2015-11-24"]
    assert "not counted: the same voice said otherwise later, on 26 November 2015" in " ".join(words(found, "td"))


def test_a_circle_is_refused_by_a_line_that_names_all_of_it(page: BeautifulSoup) -> None:
    assert words(page, ".refused code") == [
        "facts/sources/agency.yml:2:14: `repeats[1].source` goes in a circle: agency → paper → daily → agency"
        " (let only the later source repeat the earlier)"
    ]
