"""The search in a real browser: what is found, what is loaded for it, and how it goes by keyboard."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request, expect

from browser.accessible import LEVELS, violations
from browser.visiting import Open, Visit

MOST_LOADED = 220_000
"""Bytes for the first question, as they come from a server that compresses nothing."""
LONGEST = 30_000
"""Milliseconds for the first answer, on a machine that has much else to do."""
SCREENS = pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])


@pytest.fixture
def go(visit: Open) -> Iterator[Open]:
    """Opens an address; whatever happens then, nothing is complained of and no other host is asked."""
    visits: list[Visit] = []

    def opened(address: str, width: int = 1280, **context: object) -> Visit:
        visits.append(visit(address, width, **context))
        return visits[-1]

    yield opened
    assert [visited.told for visited in visits if visited.told] == []


def titles(page: Page) -> list[str]:
    """The results below the field, once they are there."""
    expect(page.get_by_role("option").last).to_have_text(re.compile("^All "), timeout=LONGEST)
    return page.locator("#search-list .result__title").all_inner_texts()


def test_a_weapon_leads_to_its_claim_and_shows_the_finding(go: Open) -> None:
    page = go("glossary/mi-8/").page
    page.get_by_role("combobox").fill("TOW")
    assert "What destroyed the helicopter on the ground?" in titles(page)
    found = page.get_by_role("option", name="What destroyed the helicopter on the ground?")
    expect(found).to_contain_text("Question Established Loss of a Russian Mi-8 in Latakia, 24 November 2015")
    found.click()
    page.wait_for_url(re.compile(r"/crossbearing/incidents/mi-8-latakia-2015/claims/"))


def test_a_term_is_found_by_its_name_in_any_script(go: Open) -> None:
    page = go("").page
    for name in ("Ми-8", "مي-8", "Ми 8", "ми8", "Mi-8", "mil mi-8"):
        page.get_by_role("combobox").fill(name)
        assert "Mi-8" in titles(page), name
        page.keyboard.press("Escape")


def test_the_first_question_loads_little_and_a_later_one_less(go: Open) -> None:
    found = go("")
    page = found.page
    page.wait_for_load_state("networkidle")
    loaded: dict[str, int] = {}

    def note(request: Request) -> None:
        loaded[request.url] = request.sizes()["responseBodySize"]

    page.on("requestfinished", note)
    page.get_by_role("combobox").fill("TOW")
    titles(page)
    page.wait_for_load_state("networkidle")
    script = len(page.request.get(f"{found.host}assets/search.js").body())
    assert 100_000 < sum(loaded.values()) + script <= MOST_LOADED
    loaded.clear()
    page.get_by_role("combobox").fill("brigade")
    expect(page.get_by_role("option", name=re.compile("Brigade Term")).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert sum(loaded.values()) < 50_000


def test_nothing_of_the_search_is_loaded_before_it_is_used(go: Open) -> None:
    found = go("")
    found.page.wait_for_load_state("networkidle")
    names = found.page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [name for name in names if "pagefind" in name or "search-" in name] == []


def test_keys_lead_to_the_field_and_out_of_it(go: Open) -> None:
    page = go("incidents/mi-8-latakia-2015/").page
    field = page.get_by_role("combobox")
    for key in ("/", "s"):
        page.keyboard.press(key)
        expect(field).to_be_focused()
        expect(field).to_have_value("")
        page.keyboard.press("Escape")
        expect(field).not_to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("s/TOW")
    expect(field).to_have_value("s/TOW")


def test_arrows_choose_a_result_and_enter_opens_it(go: Open) -> None:
    page = go("incidents/mi-8-latakia-2015/").page
    field, options = page.get_by_role("combobox"), page.get_by_role("option")
    field.fill("TOW")
    first = titles(page)[0]
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(first)


def test_escape_closes_the_list_and_arrow_down_opens_it_again(go: Open) -> None:
    page = go("").page
    field = page.get_by_role("combobox")
    field.fill("TOW")
    titles(page)
    page.keyboard.press("Escape")
    expect(page.locator("#search-list")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    titles(page)
    page.keyboard.press("Tab")
    expect(page.locator("#search-list")).to_be_hidden()


def test_enter_without_a_choice_shows_all_results_at_an_address_to_share(go: Open) -> None:
    found = go("about/method/")
    found.page.get_by_role("combobox").fill("вертолет")
    found.page.keyboard.press("Enter")
    found.page.wait_for_url(re.compile(rf"^{re.escape(found.host)}search/\?q="))
    expect(found.page.locator("[data-results] h2").first).to_have_text(re.compile(r"^Sources \d+$"))


def test_what_is_found_is_told_to_those_who_do_not_see_it(go: Open) -> None:
    page = go("").page
    field, status = page.get_by_role("combobox"), page.locator("[data-search] output")
    field.fill("TOW")
    expect(status).to_have_text(re.compile(r"^\d\d? found$"))
    field.fill("zzzzqq")
    expect(status).to_have_text("Nothing found")
    field.fill("zzzzqq TOW")
    expect(status).to_have_text(re.compile(r"^\d\d? found with some of the words$"))
    field.fill("?!")
    expect(status).to_have_text("Nothing found")


@SCREENS
def test_results_are_filtered_and_the_filter_stays_in_the_address(go: Open, width: int, scheme: str) -> None:
    found = go("search/?q=TOW", width, color_scheme=scheme)
    page, status = found.page, found.page.locator(".search-page [role=status]")
    expect(status).to_have_text(re.compile(r"^\d+ results$"))
    everything = status.inner_text()
    page.get_by_label("Finding of a question").select_option("Leaning")
    expect(page).to_have_url(f"{found.host}search/?q=TOW&finding=leaning")
    expect(status).not_to_have_text(everything)
    badges = page.locator("[data-results] .badge").all_inner_texts()
    assert len(badges) > 1
    assert set(badges) == {"Leaning"}
    page.reload()
    expect(page.get_by_label("Finding of a question")).to_have_value("leaning")
    expect(page.locator("[data-results] .badge")).to_have_count(len(badges))
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@SCREENS
def test_results_are_accessible_on_their_page_and_below_the_field(go: Open, width: int, scheme: str) -> None:
    page = go("search/?q=TOW", width, color_scheme=scheme, reduced_motion="reduce").page
    expect(page.locator("[data-results] li").first).to_be_visible()
    assert violations(page, LEVELS) == []
    field = page.locator("#search-field:visible")
    if field.count():
        field.fill("Mi-8")
        expect(page.locator("#search-list").get_by_role("option").last).to_have_text(
            re.compile("^All "), timeout=LONGEST
        )
        page.keyboard.press("ArrowDown")
        assert violations(page, LEVELS) == []


def test_a_filter_alone_lists_everything_of_its_kind(go: Open) -> None:
    page = go("search/?kind=claim&incident=mi-8-latakia-2015").page
    results = page.locator("[data-results] li")
    expect(results).to_have_count(20)
    page.get_by_role("button", name="More questions").click()
    expect(results).to_have_count(40)
    expect(results.nth(20).get_by_role("link")).to_be_focused()


def test_on_a_phone_the_key_and_the_button_lead_to_the_search_page(go: Open) -> None:
    found = go("glossary/mi-8/", 360)
    expect(found.page.get_by_role("combobox")).to_have_count(0)
    expect(found.page.get_by_role("link", name="Search", exact=True)).to_be_visible()
    found.page.keyboard.press("/")
    found.page.wait_for_url(f"{found.host}search/")


def test_the_keys_can_be_switched_off(go: Open) -> None:
    found = go("search/")
    found.page.get_by_label("go to the search, on every page").uncheck()
    found.page.goto(f"{found.host}glossary/")
    # Another process may show this page, which what was stored reaches a moment later.
    found.page.wait_for_function("localStorage.getItem('crossbearing.search-keys-off')")
    found.page.keyboard.press("s")
    expect(found.page.locator("#search-field")).not_to_be_focused()


def test_a_text_is_never_taken_for_html(go: Open) -> None:
    page = go("search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20TOW").page
    expect(page.locator("[data-results] li").first).to_be_visible()
    expect(page.locator(".search-page img")).to_have_count(0)


def test_without_a_script_the_search_page_leads_on(go: Open) -> None:
    found = go("", java_script_enabled=False)
    found.page.get_by_role("combobox").fill("TOW")
    found.page.keyboard.press("Enter")
    found.page.wait_for_url(f"{found.host}search/?q=TOW")
    expect(found.page.get_by_text("Searching needs JavaScript")).to_be_visible()
    expect(found.page.get_by_role("button", name="Search")).to_be_hidden()
