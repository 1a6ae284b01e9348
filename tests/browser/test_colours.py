"""The colours follow the system until a reader chooses others, and again when that choice is taken back."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Route, expect

from browser.visiting import Open, Visit

LIGHT, DARK = "default", "slate"
MARKS = """[...document.querySelectorAll(".mark, .badge, .stance, .cell, .verified, .not-captured")].map((one) => {
  const { maskImage, backgroundColor, printColorAdjust } = getComputedStyle(one, "::before");
  const ofText = getComputedStyle(document.body).color === backgroundColor;
  return [maskImage.startsWith('url("data:image/svg+xml,'), ofText, printColorAdjust];
})"""
"""Of each that is marked: whether it has a shape of its own, and the colour of text, and whether paper shows it."""


@pytest.fixture
def shown(visit: Open) -> tuple[Visit, Callable[[str], None]]:
    """A page on a system that is light, and what asserts its colours."""
    visited = visit("about/how-to-read/", color_scheme="light")
    body = visited.page.locator("body")
    return visited, lambda scheme: expect(body).to_have_attribute("data-md-color-scheme", scheme)


def test_they_follow_the_system_without_loading_again_and_on_later_pages(
    shown: tuple[Visit, Callable[[str], None]],
) -> None:
    visited, expect_colours = shown
    expect_colours(LIGHT)
    system: Literal["light", "dark"]
    for system, scheme in (("dark", DARK), ("light", LIGHT), ("dark", DARK)):
        visited.page.emulate_media(color_scheme=system)
        expect_colours(scheme)
        visited.go("glossary/")
        expect_colours(scheme)
    assert visited.complaints == []


def test_a_choice_holds_against_the_system_until_it_is_taken_back(shown: tuple[Visit, Callable[[str], None]]) -> None:
    visited, expect_colours = shown
    visited.page.emulate_media(color_scheme="dark")
    visited.page.get_by_title("Switch to light").click()
    expect_colours(LIGHT)
    visited.page.reload()
    expect_colours(LIGHT)
    visited.page.get_by_title("Switch to dark").click()
    visited.page.emulate_media(color_scheme="light")
    visited.page.reload()
    expect_colours(DARK)
    visited.page.get_by_title("Switch to those of your system").click()
    expect_colours(LIGHT)
    visited.page.emulate_media(color_scheme="dark")
    expect_colours(DARK)


def test_a_first_visit_in_the_dark_is_not_lit_up_before_the_theme_is_loaded(visit: Open) -> None:
    visited = visit("about/how-to-read/", color_scheme="dark")
    visited.page.evaluate("localStorage.clear()")

    def withheld(route: Route) -> None:
        route.fulfill(body="", content_type="text/javascript")

    visited.page.route("**/javascripts/bundle.*.js", withheld)
    visited.page.reload()
    expect(visited.page.locator("body")).to_have_attribute("data-md-color-scheme", DARK)


def test_without_a_script_a_dark_system_shows_the_same_dark(visit: Open, root: Path) -> None:
    sheet = (root / "hooks/crossbearing/theme/assets/crossbearing.css").read_text(encoding="utf-8")
    tokens = sorted(set(re.findall(r"(--[\w-]+): var\(--cb-on", sheet)))
    computed = "(names) => names.map((name) => getComputedStyle(document.body).getPropertyValue(name))"
    dark, plain, light = (
        visit("about/how-to-read/", color_scheme=scheme, java_script_enabled=scripted).page.evaluate(computed, tokens)
        for scheme, scripted in (("dark", True), ("dark", False), ("light", False))
    )
    assert plain == dark
    assert plain != light


def test_marks_are_drawn_on_paper_and_in_colours_of_the_readers_own(visit: Open) -> None:
    drawn = visit("about/components/", forced_colors="active").page.evaluate(MARKS)
    assert len(drawn) > 30
    assert [mark for mark in drawn if mark != [True, True, "exact"]] == []
