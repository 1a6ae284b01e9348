"""A first visit over a slow phone: what the largest claim page loads, compressed as a host compresses it."""

import gzip
from collections.abc import Mapping

from browser.visiting import Open

MOST = 100_000
"""Bytes."""
LOADED = """[location.href, document.querySelector("link[rel=icon]").href,
  ...[...document.querySelectorAll("use")].map((one) => new URL(one.getAttribute("href"), location).href),
  ...performance.getEntriesByType("resource").map((entry) => entry.name)].map((one) => one.replace(/#.*/, ""))"""
"""The last list lacks icons and what an SVG uses."""


def test_a_claim_page_with_all_that_it_loads_is_light(visit: Open, types: Mapping[str, str]) -> None:
    page = visit(types["incidents/*/claims/*/"], 360).page
    page.wait_for_load_state("networkidle")
    files = sorted(set(page.evaluate(LOADED)))
    sizes = {file: len(gzip.compress(page.request.get(file).body(), 6, mtime=0)) for file in files}
    assert {name.rpartition("/")[2] for name in files} >= {"crossbearing.css", "marks.css", "claim.js", "terms.js"}
    assert sum(sizes.values()) <= MOST, sizes
