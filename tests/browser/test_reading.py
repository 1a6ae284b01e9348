"""A page is read in other ways than by a mouse on a screen: by keys, without motion, on paper, without a script."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.accessible import COLOURS, LEVELS, violations
from browser.visiting import Open

INCIDENT = "incidents/mi-8-latakia-2015/"
CLAIM = f"{INCIDENT}claims/destroyed-by/"
MOVING = """[...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"].map((part) => {
  const style = getComputedStyle(one, part || null);
  const lasts = `${style.transitionDuration},${style.animationName === "none" ? "0s" : style.animationDuration}`;
  return lasts.split(",").some((time) => parseFloat(time) > 0) ? one.tagName + "." + one.className + part : "";
})).filter(Boolean)"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  one.getAnimations().forEach((change) => change.finish());
  const parts = [one, ...(one.labels ?? []), one.nextElementSibling].filter(Boolean);
  const ringed = parts.some((part) => {
    const style = getComputedStyle(part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  });
  const box = one.getBoundingClientRect();
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const words = (one.getAttribute("aria-label") ?? one.labels?.[0]?.innerText ?? one.innerText).trim();
  return {words, name: one.getAttribute("name"), html: one.outerHTML.slice(0, 120), shown: ringed && seen};
}"""
CUT = """[...document.querySelectorAll("main *")].filter((one) => {
  const style = getComputedStyle(one);
  return style.clipPath === "none" && style.overflow !== "visible"
    && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
}).map((one) => one.outerHTML.slice(0, 120))"""
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


def test_keys_reach_everything_on_a_claim_page_in_order_and_show_where_they_are(visit: Open) -> None:
    visited = visit(CLAIM, reduced_motion="reduce")
    stops = list(tabbed(visited.page))
    assert [stop["html"] for stop in stops if not stop["shown"]] == []
    assert stops[0]["words"] == "Skip to content"
    words, names = [stop["words"] for stop in stops], [stop["name"] for stop in stops]
    order = [words.index("Crossbearing"), names.index("q"), words.index("Glossary"), names.index("voice")]
    order += [names.index("sort"), words.index("Read it in the source"), words.index("Report an error")]
    assert order == sorted(order)
    assert visited.complaints == []


def test_the_first_key_leads_past_the_header(visit: Open) -> None:
    page = visit(CLAIM).page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#answers$"))
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


def test_nothing_moves_for_who_wants_less_motion(visit: Open) -> None:
    page = visit(CLAIM).page
    assert page.evaluate(MOVING) != []
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_an_open_preview_is_accessible_in_both_schemes(visit: Open, width: int) -> None:
    page = visit("glossary/105th-brigade/", width, color_scheme="light", reduced_motion="reduce").page
    page.keyboard.press("Tab")
    page.locator("main a.term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert violations(page, LEVELS) == []
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert violations(page, COLOURS) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()


def test_what_is_folded_is_printed_and_nothing_is_cut(visit: Open) -> None:
    page = visit(INCIDENT, 720).page
    for folded in (".sources-used li", ".events > li", ".matrix td:not(.cell--silent)"):
        expect(page.locator(folded).last).not_to_be_visible()
    page.emulate_media(media="print")
    for folded in (".sources-used li", ".events > li", ".matrix td:not(.cell--silent)", ".claims-of li"):
        expect(page.locator(folded).last).to_be_visible()
    assert page.evaluate(CUT) == []


def test_a_link_into_what_is_folded_unfolds_it(visit: Open) -> None:
    page = visit(INCIDENT).page
    page.locator(".lane a[href^='#moment-']").last.click()
    expect(page.locator(".events > :target")).to_be_visible()


def test_without_a_script_a_term_leads_to_its_page_and_says_what_it_means(visit: Open) -> None:
    page = visit(INCIDENT, java_script_enabled=False).page
    term = page.locator(".account a.term").first
    expect(term).to_have_attribute("title", re.compile(r"\w+ \w+"))
    words = term.inner_text()
    term.click()
    expect(page.locator("h1")).to_contain_text(words)


def test_foreign_words_carry_their_language_and_run_as_it_runs(visit: Open) -> None:
    page = visit(f"{INCIDENT}claims/first-damage/").page
    marked = page.locator("main [lang][dir]:not([dir=auto])")
    told = marked.evaluate_all("all => all.map(one => [one.lang, one.dir, getComputedStyle(one).direction])")
    assert {language.partition("-")[0] for language, _, _ in told} >= {"ar", "ru", "en"}
    for language, direction, computed in told:
        assert direction == computed == ("rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr")


def tabbed(page: Page) -> list[dict[str, Any]]:
    """Each stop of the Tab key, from the top to the end of the page."""
    stops: list[dict[str, Any]] = []
    while len(stops) < 500:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError("the Tab key comes to no end")
