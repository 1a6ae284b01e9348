"""What holds for every page of the real site, through both doors: MkDocs, and `facts build` for a server or a disk."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

PARTS = re.compile(r'<(?:a|link|script|img|use)\b[^>]*?\s(?:href|src)="([^"]*)"')


@pytest.fixture(scope="module")
def plain(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `facts build` writes it."""
    folder = tmp_path_factory.mktemp("plain") / "site"
    command = [sys.executable, "-m", "crossbearing", "build", "--to", str(folder)]
    built = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert (built.stdout, built.stderr, built.returncode) == ("", "", 0)
    return folder


@pytest.fixture(params=["site", "plain"])
def door(request: pytest.FixtureRequest) -> Path:
    """Each of the two in turn."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


@cache
def pages(folder: Path) -> tuple[tuple[str, BeautifulSoup], ...]:
    """Every page with its path, sorted; parsed once for all tests."""
    return tuple(
        (path.relative_to(folder).as_posix(), BeautifulSoup(path.read_bytes(), "html.parser"))
        for path in sorted(folder.rglob("*.html"))
        if path.name != "404.html"
    )


def test_both_doors_publish_the_same_pages_and_the_same_data(site: Path, plain: Path) -> None:
    assert [name for name, _ in pages(site)] == [name for name, _ in pages(plain)]
    data = [{path.name: path.read_bytes() for path in (folder / "data").iterdir()} for folder in (site, plain)]
    assert data[0] == data[1]


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


def test_every_page_has_one_heading_a_title_a_description_and_a_language(door: Path) -> None:
    wrong = [
        name
        for name, page in pages(door)
        if len(page.select("h1")) != 1
        or not (page.title and page.title.get_text(strip=True))
        or not page.select_one("html[lang]")
        or not (name.startswith("about/") or page.select_one('meta[name=description]:not([content=""])'))
    ]
    assert wrong == []


def test_no_page_has_an_id_twice(door: Path) -> None:
    twice = {
        name: [anchor for anchor, times in Counter(found["id"] for found in page.select("[id]")).items() if times > 1]
        for name, page in pages(door)
    }
    assert {name: anchors for name, anchors in twice.items() if anchors} == {}


def test_nothing_on_a_page_comes_from_another_host(door: Path) -> None:
    parts = "link[rel=stylesheet], link[rel=preconnect], script[src], img[src], iframe, video, audio, object, embed"
    foreign = [
        f"{name}: {address}"
        for name, page in pages(door)
        for part in page.select(parts)
        if urlsplit(address := str(part.get("href") or part.get("src") or "")).netloc
    ]
    assert foreign == []


def test_pages_on_a_disk_link_to_files_and_to_anchors_in_them(plain: Path) -> None:
    """No server adds index.html there; on a server the other link checker walks."""
    texts = {path.relative_to(plain).as_posix(): path.read_text() for path in plain.rglob("*.html")}
    anchors = {name: set(re.findall(r'\sid="([^"]+)"', text)) for name, text in texts.items()}
    broken = []
    for name, text in texts.items():
        for address in PARTS.findall(text):
            parts = urlsplit(address)
            target = (plain / name).parent / unquote(parts.path) if parts.path else plain / name
            to = target.resolve().relative_to(plain.resolve()).as_posix() if not parts.scheme else ""
            if not parts.scheme and (not target.is_file() or (parts.fragment and parts.fragment not in anchors[to])):
                broken.append(f"{name}: {address}")
    assert broken == []
