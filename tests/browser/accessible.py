"""Turns a page in a browser into what keeps somebody from reading it: axe's violations, and scrolling sideways."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.2 A and AA, and what axe holds to be good practice beyond."""
COLOURS = ["color-contrast"]
"""Of axe's rules the only one that looks at colours."""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TRAPS = """[...document.querySelectorAll("body *")].filter((one) =>
  one.scrollWidth > one.clientWidth + 1 && one.tabIndex < 0
  && ["auto", "scroll"].includes(getComputedStyle(one).overflowX)).map((one) => one.outerHTML.slice(0, 120))"""
"""What scrolls sideways by itself, but not by keys."""
ZOOMED: ViewportSize = {"width": 320, "height": 256}
"""A window of 1280 by 1024 at 400 % (WCAG 2.2, 1.4.10)."""


def violations(page: Page, rules: list[str]) -> list[str]:
    """Each in a line: the rule, an element that breaks it, and how."""
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html'][:200]} {node['failureSummary']}" for one in found for node in one["nodes"]]


def too_wide(page: Page) -> list[str]:
    """A line where the page scrolls sideways, and for each part that does so out of reach of a keyboard."""
    beyond, width = page.evaluate(WIDE), page.evaluate("innerWidth")
    page_itself = [f"{beyond} px too wide at {width} px"] if beyond > 0 else []
    return page_itself + [f"scrolls sideways at {width} px, not by keys: {part}" for part in page.evaluate(TRAPS)]
