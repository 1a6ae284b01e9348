"""Maps on pages: beside the facts of an incident, on the page of a place, and nowhere without coordinates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from bs4 import BeautifulSoup

from crossbearing.archive import load
from crossbearing.pages import incident
from crossbearing.site import site_of
from crossbearing.templates import Templates

Printed = Callable[[Mapping[str, str]], Mapping[str, BeautifulSoup]]

FACTS = {
    "publisher.yml": "{name: Watch, url: https://example.org/, contact: a@example.org, licence: CC0-1.0, language: en}",
    "incidents/flood/incident.yml": (
        "{title: Flood, summary: It rained., when: 2021-05-03, where: {place: quay, or_places: [mill, ford]}, "
        "claims: [], account: Water., reviewed: 2024-02-01}"
    ),
    "glossary/places/quay.yml": (
        "{name: The <Quay>, summary: A landing., place: {lat: 51.9, lon: 4.4, precision: area, radius_km: 9}}"
    ),
    "glossary/places/mill.yml": "{name: The Mill, summary: A mill.}",
    "glossary/places/ford.yml": "{name: The Ford, summary: A ford.}",
    "glossary/places/tower.yml": (
        "{name: The Tower, summary: A tower., place: {lat: 52.08, lon: 4.3, precision: exact}}"
    ),
}


def text(page: BeautifulSoup, choice: str) -> str:
    found = page.select_one(choice)
    assert found is not None, choice
    return " ".join(found.get_text().split())


def test_an_incident_has_a_map_of_its_places_and_says_what_is_missing(printed: Printed) -> None:
    page = printed(FACTS)["incidents/flood/"]
    assert text(page, "h2#facts") == "Where"
    assert text(page, ".locator figcaption") == (
        "The circle covers The <Quay>. Also named, but without coordinates here: The Mill and The Ford. "
        "Outlines: Natural Earth; the borders are no finding of ours."
    )
    assert text(page, ".locator title") == "Map: The <Quay>"
    assert text(page, ".locator desc") == (
        "In view: Netherlands. The circle covers The <Quay>. The Tower lies north of The <Quay>."
    )
    drawing = page.select_one(".locator svg")
    assert drawing is not None
    assert (drawing["role"], drawing["aria-labelledby"], drawing["aria-describedby"]) == (
        "img",
        "map-title",
        "map-desc",
    )
    assert [tag.get_text() for tag in page.select(".locator text:not(.country)")] == [
        "The <Quay>",
        "The Tower",
        drawing.select("text")[-1].get_text(),
    ]
    assert not drawing.find_all(style=True)


def test_a_place_has_a_map_on_its_page(printed: Printed) -> None:
    pages = printed(FACTS)
    assert text(pages["glossary/tower/"], ".locator .named") == "The Tower"
    assert text(pages["glossary/tower/"], ".locator figcaption") == (
        "Outlines: Natural Earth; the borders are no finding of ours."
    )
    assert not pages["glossary/mill/"].select(".locator")


def test_without_coordinates_there_is_no_map(printed: Printed) -> None:
    page = printed(FACTS | {"glossary/places/quay.yml": "{name: Quay, summary: A landing.}"})["incidents/flood/"]
    assert not page.select(".locator, .overview, #facts")


def test_the_map_of_the_real_incident_is_small(root: Path) -> None:
    site = site_of(load(root / "facts").archive)
    for view in incident.views(site):
        html = Templates(site).render("incident", view)
        for figure in re.findall(r'<figure class="locator".*?</figure>', html, re.DOTALL):
            assert 4_000 < len(figure.encode()) < 15_000
            assert not re.search(r"style=|url\(|https?:|<script|<image", figure)
