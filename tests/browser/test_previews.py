"""What a term means shows on hover, focus and tap, stays while it is wanted, and goes by Esc (WCAG 2.2, 1.4.13)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from browser.visiting import Open, Visit

PAGE = "incidents/mi-8-latakia-2015/"


@pytest.fixture
def incident(visit: Open) -> Iterator[Visit]:
    """A page with many terms; nothing may go wrong on it."""
    visited = visit(PAGE)
    yield visited
    assert visited.complaints == []


def test_hovering_shows_the_words_once_and_the_pointer_may_go_to_them(incident: Visit) -> None:
    term, words = first_term(incident)
    term.hover()
    tip = incident.page.get_by_role("tooltip")
    expect(tip).to_have_text(words)
    expect(term).not_to_have_attribute("title", words)
    tip.hover()
    expect(tip).to_be_visible()
    incident.page.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    expect(term).to_have_attribute("title", words)


def test_focus_shows_and_describes_and_esc_closes_without_moving_it(incident: Visit) -> None:
    term, words = first_term(incident)
    incident.page.keyboard.press("Tab")
    term.focus()
    tip = incident.page.get_by_role("tooltip")
    expect(tip).to_have_text(words)
    expect(term).to_have_accessible_description(words)
    incident.page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()
    incident.page.keyboard.press("Tab")
    expect(term).to_have_attribute("title", words)


def test_the_first_tap_shows_and_the_second_opens(visit: Open) -> None:
    phone = visit(PAGE, width=360, has_touch=True)
    term, words = first_term(phone)
    term.tap()
    expect(phone.page.get_by_role("tooltip")).to_have_text(f"{words} (Tap again to open.)")
    assert phone.page.url.endswith(PAGE)
    term.tap()
    phone.page.wait_for_url("**/glossary/*/")


def test_the_words_stay_on_the_screen(visit: Open) -> None:
    phone = visit(PAGE, width=320)
    tip = phone.page.get_by_role("tooltip")
    for term in phone.page.locator("main a.term").all()[:12]:
        term.hover()
        expect(tip).to_be_visible()
        box = tip.bounding_box()
        assert box
        assert 0 <= box["x"] <= 320 - box["width"]
        phone.page.mouse.move(0, 0)
        expect(tip).to_be_hidden()


def first_term(visited: Visit) -> tuple[Locator, str]:
    """A term in the text, and what it means."""
    term = visited.page.locator("main a.term").first
    term.scroll_into_view_if_needed()
    return term, term.get_attribute("title") or ""
