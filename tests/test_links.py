"""A link checker from the registry asks for all that the built site links to, and every anchor is looked up."""

import contextlib
import functools
import http.server
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from linkcheck.cmdline import aggregate_url
from linkcheck.configuration import Configuration
from linkcheck.director import check_urls, get_aggregate
from linkcheck.logger import _Logger

BASE = "crossbearing/"
"""The folder that the site is published in, as `site_url` in mkdocs.yml has it: links from 404.html start with it."""


def test_all_that_the_site_links_to_is_there(site: Path, tmp_path: Path) -> None:
    assert broken_links(site, tmp_path) == []


def test_under_the_name_of_any_repository_all_is_there(root: Path, tiny: Path, tmp_path: Path) -> None:
    """As GitHub Pages serves it, with the address that the workflow passes on."""
    (address,) = re.findall(r"^site_url: .*$", (root / "mkdocs.yml").read_text(), re.MULTILINE)
    (tiny / "docs" / "about" / "proof.md").write_text("# What a proof shows\n")
    config = tiny / "mkdocs.yml"
    config.write_text(re.sub(r"^site_url: .*$", address, config.read_text(), flags=re.MULTILINE))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    pages = "https://newsroom.github.io/their-facts/"
    built = subprocess.run(command, cwd=tiny, capture_output=True, text=True, env={**os.environ, "SITE_URL": pages})
    assert (built.returncode, built.stderr) == (0, "")
    assert 'href="/their-facts/glossary/"' in (tiny / "site" / "404.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{pages}sources/gazette/">' in page_of(tiny / "site", "sources/gazette")
    assert broken_links(tiny / "site", tmp_path, "their-facts/") == []
    assert broken_anchors(tiny / "site") == []


def page_of(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def test_every_anchor_of_the_site_is_there(site: Path) -> None:
    assert broken_anchors(site) == []


def test_a_missing_page_image_and_anchor_are_noticed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "there").mkdir(parents=True)
    (site / "index.html").write_text(
        "<!doctype html><title>Home</title><link rel=stylesheet href=gone.css>"
        "<p id=here><a href='#here'>ok</a> <a href='there/#place'>ok</a> <a href='https://example.org/#x'>not asked</a>"
        "<p><a href='#nowhere'>broken</a><a href='there/#gone'>broken</a> <a href='gone/'>broken</a><img src=gone.png>"
    )
    (site / "there" / "index.html").write_text(
        "<!doctype html><title>There</title><p id=place><a href='../#h%65re'>ok</a>"
    )
    (site / "orphan.html").write_text("<!doctype html><title>Orphan</title><a href='gone-too/'>broken</a>")
    assert broken_links(site, tmp_path) == [
        "index.html: gone.css",
        "index.html: gone.png",
        "index.html: gone/",
        "orphan.html: gone-too/",
    ]
    assert broken_anchors(site) == ["index.html: #nowhere", "index.html: there/#gone"]


def broken_links(site: Path, folder: Path, base: str = BASE) -> list[str]:
    """What is linked and not there, as "page: link", sorted; other hosts are not asked."""
    (folder / "published").mkdir()
    (folder / "published" / base).symlink_to(site)
    with served(folder / "published") as address:
        start = address + base
        files = sorted(file for file in site.rglob("*") if file.suffix in {".html", ".css"})
        found = checked([start + file.relative_to(site).as_posix() for file in files])
    return sorted(f"{page.removeprefix(start)}: {link}" for page, link in found)


def checked(addresses: list[str]) -> set[tuple[str, str]]:
    """The broken links on these pages, as (page, link)."""
    config = Configuration()
    config.logger_add(Broken)
    config["logger"] = logger = config.logger_new(Broken.LoggerName)
    config["status"] = False
    config["recursionlevel"] = 1  # each page is a start, so pages that none links to are looked at too, and once
    config["threads"] = 2
    config["robotstxt"] = False
    config["maxrequestspersecond"] = 10_000
    config.sanitize()
    aggregate = get_aggregate(config)
    for address in addresses:
        aggregate_url(aggregate, address)
    check_urls(aggregate)
    assert isinstance(logger, Broken)
    return logger.links


class Broken(_Logger):  # type: ignore[misc]
    """Keeps what LinkChecker would print: the links that are invalid or call for a warning."""

    LoggerName = "broken"

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.links: set[tuple[str, str]] = set()

    def log_url(self, url_data: object) -> None:
        self.links.add((getattr(url_data, "parent_url", None) or "", getattr(url_data, "base_url", "")))

    def comment(self, s: str, **kwargs: object) -> None:
        """Says nothing, like the two that follow."""

    def start_output(self) -> None: ...

    def end_output(self, **kwargs: object) -> None: ...


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, and tells LinkChecker that it need not wait between two requests."""

    def end_headers(self) -> None:
        self.send_header("LinkChecker", "welcome")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address under which the folder can be read, as long as the block lasts."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def broken_anchors(site: Path) -> list[str]:
    """The links to an existing page whose anchor is not on it, as "page: link", in the pages' order.

    LinkChecker can do this too, but reads a page again for each of its anchors: 2 minutes for 3,000 of them.
    """
    pages = {
        page.relative_to(site).as_posix(): Anchors(page.read_text("utf-8")) for page in sorted(site.rglob("*.html"))
    }
    broken = []
    for name, page in pages.items():
        for link in page.links:
            path, anchor = urldefrag(urljoin(name, link))
            target = pages.get(path + "index.html" if path.endswith("/") or not path else path)
            if anchor and target and unquote(anchor) not in target.ids:
                broken.append(f"{name}: {link}")
    return broken


class Anchors(HTMLParser):
    """The ids and the links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str | None] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids.add(values.get("id"))
        if tag == "a" and (link := values.get("href")):
            self.links.append(link)
