"""Every type of page, on a phone and on a desk, light and dark: accessible, asking nobody else, no wider than that."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser.visiting import Open, Visit

INCIDENT = "incidents/mi-8-latakia-2015/"
CLAIM = f"{INCIDENT}claims/border-crossing/"
PAGES = (
    "",
    "incidents/",
    INCIDENT,
    CLAIM,
    f"{INCIDENT}compare/",
    f"{INCIDENT}compare/hezbollah/sohr/",
    "sources/",
    "sources/antiwar-rescue-helicopter/",
    "glossary/",
    "glossary/105th-brigade/",
    "corrections/",
    "about/how-to-read/",
    "about/method/",
    "about/format/",
    "404.html",
)
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.2 A and AA, and what axe holds to be good practice beyond."""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_is_accessible_asks_nobody_else_and_fits(visit: Open, width: int, address: str) -> None:
    light = visit(address, width, color_scheme="light")
    assert violations(light, LEVELS) == []
    assert light.page.evaluate(TOO_WIDE) <= 0
    if width == 360:
        # 1280 px at 400 % (WCAG 2.2, 1.4.10)
        light.page.set_viewport_size({"width": 320, "height": 256})
        assert light.page.evaluate(TOO_WIDE) <= 0
    assert light.complaints == []
    # In a window of its own, for the theme remembers the first scheme; of axe's rules only this one looks at colours.
    dark = visit(address, width, color_scheme="dark")
    expect(dark.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert violations(dark, ["color-contrast"]) == []
    assert dark.complaints == []


def violations(visited: Visit, rules: list[str]) -> list[str]:
    """Each in a line: the rule, an element that breaks it, and how."""
    found = Axe().run(visited.page, options={"runOnly": rules}).response["violations"]
    return [f"{one['id']}: {node['html'][:200]} {node['failureSummary']}" for one in found for node in one["nodes"]]
