"""The page of components: every state that the models know is on it, and its links lead nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
from bs4 import BeautifulSoup

from crossbearing.captured import Verified
from crossbearing.kinds import Claim
from crossbearing.kinds.fields import groups_of
from crossbearing.kinds.scales import CREDIBILITY, LIKELIHOODS, RELIABILITY
from crossbearing.kinds.term import RelationKind
from crossbearing.pages import lanes
from crossbearing.pages.labels import LIKELIHOODS as WORDS
from crossbearing.pages.labels import label
from crossbearing.pages.matrix import Mark, Position
from crossbearing.pages.relations import LABELS
from crossbearing.pages.statements import STANCES
from crossbearing.symbols import STANDINGS
from crossbearing.weigh import Agreement, Finding

Printed = Callable[[Mapping[str, str]], Mapping[str, BeautifulSoup]]
PUBLISHER = "{name: Watch, url: https://example.org/, contact: a@example.org, licence: CC0-1.0, language: en}"
USED_ELSEWHERE = {".mark--warning"}
"""Marks of pages, not of components."""


@pytest.fixture
def page(printed: Printed) -> BeautifulSoup:
    term = "{name: Levee, summary: A wall of earth.}"
    return printed({"publisher.yml": PUBLISHER, "glossary/concepts/levee.yml": term})["about/components/"]


def texts(page: BeautifulSoup, selector: str) -> set[str]:
    return {" ".join(found.get_text().split()) for found in page.select(selector)}


def test_every_state_that_the_models_know_is_shown(page: BeautifulSoup) -> None:
    assert texts(page, "h2 ~ p .badge") >= {label(word) for word in (*get_args(Finding), *get_args(Agreement))}
    assert texts(page, ".likelihood__words") >= {WORDS[word] for word in (*LIKELIHOODS, "not-assessed")}
    assert texts(page, "abbr.grade") >= {*RELIABILITY, *(f"A{figure}" for figure in CREDIBILITY)}
    assert texts(page, ".stance") == set(STANCES.values())
    assert {row["data-verified"] for row in page.select(".statement")} == set(get_args(Verified))
    assert len(page.select(".statement--struck")) == 2
    assert {cell["class"][1] for cell in page.select(".matrix .cell")} == {f"cell--{mark}" for mark in get_args(Mark)}
    assert {mark["class"][0] for mark in page.select(".lane__track :not(.lane__grid)")} == {
        f"lane__{kind}" for kind in get_args(lanes.Kind)
    }
    assert texts(page, ".symbol figcaption") == {
        f"APP-6 symbol: land unit, brigade; its frame means {words}" for words in STANDINGS.values()
    }
    trees = " ".join(texts(page, ".tree h3"))
    assert [kind for kind in get_args(RelationKind) if LABELS[kind][0] not in trees] == []


def test_every_field_of_a_statement_has_a_row_that_says_what_it_is(page: BeautifulSoup) -> None:
    shown = texts(page, ".comparison .group")
    (statement,) = (group.fields for group in groups_of(Claim) if group.path == "statements.*")
    for field in statement:
        if field.name not in ("source", "id"):
            assert any(name.startswith(field.name) for name in shown), field.name
        for word in field.words:
            assert f"{field.name}: {word} {' '.join(field.meaning.replace('`', '').split())}" in shown, word


def test_every_thing_that_may_be_told_of_an_answer_has_a_column(page: BeautifulSoup) -> None:
    heads = texts(page, ".matrix thead th")
    assert {field.name for field in fields(Position) if field.type == "bool"} <= heads


def test_every_mark_is_shown(page: BeautifulSoup, root: Path) -> None:
    sheet = (root / "hooks" / "crossbearing" / "theme" / "assets" / "marks.css").read_text(encoding="utf-8")
    marks = re.findall(r"^(.+) \{ --mark: ", sheet, re.MULTILINE)
    assert {mark for mark in marks if not page.select(mark)} == USED_ELSEWHERE


def test_hard_words_are_shown_in_their_own_direction_and_language(page: BeautifulSoup) -> None:
    quotations = {(str(one["lang"]), str(one["dir"])) for one in page.select("blockquote")}
    assert quotations >= {("ar", "rtl"), ("ru", "ltr"), ("fr", "ltr"), ("en", "ltr")}


def test_links_of_examples_lead_nowhere_and_ids_stand_once(page: BeautifulSoup) -> None:
    ways = {str(link["href"]) for link in page.select("a[href]")}
    assert {way for way in ways if not way.startswith(("https://gazette.example/", "https://archive.example/"))} == {
        "#examples",
        "#statements",
        "../../glossary/levee/",
        *(f"#moment-{number}" for number in range(1, 6)),
    }
    ids = [str(one["id"]) for one in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_nobody_is_sent_to_it_and_it_mentions_nothing(printed: Printed, site: Path) -> None:
    whole = (site / "about" / "components" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in whole
    others = (path for path in site.rglob("*.html") if path.parent.name != "components")
    assert [path for path in others if "about/components/" in path.read_text(encoding="utf-8")] == []
    assert not (site / "sitemap.xml").is_file() or "components" not in (site / "sitemap.xml").read_text()
    pages = printed({"publisher.yml": PUBLISHER, "glossary/concepts/levee.yml": "{name: Levee, summary: A wall.}"})
    assert "No sentence on this site names it yet." in pages["glossary/levee/"].get_text()
