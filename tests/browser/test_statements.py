"""The source comparison in a browser: narrowed down, put in order, folded, shared, printed; whole without a script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from browser.visiting import Open, Visit

CLAIM = "incidents/mi-8-latakia-2015/claims/destroyed-by/"


@pytest.fixture
def claim(visit: Open) -> Iterator[Visit]:
    """A claim with sixteen statements; nothing may go wrong on it."""
    visited = visit(CLAIM)
    yield visited
    assert visited.complaints == []


def test_without_a_script_every_statement_is_there_and_no_dead_control(visit: Open) -> None:
    page = visit(CLAIM, java_script_enabled=False).page
    rows = page.locator(".statement")
    assert rows.count() > 10
    assert hidden(rows) == 0
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator(".more")).to_have_count(0)


def test_what_a_voice_repeats_is_folded_below_what_it_said_first(claim: Visit) -> None:
    repeats = claim.page.locator(".statement--same")
    assert repeats.count() > 0
    assert hidden(repeats) == repeats.count()
    button = claim.page.locator(".more").first
    button.focus()
    claim.page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    for name in (button.get_attribute("aria-controls") or "").split():
        expect(claim.page.locator(f"[id='{name}']")).to_be_visible()
    claim.page.keyboard.press("Enter")
    assert hidden(repeats) == repeats.count()


def test_a_link_to_a_folded_statement_shows_it(claim: Visit) -> None:
    folded = claim.page.locator(".statement--folded").first
    claim.page.evaluate("id => { location.hash = id }", folded.get_attribute("id"))
    expect(claim.page.locator(":target")).to_be_visible()


def test_narrowing_down_counts_keeps_the_view_in_the_address_and_hides_empty_groups(claim: Visit) -> None:
    menu = claim.page.get_by_role("combobox", name="Language", exact=True)
    total = claim.page.locator(".statement").count()
    menu.select_option("en")
    left = claim.page.locator(".statement[data-language=en]")
    expect(claim.page.locator(".filters output")).to_have_text(f"{left.count()} of {total} statements")
    assert hidden(left) == 0
    assert hidden(claim.page.locator(".statement")) == total - left.count() > 0
    assert claim.page.evaluate("location.search") == "?language=en"
    for group in claim.page.locator(".comparison tbody").all():
        shown = group.locator(".statement:visible").count() > 0
        assert group.locator(".group").is_visible() == shown
    claim.page.get_by_role("button", name="Show all").click()
    expect(claim.page.locator(".filters output")).to_have_text(f"{total} of {total} statements")
    assert claim.page.evaluate("location.search") == ""


def test_a_shared_view_opens_as_it_was_and_an_unknown_one_shows_all(visit: Open) -> None:
    page = visit(f"{CLAIM}?language=en&sort=grade&voice=nobody&utm=x").page
    expect(page.get_by_role("combobox", name="Language", exact=True)).to_have_value("en")
    expect(page.get_by_role("combobox", name="Order", exact=True)).to_have_value("grade")
    expect(page.get_by_role("combobox", name="Voice", exact=True)).to_have_value("")
    assert page.locator(".statement:visible").count() == page.locator(".statement[data-language=en]").count()


@pytest.mark.parametrize("by", ["voice", "language", "grade"])
def test_rows_are_put_in_order_under_their_answer_and_back(claim: Visit, by: str) -> None:
    before = order(claim)
    claim.page.get_by_role("combobox", name="Order", exact=True).select_option(by)
    menu = claim.page.locator(f"select[name={by}] option").evaluate_all("all => all.map(one => one.value)")
    for group in claim.page.locator(".comparison tbody").all():
        values = group.locator(".statement").evaluate_all("(all, by) => all.map(one => one.dataset[by])", by)
        assert values == sorted(values, key=menu.index)
    claim.page.get_by_role("combobox", name="Order", exact=True).select_option("")
    assert order(claim) == before


def test_the_menus_work_by_keyboard(claim: Visit) -> None:
    claim.page.get_by_role("combobox", name="Verified", exact=True).focus()
    claim.page.keyboard.press("ArrowDown")
    expect(claim.page.locator(".filters output")).not_to_have_text("")
    assert claim.page.evaluate("location.search").startswith("?verified=")


def test_print_shows_what_is_folded_and_the_addresses_of_sources(claim: Visit) -> None:
    claim.page.emulate_media(media="print")
    assert hidden(claim.page.locator(".statement")) == 0
    expect(claim.page.locator(".filters")).to_be_hidden()
    source = claim.page.locator(".source-cell a[data-address]").first
    printed = source.evaluate("one => getComputedStyle(one, '::after').content")
    assert (source.get_attribute("data-address") or "nowhere") in printed


def test_arabic_words_run_from_right_to_left_in_a_page_that_does_not(claim: Visit) -> None:
    quotation = claim.page.locator("blockquote[lang=ar]").first
    style = "one => [getComputedStyle(one).direction, getComputedStyle(document.body).direction]"
    assert quotation.evaluate(style) == ["rtl", "ltr"]
    # `start` is the right side there: the first line ends at the right edge of its box.
    assert quotation.locator("p").evaluate("one => getComputedStyle(one).textAlign") == "start"


def test_who_wants_less_motion_gets_none(visit: Open) -> None:
    style = "getComputedStyle(document.documentElement).scrollBehavior"
    assert visit(CLAIM, reduced_motion="reduce").page.evaluate(style) == "auto"


def hidden(rows: Locator) -> int:
    """How many of them cannot be seen."""
    return sum(not row.is_visible() for row in rows.all())


def order(visited: Visit) -> list[str]:
    """The rows as they stand."""
    found: list[str] = visited.page.locator(".statement").evaluate_all("all => all.map(one => one.id)")
    return found
