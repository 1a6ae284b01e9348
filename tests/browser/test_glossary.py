"""The glossary in a browser: narrowed down by name in any script, by kind and by letter; whole without a script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from browser.visiting import Open, Visit

ADDRESS = "glossary/"


@pytest.fixture
def glossary(visit: Open) -> Iterator[Visit]:
    """The index; nothing may go wrong on it."""
    visited = visit(ADDRESS)
    yield visited
    assert visited.complaints == []


def names(visited: Visit) -> list[str]:
    """The terms in view."""
    return visited.page.locator("dl.terms dt a:visible").all_inner_texts()


def test_without_a_script_every_term_is_there_and_no_dead_control(visit: Open) -> None:
    page = visit(ADDRESS, java_script_enabled=False).page
    expect(page.locator("form.filters")).to_be_hidden()
    count = page.locator("dl.terms dt").count()
    assert count > 50
    assert page.locator("dl.terms dt:visible").count() == count


def test_a_name_is_found_in_any_script_and_way_of_writing(glossary: Visit) -> None:
    box = glossary.page.get_by_role("searchbox", name="Name or words")
    for written in ("Ми-8", "ми 8", "МИ8", "مي-8", "mi-8", "Mil Mi-8"):
        box.fill(written)
        assert "Mi-8" in names(glossary), written
    box.fill("no such thing")
    assert names(glossary) == []
    expect(glossary.page.locator("main output")).to_have_text(re.compile(r"^0 of \d+ terms$"))


def test_kind_letter_and_words_agree_and_headings_without_a_term_go(glossary: Visit) -> None:
    page = glossary.page
    page.get_by_role("combobox", name="Kind").select_option("units")
    expect(page.locator("h2:visible")).to_have_count(1)
    units = names(glossary)
    page.get_by_role("combobox", name="First letter").select_option("0–9")
    digits = names(glossary)
    assert 0 < len(digits) < len(units)
    assert all(name[0].isdigit() for name in digits)
    page.get_by_role("searchbox", name="Name or words").fill("105")
    assert names(glossary) == ["105th Brigade"]
    total = page.locator("dl.terms dt").count()
    expect(page.locator("main output")).to_have_text(f"1 of {total} terms")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("main output")).to_have_text(f"{total} of {total} terms")
    assert len(names(glossary)) == total
    assert page.evaluate("location.search") == ""


def test_the_view_stays_in_the_address_and_an_unknown_one_shows_all(visit: Open) -> None:
    shared = visit(f"{ADDRESS}?q=brigade&kind=units&letter=nothing&utm=x")
    page = shared.page
    expect(page.get_by_role("combobox", name="Kind")).to_have_value("units")
    expect(page.get_by_role("combobox", name="First letter")).to_have_value("")
    assert "105th Brigade" in names(shared)
    assert 0 < len(names(shared)) < page.locator("dl.terms dt").count()
    page.get_by_role("combobox", name="Kind").select_option("")
    assert page.evaluate("location.search") == "?q=brigade&utm=x"


def test_it_works_by_keyboard_alone(glossary: Visit) -> None:
    page = glossary.page
    page.get_by_role("searchbox", name="Name or words").focus()
    page.keyboard.type("105")
    page.keyboard.press("Enter")
    assert names(glossary) == ["105th Brigade"]
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Kind")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="105th Brigade")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("105th Brigade")


def test_a_link_to_a_kind_that_is_filtered_away_shows_it(glossary: Visit) -> None:
    page = glossary.page
    page.get_by_role("combobox", name="Kind").select_option("people")
    page.evaluate("location.hash = 'places'")
    expect(page.locator("#places")).to_be_in_viewport()
