"""What a page says of itself to others: its head, the card that they embed, and how it is cited; by either door."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from one_page import one, words
from test_build import mkdocs
from test_share import CLAIM, HOSTILE, head, project

__all__ = ["project"]  # by both doors, with a hostile question

FOLDER = "https://tiny.example/"
LARGEST_CARD = 5_000
"""Bytes."""


def read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_bytes(), "html5lib")


def own_pages(site: Path) -> Mapping[str, Path]:
    """By address; neither redirects nor cards, which belong to another page, nor the page for what is not there."""
    found = {path.relative_to(site).as_posix().removesuffix("index.html"): path for path in site.rglob("*.html")}
    return {
        address: path
        for address, path in found.items()
        if not address.endswith(("/card/", "404.html")) and not read(path).select("meta[http-equiv=refresh]")
    }


def test_every_page_tells_its_title_description_and_one_address(project: Path) -> None:
    pages = own_pages(project / "site")
    assert len(pages) > 15
    for address, path in pages.items():
        told, page = head(path), read(path)
        assert one(page, "link[rel=canonical]")["href"] == told["og:url"] == f"{FOLDER}{address}"
        assert told["og:description"] == told["description"] != ""
        assert told["og:title"] != ""
        assert told["og:site_name"] == "Tiny"
        assert told["og:type"] == ("article" if address else "website")
        assert told["twitter:card"].startswith("summary")
    told = head(pages[CLAIM])
    assert (told["og:title"], told["og:description"]) == (HOSTILE, "Likely: Overtopped.")


def test_no_address_is_told_where_none_is_known(tiny: Path) -> None:
    config = tiny / "mkdocs.yml"
    config.write_text(config.read_text().replace("site_url: https://tiny.example/\n", ""))
    done = mkdocs(tiny, "build", "--quiet")
    assert done.returncode == 0, done.stderr
    page = tiny / "site" / CLAIM / "index.html"
    assert read(page).select("link[rel=canonical]") == []
    assert "og:url" not in head(page)
    assert head(page)["og:title"] == "Why did the levee give way?"


def test_a_card_says_the_finding_and_leads_to_its_page(project: Path) -> None:
    path = project / "site" / CLAIM / "card" / "index.html"
    card = read(path)
    assert words(one(card, "h1")) == HOSTILE
    assert words(one(card, ".words")) == "Likely: Overtopped."
    assert [words(item) for item in card.select("li")] == [
        "Overtopped Likely 55–80 % said by 1 origin",
        "Burrows Unlikely 20–45 % said by 1 origin",
    ]
    assert words(one(card, "footer")) == "Tiny · reviewed 1 February 2024 See 2 answers and 3 statements"
    link = one(card, "a")
    assert (link["href"], link["target"], link["rel"]) == ("../", "_top", ["noopener"])
    assert one(card, "link[rel=canonical]")["href"] == f"{FOLDER}{CLAIM}"
    assert head(path)["robots"] == "noindex"
    assert card.select("script, [style], iframe, link[rel=stylesheet]") == []
    assert "style-src 'self' 'sha256-" in path.read_text()


def test_every_card_is_small(site: Path) -> None:
    sizes = {path.parent.parent.name: path.stat().st_size for path in site.rglob("card/index.html")}
    assert len(sizes) > 30
    assert {name: size for name, size in sizes.items() if size >= LARGEST_CARD} == {}


def taken(page: Tag) -> dict[str, str]:
    """The texts to take along, by their names."""
    return {str(box["data-copy"]): one(box, "pre").get_text() for box in page.select("[data-copy]")}


def test_a_claim_is_cited_in_three_forms_and_embedded_whatever_its_question_holds(project: Path) -> None:
    page = read(project / "site" / CLAIM / "index.html")
    texts = taken(page)
    assert list(texts) == ["Plain text", "BibTeX", "CSL-JSON", "HTML"]
    assert texts["Plain text"] == (
        f"Tiny: “{HOSTILE}” Flood at the Old Quay, 3 May 2021. Finding: Likely: Overtopped. "
        f"1 February 2024. {FOLDER}{CLAIM}"
    )
    assert texts["BibTeX"] == (
        "@online{flood:cause,\n  author = {{Tiny}},\n"
        '  title = {{"Who" {\\textbraceleft}broke{\\textbraceright} </script><b> \\& the 50 \\% levee?}},\n'
        f"  date = {{2024-02-01}},\n  year = {{2024}},\n  url = {{{FOLDER}{CLAIM}}},\n  language = {{en}},\n"
        "  note = {Flood at the Old Quay, 3 May 2021. Finding: Likely: Overtopped.},\n}"
    )
    (item,) = json.loads(texts["CSL-JSON"])
    assert (item["title"], item["issued"]) == (HOSTILE, {"date-parts": [[2024, 2, 1]]})
    frame = one(BeautifulSoup(texts["HTML"], "html5lib"), "iframe")
    assert (frame["src"], frame["title"]) == (f"{FOLDER}{CLAIM}card/", HOSTILE)
    assert page.select("[data-copy] a") == []  # no term is linked in a text to copy


def test_an_incident_is_cited_too(project: Path) -> None:
    assert list(taken(read(project / "site" / "incidents" / "flood" / "index.html"))) == [
        "Plain text",
        "BibTeX",
        "CSL-JSON",
    ]
