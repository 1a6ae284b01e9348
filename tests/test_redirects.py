"""What was published once is found again: old addresses lead to where a page stands now, by either door."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from crossbearing.addresses import former_addresses, former_comparisons
from crossbearing.archive import load
from test_build import mkdocs
from test_cli import facts

ID = re.compile(r"<id>[^<]*</id>")
"""Of an entry of the feed: it leads nowhere, and stays when a fact is renamed."""
MOVED = {
    "glossary/dyke/": "glossary/levee/",
    "sources/paper/": "sources/gazette/",
    "incidents/breach/": "incidents/flood/",
    "incidents/breach/compare/": "incidents/flood/compare/",
    "incidents/breach/claims/cause/": "incidents/flood/claims/cause/",
    "incidents/breach/claims/cause/card/": "incidents/flood/claims/cause/card/",
    "incidents/breach/claims/why/": "incidents/flood/claims/cause/",
    "incidents/breach/claims/why/card/": "incidents/flood/claims/cause/card/",
    "incidents/flood/claims/why/": "incidents/flood/claims/cause/",
    "incidents/flood/claims/why/card/": "incidents/flood/claims/cause/card/",
}
FORMER = {
    "glossary/concepts/levee.yml": "dyke, wall",
    "sources/gazette.yml": "paper",
    "incidents/flood/incident.yml": "breach",
    "incidents/flood/claims/cause.yml": "why",
}


def rename(project: Path) -> None:
    for file, names in FORMER.items():
        with (project / "facts" / file).open("a", encoding="utf-8") as fact:
            fact.write(f"formerly: [{names}]\n")


def by_mkdocs(project: Path) -> Path:
    assert mkdocs(project, "build", "--strict", "--quiet").returncode == 0
    return project / "site"


def by_itself(project: Path) -> Path:
    assert facts(project, "build", "--to", "out").returncode == 0
    return project / "out"


@pytest.fixture(scope="module", params=[by_mkdocs, by_itself], ids=lambda door: door.__name__)
def site(
    request: pytest.FixtureRequest, copy_of_tiny: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The site of renamed facts, built in either way; beside them a draft, and a page by hand at an old address."""
    project = copy_of_tiny(tmp_path_factory.mktemp("renamed") / "tiny")
    rename(project)
    (project / "facts" / "glossary" / "people" / "somebody.yml").write_text(
        "draft: yes\nname: Somebody\nsummary: Lives there.\nformerly: [someone]\n"
    )
    (project / "docs" / "glossary").mkdir()
    (project / "docs" / "glossary" / "wall.md").write_text("# On walls\n")
    door: Callable[[Path], Path] = request.param
    return door(project)


def redirecting(site: Path) -> dict[str, str]:
    """The address of each page that leads elsewhere, and where it leads."""
    found = {}
    for path in site.rglob("*.html"):
        page = BeautifulSoup(path.read_bytes(), "html5lib")
        if refresh := page.select_one("meta[http-equiv=refresh]"):
            address = path.relative_to(site).as_posix().removesuffix("index.html")
            (link,) = page.select("a[href]")
            (canonical,) = page.select("link[rel=canonical]")
            assert refresh["content"] == f"0; url={canonical['href']}"
            assert canonical["href"] == link["href"]
            assert not page.select("script")
            found[address] = urljoin(f"https://tiny.example/{address}", str(link["href"])).split("example/")[1]
    return found


def test_every_old_address_leads_to_the_page_in_one_step(site: Path) -> None:
    assert redirecting(site) == MOVED
    for target in MOVED.values():
        page = BeautifulSoup((site / target / "index.html").read_bytes(), "html5lib")
        assert page.select("h1")


def test_a_page_names_its_icon_so_that_no_browser_asks_the_host_for_one(site: Path) -> None:
    pages = {path: BeautifulSoup(path.read_bytes(), "html5lib") for path in site.rglob("*.html")}
    assert len(pages) > len(MOVED)
    assert [path for path, page in pages.items() if not page.select_one("link[rel~=icon]")] == []


def test_nobody_is_led_to_an_old_address(site: Path) -> None:
    old = {f"{address}index.html" for address in MOVED}
    for path in site.rglob("*"):
        if path.suffix in (".html", ".xml", ".json") and path.relative_to(site).as_posix() not in old:
            text = ID.sub("", path.read_text(encoding="utf-8"))
            assert not [word for word in ("/dyke/", "/paper/", "/breach/", "/why/") if word in text], path
    if (site / "sitemap.xml").exists():
        assert "/levee/" in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_draft_has_no_redirect(site: Path) -> None:
    assert (site / "glossary" / "levee").is_dir()
    assert not (site / "glossary" / "someone").exists()


def test_a_hand_written_page_takes_the_place_of_a_redirect(site: Path) -> None:
    assert "On walls" in (site / "glossary" / "wall" / "index.html").read_text()


def test_the_words_of_a_redirect_are_text_whatever_they_hold(tiny: Path) -> None:
    rename(tiny)
    term = tiny / "facts" / "glossary" / "concepts" / "levee.yml"
    term.write_text(term.read_text().replace("name: levee", """name: 'levee "<b>" & co'"""))
    page = (by_itself(tiny) / "glossary" / "dyke" / "index.html").read_text()
    policy, _, rest = page.partition('<meta name="referrer" content="same-origin">\n')
    assert policy.startswith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Con')
    assert rest == (
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        "<style>html { background: Canvas; color: CanvasText; }</style>\n"
        '<link rel="icon" href="data:,">\n'
        "<title>levee &#34;&lt;b&gt;&#34; &amp; co</title>\n"
        '<meta http-equiv="refresh" content="0; url=../levee/">\n'
        '<link rel="canonical" href="../levee/">\n</head>\n<body>\n'
        "<main>\n<h1>This page has moved</h1>\n"
        '<p><a href="../levee/">levee &#34;&lt;b&gt;&#34; &amp; co</a></p>\n</main>\n</body>\n</html>'
    )


def test_a_comparison_moves_with_its_incident_and_with_either_voice(tiny: Path) -> None:
    archive = load(tiny / "facts").archive
    incident = archive.incidents["flood"].model_copy(update={"formerly": ("breach",)})
    board = archive.terms["river-board"].model_copy(update={"formerly": ("water-board", "a-board")})
    assert former_comparisons(incident, board, archive.terms["ada-vane"]) == (
        "incidents/flood/compare/ada-vane/water-board/",
        "incidents/flood/compare/a-board/ada-vane/",
        "incidents/breach/compare/ada-vane/river-board/",
        "incidents/breach/compare/ada-vane/water-board/",
        "incidents/breach/compare/a-board/ada-vane/",
    )
    assert former_addresses(archive.terms["levee"]) == former_comparisons(archive.incidents["flood"]) == ()
