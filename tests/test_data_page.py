"""The page on the data: its files as they are, every field in the words of the kinds, and queries that run."""

from __future__ import annotations

import json
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import jq
import pytest
from bs4 import BeautifulSoup, Tag

from crossbearing.columns import tables, timeline
from crossbearing.kinds import Claim, Incident, Source
from crossbearing.pages.data import Listed
from crossbearing.pages.queries import QUERIES, Query


@pytest.fixture(scope="module")
def page(site: Path) -> BeautifulSoup:
    return BeautifulSoup((site / "data" / "index.html").read_text(encoding="utf-8"), "html5lib")


def words(tag: Tag | None) -> str:
    assert tag
    return " ".join(tag.get_text(" ").split())


def test_every_file_is_there_with_its_size_and_fingerprint(page: BeautifulSoup, site: Path) -> None:
    listed = {str(entry["data-file"]): entry for entry in page.select("[data-file]")}
    assert {name for name in listed if name.startswith("data/")} == {
        path.relative_to(site).as_posix()
        for path in (site / "data").rglob("*")
        if path.name not in ("index.html",) and path.is_file()
    }
    assert {name for name in listed if not name.startswith("data/")} == {"feed.xml", "sitemap.xml"}
    for name, entry in listed.items():
        content = (site / name).read_bytes()
        assert sha256(content).hexdigest() in words(entry)
        assert Listed.of(name, "", content).size in words(entry)
        assert entry.a
        assert (site / "data" / str(entry.a["href"])).resolve() == (site / name).resolve()


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1709, "1.7 kB"),
        (46852, "47 kB"),
        (999_499, "999 kB"),
        (1_249_999, "1.2 MB"),
    ],
)
def test_a_size_is_said_in_units_that_people_read(count: int, said: str) -> None:
    assert Listed.of("x", "", bytes(count)).size == said


def test_the_licence_and_the_fingerprint_of_the_facts_are_told(page: BeautifulSoup, site: Path) -> None:
    digest = json.loads((site / "data" / "facts.json").read_bytes())["facts_sha256"]
    assert digest in page.get_text()
    licence = page.select_one('a[rel~="license"]')
    assert licence
    assert (words(licence), licence["href"]) == ("CC-BY-4.0", "https://spdx.org/licenses/CC-BY-4.0.html")


def test_every_field_is_there_with_its_meaning(page: BeautifulSoup) -> None:
    shown = {str(row["id"]): words(row.dd) for row in page.select("div[id^=field-]")}
    columns = {f"field-{one.name}-{column.name}": column for one in (*tables(), timeline()) for column in one.columns}
    assert list(shown) == list(columns)
    assert shown == {name: " ".join(column.meaning.replace("`", " ").split()) for name, column in columns.items()}


def test_meanings_are_those_of_the_kinds() -> None:
    by_table = {one.name: {column.name: column.meaning for column in one.columns} for one in tables()}
    assert by_table["claims"]["question"] == Claim.model_fields["question"].description
    assert by_table["incidents"]["when"] == Incident.model_fields["when"].description
    assert by_table["sources"]["reliability"] == Source.model_fields["reliability"].description


def as_sql(query: Query, folder: Path) -> str:
    with closing(sqlite3.connect(f"file:{folder / query.file}?mode=ro", uri=True)) as base:
        return "\n".join(map(str, base.execute(query.text)))


def as_jq(query: Query, folder: Path) -> str:
    program, raw, text, file = shlex.split(query.text)
    assert (program, raw, file) == ("jq", "-r", query.file)
    found = jq.compile(text).input_text((folder / file).read_text(encoding="utf-8")).all()
    return "\n".join(map(str, found))


def as_python(query: Query, folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", query.text], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def as_shell(query: Query, folder: Path) -> str:
    program, *arguments = shlex.split(query.text)
    found = shutil.which(program, path=Path(sys.executable).parent)
    assert found
    return subprocess.run([found, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


RUN: Mapping[str, Callable[[Query, Path], str]] = {
    "sql": as_sql, "jq": as_jq, "python": as_python, "shell": as_shell,
}  # fmt: skip


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.asks)
def test_every_query_runs_as_it_is_shown_and_finds_something(query: Query, page: BeautifulSoup, site: Path) -> None:
    shown = [code.get_text() for code in page.select(f'code[data-query="{query.file}"]')]
    assert query.text in shown
    folder = site if (site / query.file).exists() else site / "data"
    assert RUN[query.language](query, folder).strip()


def test_every_page_leads_to_the_feed(page: BeautifulSoup, site: Path) -> None:
    link = page.select_one('link[rel~="alternate"][type="application/atom+xml"]')
    assert link
    assert (site / "data" / str(link["href"])).resolve() == (site / "feed.xml").resolve()
