"""What readers take along, in a browser: a reference copied, and a finding in a frame on somebody else's page."""

from playwright.sync_api import expect

from browser.accessible import LEVELS, violations
from browser.visiting import Open

CLAIM = "incidents/mi-8-latakia-2015/claims/first-damage/"


def test_a_reference_is_copied_by_keyboard_and_that_is_said_aloud(visit: Open) -> None:
    visited = visit(CLAIM, permissions=["clipboard-read", "clipboard-write"])
    page = visited.page
    page.locator("summary", has_text="Cite this page").focus()
    page.keyboard.press("Enter")
    box = page.locator("[data-copy=BibTeX]")
    box.get_by_role("button", name="Copy BibTeX").focus()
    page.keyboard.press("Enter")
    expect(box.get_by_role("status")).to_have_text("Copied")
    text = box.locator("pre").text_content() or ""
    assert text.startswith("@online{mi-8-latakia-2015:first-damage,\n")
    assert page.evaluate("navigator.clipboard.readText()") == text
    page.locator("summary", has_text="Put this finding").click()
    assert violations(page, LEVELS) == []
    assert visited.complaints == []


def test_where_a_page_may_not_copy_the_text_is_selected(visit: Open) -> None:
    page = visit(CLAIM).page
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator("summary", has_text="Cite this page").click()
    box = page.locator("[data-copy='CSL-JSON']")
    box.get_by_role("button").click()
    expect(box.get_by_role("status")).to_have_text("Selected: copy it with your keyboard")
    assert page.evaluate("String(getSelection())") == box.locator("pre").inner_text()


def test_without_a_script_every_reference_is_there_and_no_dead_button(visit: Open) -> None:
    page = visit(CLAIM, java_script_enabled=False).page
    page.locator("summary", has_text="Cite this page").click()
    for name in ("Plain text", "BibTeX", "CSL-JSON"):
        expect(page.locator(f"[data-copy='{name}'] pre")).to_be_visible()
    expect(page.locator("[data-copy] button")).to_have_count(0)


def test_the_snippet_shows_the_card_on_another_page_and_leads_out_of_its_frame(visit: Open, host: str) -> None:
    visited = visit(CLAIM)
    page = visited.page
    snippet = page.locator("[data-copy=HTML] pre").text_content() or ""
    published = snippet.partition('src="')[2].partition("incidents/")[0]
    theirs = f"<!doctype html><title>Theirs</title>{snippet.replace(published, host)}"
    page.route(f"{host}theirs/", lambda route: route.fulfill(body=theirs, content_type="text/html"))
    page.goto(f"{host}theirs/")
    card = page.frame_locator("iframe")
    expect(card.get_by_role("heading", level=1)).to_be_visible()
    assert visited.told == []
    card.get_by_role("link").click()
    page.wait_for_url(f"{host}{CLAIM}")
