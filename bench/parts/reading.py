"""Turns the built site of a large archive into what a reader waits for: a first visit, and a first search."""

from __future__ import annotations

import shutil
from statistics import median
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser

from bench import facts
from bench.browsing import Visit, browsing, serving
from bench.contenders import OURS
from bench.editing import CLAIM
from bench.parts.settings import Settings
from bench.terms import terms

CLAIMS = 5000
QUERIES = (*(term.name for term in terms(400)[::133]), "fired", "brigade road")
"""Names, one in each part of the index, and words that stand in every claim."""
VISITS = 5
PAINTED = """new Promise((told) => new PerformanceObserver((list) => told(list.getEntries().at(-1).startTime))
  .observe({ type: "largest-contentful-paint", buffered: true }))"""
"""When the largest thing on the screen was painted, in milliseconds since the visit began."""


def measure(settings: Settings) -> dict[str, Any]:
    """Medians of time, and the most that any visit or search loads."""
    work = settings.work / "reading"
    shutil.rmtree(work, ignore_errors=True)
    facts.write(CLAIMS, work / "project")
    OURS.set_up(work / "ours")
    OURS.run(work / "project", work / "ours")
    with serving(work / "ours" / "site") as address, browsing() as browser:
        visits = [_visit(browser, f"{address}{CLAIM}/") for _ in range(VISITS)]
        searches = [_search(browser, f"{address}{CLAIM}/", query) for query in QUERIES for _ in range(settings.rounds)]
    shutil.rmtree(work)
    return {"claims": CLAIMS, "visit": _summed(visits), "search": _summed(searches)}


def _summed(found: list[tuple[float, float]]) -> dict[str, float]:
    times, loaded = zip(*found, strict=True)
    return {"seconds": median(times), "slowest": max(times), "kilobytes": max(loaded)}


def _visit(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds to the largest paint, and kilobytes, on a phone's screen."""
    visit = Visit(browser, 360)
    visit.page.goto(address, wait_until="networkidle")
    painted = float(visit.page.evaluate(PAINTED)) / 1000
    print(f"  visit: painted after {painted:.2f} s, {visit.loaded / 1000:.0f} kB", flush=True)
    visit.end()
    return painted, visit.loaded / 1000


def _search(browser: Browser, address: str, query: str) -> tuple[float, float]:
    """Seconds from the first touch of the field to the first result, and kilobytes loaded for it."""
    visit = Visit(browser, 1280)
    visit.page.goto(address, wait_until="networkidle")
    before = visit.loaded
    start = perf_counter()
    visit.page.locator("[data-search] input").fill(query)
    visit.page.locator("[data-search] [role=option]").first.wait_for()
    seconds = perf_counter() - start
    visit.page.wait_for_load_state("networkidle")
    loaded = (visit.loaded - before) / 1000
    print(f"  search for {query}: {seconds:.2f} s, {loaded:.0f} kB", flush=True)
    visit.end()
    return seconds, loaded
