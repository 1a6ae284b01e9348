"""What holds for every page of the real site, through both doors: MkDocs, and `facts build` for a server or a disk."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

ID = re.compile(r'\sid="([^"]+)"')
LINK = re.compile(r'<(?:a|link|script|img|use)\b[^>]*?\s(?:href|src)="([^"]*)"')
FOREIGN = re.compile(r'<(?:link|script|img|iframe|video|audio|source|object|embed|use)\b[^>]*="?(?:https?:)?//[^>]*>')


@pytest.fixture(scope="module")
def plain(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `facts build` writes it."""
    folder = tmp_path_factory.mktemp("plain") / "site"
    repository = "https://github.com/crossbearing/crossbearing/tree/main/facts"
    command = [sys.executable, "-m", "crossbearing", "build", "--to", str(folder), "--repository", repository]
    built = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert (built.stdout, built.stderr, built.returncode) == ("", "", 0)
    return folder


@pytest.fixture(params=["site", "plain"])
def door(request: pytest.FixtureRequest) -> Path:
    """Each of the two in turn."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


@cache
def pages(folder: Path) -> Mapping[str, str]:
    """The text of every page by its path, read once for all tests."""
    paths = (path for path in sorted(folder.rglob("*.html")) if path.name != "404.html")
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_both_doors_publish_the_same_pages_and_the_same_data(site: Path, plain: Path) -> None:
    assert list(pages(site)) == list(pages(plain))
    assert (site / "data" / "facts.json").read_bytes() == (plain / "data" / "facts.json").read_bytes()


def test_both_doors_print_the_same_claims_word_for_word(site: Path, plain: Path) -> None:
    claims = sorted(path.relative_to(site) for path in site.glob("incidents/*/claims/*/index.html"))
    assert claims
    for name in claims:
        articles = [
            BeautifulSoup((folder / name).read_bytes(), "html.parser").select_one("article[data-claim]")
            for folder in (site, plain)
        ]
        assert articles[0]
        assert articles[1]
        assert articles[0].get_text() == articles[1].get_text()
        links = [[link["href"] for link in article.select(".actions a")] for article in articles if article]
        assert links[0] == links[1]
        assert len(links[0]) == 4


def test_every_page_has_one_heading_a_title_a_description_and_a_language(door: Path) -> None:
    wrong = [
        name
        for name, text in pages(door).items()
        if len(re.findall(r"<h1[ >]", text)) != 1
        or not re.search(r"<title>\s*[^\s<]", text)
        or not re.search(r'<html lang="[a-z]', text)
        or not (name.startswith("about/") or re.search(r'<meta name="description" content="[^"]', text))
    ]
    assert wrong == []


def test_no_page_has_an_id_twice(door: Path) -> None:
    twice = {
        name: [anchor for anchor, times in Counter(ID.findall(text)).items() if times > 1]
        for name, text in pages(door).items()
    }
    assert {name: anchors for name, anchors in twice.items() if anchors} == {}


def test_nothing_on_a_page_comes_from_another_host(door: Path) -> None:
    foreign = [
        f"{name}: {part}"
        for name, text in pages(door).items()
        for part in FOREIGN.findall(text)
        if 'rel="canonical"' not in part
    ]
    assert foreign == []


def test_pages_on_a_disk_link_to_files_and_to_anchors_in_them(plain: Path) -> None:
    """No server adds index.html there; on a server the other link checker walks."""
    anchors = {name: set(ID.findall(text)) for name, text in pages(plain).items()}
    files = {path.relative_to(plain).as_posix() for path in plain.rglob("*") if path.is_file()}
    broken = []
    for name, text in pages(plain).items():
        for address in LINK.findall(text):
            scheme, _, path, _, fragment = urlsplit(address)
            target = normpath(f"{PurePosixPath(name).parent}/{unquote(path)}") if path else name
            if not scheme and (target not in files or (fragment and fragment not in anchors[target])):
                broken.append(f"{name}: {address}")
    assert broken == []


def test_an_address_that_is_not_here_shows_a_way_on(site: Path) -> None:
    page = BeautifulSoup((site / "404.html").read_text(encoding="utf-8"), "html5lib")
    content = page.select_one("article")
    assert content
    assert "There is no page here" in content.get_text()
    assert "Search for it with the field at the top of this page." in content.get_text()
    links = [str(link["href"]) for link in content.select("ul a")]
    assert links == ["/crossbearing/incidents/", "/crossbearing/glossary/", "/crossbearing/sources/"]
