"""A newcomer on the home page finds the answer in at most three clicks, by what the links say."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.visiting import Open

INCIDENT = "incidents/mi-8-latakia-2015/"
HELICOPTER = re.compile("Loss of a Russian Mi-8")
DESTROYED = re.compile("What destroyed")
BRIGADE = re.compile("^105th")
AT_MOST = 3
SCREENS = pytest.mark.parametrize("width", [360, 1280])


@pytest.fixture(scope="module")
def tow(site: Path) -> Mapping[str, Any]:
    """The answer that a TOW destroyed the helicopter, as the data set has it."""
    facts = json.loads((site / "data/facts.json").read_text(encoding="utf-8"))
    (claim,) = (claim for claim in facts["claims"] if claim["url"].endswith("/claims/destroyed-by/"))
    (answer,) = (answer for answer in claim["answers"] if "TOW" in answer["text"])
    return {**answer, "names": {term["id"]: term["name"] for term in facts["terms"]}}


@SCREENS
def test_who_says_that_a_tow_did_it_and_how_many_independent_origins(
    visit: Open, width: int, tow: Mapping[str, Any]
) -> None:
    page = visit("", width).page
    answer = walk(page, HELICOPTER, DESTROYED).locator(".answer", has=page.get_by_role("heading", name=tow["text"]))
    said = answer.locator("dt:text-is('Said by') + dd")
    assert tow["said_by"]
    for voice in tow["said_by"]:
        expect(said).to_contain_text(tow["names"].get(voice, voice))
    origins = tow["independent_origins"]
    many = f"{origins['least']}–{origins['most']}" if origins["most"] > origins["least"] else f"{origins['least']}"
    expect(answer.locator(".answer__count")).to_contain_text(re.compile(rf"^{many} origins?\b"))


@SCREENS
def test_what_the_105th_brigade_is_part_of(visit: Open, width: int) -> None:
    page = visit("", width).page
    whole = walk(page, re.compile("^glossary$", re.IGNORECASE), BRIGADE).locator(".tree", has_text="Part of")
    expect(whole.get_by_role("link", name="Syrian Republican Guard")).to_be_visible()


@SCREENS
def test_a_newcomer_with_the_name_from_the_news_finds_it_by_the_search(visit: Open, width: int) -> None:
    page = visit("search/?q=105th+Mechanized+Brigade", width).page
    expect(page.locator("[data-results] li").filter(has_text=re.compile("^105th Brigade")).first).to_be_visible()


def walk(page: Page, *links: re.Pattern[str]) -> Locator:
    """The text of the page to which these links in text and tabs lead; no menu is opened, and nothing unfolded."""
    assert len(links) <= AT_MOST
    for words in links:
        links_in_sight = page.locator("article, .md-tabs").get_by_role("link", name=words)
        links_in_sight.and_(page.locator(":visible")).first.click()
        page.wait_for_load_state()
    return page.locator("main")
