"""The feed, the map of the site, the places and the bibliography: other programs read them, and they hold the facts."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import feedparser
import geojson
import pytest
from bibtexparser.entrypoint import parse_string
from lxml import etree
from pybtex.database import parse_bytes

from crossbearing.invisible import FORBIDDEN
from hostile.injecting import injections
from publishing import published, published_hostile

CORRECTED = """
corrections:
  - {on: 2024-03-05, what: "The [[levee]] was *not* closed."}
  - {on: 2024-03-05, what: A second one., was: before, now: after}
"""
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def corrected(tiny: Path) -> Path:
    """The small project with two corrections of one claim on one day."""
    with (tiny / "facts" / "incidents" / "flood" / "claims" / "cause.yml").open("a") as file:
        file.write(CORRECTED)
    return tiny / "facts"


def entries(facts: Path) -> list[tuple[str, str, str, str]]:
    """Id, title, day and summary of each entry of the feed."""
    feed = feedparser.parse(io.BytesIO(published(facts)["feed.xml"]))
    assert not feed.bozo
    return [(entry.id, entry.title, entry.updated, entry.summary) for entry in feed.entries]


PAGE = "https://tiny.example/incidents/flood/claims/cause/"


def test_the_feed_has_findings_and_corrections_the_newest_first(corrected: Path) -> None:
    question = "Why did the levee give way?"
    assert entries(corrected) == [
        (f"{PAGE}#correction-2024-03-05-2", f"Correction: {question}", "2024-03-05T00:00:00Z", "A second one."),
        (
            f"{PAGE}#correction-2024-03-05",
            f"Correction: {question}",
            "2024-03-05T00:00:00Z",
            "The levee was not closed.",
        ),
        (PAGE, question, "2024-03-05T00:00:00Z", "Likely: Overtopped."),
    ]


def test_the_feed_says_whose_it_is_and_as_of_when(corrected: Path) -> None:
    feed = feedparser.parse(io.BytesIO(published(corrected)["feed.xml"])).feed
    assert (feed.title, feed.id, feed.updated, feed.author, feed.language) == (
        "Tiny: findings and corrections", "https://tiny.example/", "2024-03-05T00:00:00Z", "Tiny", "en",
    )  # fmt: skip
    links = {link.rel: link.href for link in feed.links}
    assert (links["self"], links["alternate"]) == ("https://tiny.example/feed.xml", "https://tiny.example/")


def test_an_entry_keeps_its_id_when_its_fact_is_renamed(corrected: Path) -> None:
    before = entries(corrected)
    claim = corrected / "incidents" / "flood" / "claims" / "cause.yml"
    claim.write_text(f"formerly: [cause, why]\n{claim.read_text()}")
    claim.rename(claim.with_name("reason.yml"))
    incident = corrected / "incidents" / "flood" / "incident.yml"
    text = incident.read_text().replace("[cause]", "[reason]").replace("claim:cause", "claim:reason")
    incident.write_text(f"formerly: [flood]\n{text.replace('claim: cause', 'claim: reason')}")
    incident.parent.rename(incident.parent.with_name("high-water"))
    for capture in (corrected / "captures").iterdir():
        capture.write_text(capture.read_text().replace("flood/cause", "high-water/reason"))
    assert entries(corrected) == before


def test_what_was_not_assessed_is_no_finding_and_an_empty_feed_is_valid(tiny: Path) -> None:
    path = tiny / "facts" / "incidents" / "flood" / "claims" / "cause.yml"
    path.write_text(path.read_text().partition("verdict:")[0])
    assert entries(tiny / "facts") == []
    feed = feedparser.parse(io.BytesIO(published(tiny / "facts")["feed.xml"]))
    assert (feed.bozo, feed.feed.updated) == (False, "1970-01-01T00:00:00Z")


def test_the_map_names_every_page_with_the_day_of_its_review(site: Path) -> None:
    tree = etree.parse(site / "sitemap.xml")
    root = "https://crossbearing.github.io/crossbearing/"
    named = {page.findtext(f"{MAP}loc").removeprefix(root): page.findtext(f"{MAP}lastmod") for page in tree.getroot()}
    pages = {path.relative_to(site).parent.as_posix() + "/" for path in site.rglob("index.html")}
    moved = {page for page in pages if 'http-equiv="refresh"' in (site / page / "index.html").read_text()}
    cards = {page for page in pages if page.endswith("/card/")}
    assert {page or "./" for page in named} == pages - moved - cards - {"about/components/"}  # that is for developers
    facts = json.loads((site / "data" / "facts.json").read_bytes())
    for claim in facts["claims"]:
        assert named[claim["url"]] == claim["reviewed"]
    assert named["glossary/"] is None
    assert not (site / "sitemap.xml.gz").exists()  # MkDocs' own bears the day of the build


def test_places_are_geojson(site: Path) -> None:
    text = (site / "data" / "places.geojson").read_text(encoding="utf-8")
    places = geojson.loads(text)
    assert isinstance(places, geojson.FeatureCollection)
    assert places.is_valid
    terms = {term["id"]: term for term in json.loads((site / "data" / "facts.json").read_bytes())["terms"]}
    assert {place["id"] for place in places.features} == {name for name, term in terms.items() if term["place"]}
    for place in places.features:
        lon, lat = place.geometry.coordinates
        assert (lat, lon) == (terms[place["id"]]["place"]["lat"], terms[place["id"]]["place"]["lon"])


def test_a_small_place_becomes_exactly_this_feature(tiny: Path) -> None:
    (feature,) = json.loads(published(tiny / "facts")["data/places.geojson"])["features"]
    assert feature == {
        "type": "Feature",
        "id": "old-quay",
        "geometry": {"type": "Point", "coordinates": [4.5, 50.25]},
        "properties": {
            "name": "Old Quay",
            "kind": "places",
            "summary": "The landing of the lower town.",
            "url": "glossary/old-quay/",
            "precision": "area",
            "radius_km": 0.5,
            "source": None,
            "incidents": ["flood"],
        },
    }


def test_two_readers_of_bibtex_find_every_source(site: Path) -> None:
    content = (site / "data" / "sources.bib").read_bytes()
    sources = json.loads((site / "data" / "facts.json").read_bytes())["sources"]
    ids = [source["id"] for source in sources]
    assert list(parse_bytes(content, "bibtex").entries) == ids
    library = parse_string(content.decode())
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == ids
    items = json.loads((site / "data" / "sources.csl.json").read_bytes())
    assert [item["id"] for item in items] == ids
    assert {item["id"]: item.get("URL") for item in items} == {source["id"]: source["url"] for source in sources}


def test_hostile_texts_break_no_format(tmp_path: Path) -> None:
    typed = list(injections().values())
    files = published_hostile(tmp_path, typed)
    feed = feedparser.parse(io.BytesIO(files["feed.xml"]))
    assert not feed.bozo
    assert {"script", "iframe"}.isdisjoint(element.tag for element in etree.fromstring(files["feed.xml"]).iter())
    assert etree.fromstring(files["sitemap.xml"]).tag == f"{MAP}urlset"
    assert geojson.loads(files["data/places.geojson"]).is_valid
    keys = list(parse_bytes(files["data/sources.bib"], "bibtex").entries)
    assert keys == [item["id"] for item in json.loads(files["data/sources.csl.json"])]


def test_every_letter_that_a_fact_may_hold_may_stand_in_xml() -> None:
    letters = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    element = etree.Element("title")
    element.text = FORBIDDEN.sub("", letters)
    read = etree.fromstring(etree.tostring(element, encoding="UTF-8"), etree.XMLParser(huge_tree=True))
    assert read.text == element.text
