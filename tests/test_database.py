"""The database: sound, whole, with every row of the data set, and answering by its views and its index of words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from crossbearing.columns import tables
from hostile.injecting import injections
from publishing import published, published_hostile

STANCES = (("said_by", "says", 1), ("said_by_uncertain", "says", 0), ("denied_by", "denies", 1))


def opened(content: bytes) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.deserialize(content)
    return base


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{site / 'data' / 'facts.sqlite'}?mode=ro", uri=True)) as found:
        yield found


@pytest.fixture(scope="module")
def data(site: Path) -> Any:
    return json.loads((site / "data" / "facts.json").read_bytes())


def asked(base: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
    return base.execute(sql).fetchall()


def test_keys_and_pages_are_sound(base: sqlite3.Connection) -> None:
    assert asked(base, "PRAGMA foreign_key_check") == []
    assert asked(base, "PRAGMA integrity_check") == [("ok",)]
    keys = {table: len(asked(base, f"PRAGMA foreign_key_list({table})")) for table in names()}
    assert keys == {
        "incidents": 1, "claims": 1, "answers": 3, "statements": 3,
        "sources": 1, "terms": 1, "relations": 2, "mentions": 1,
    }  # fmt: skip


def names() -> list[str]:
    return [table.name for table in tables()]


def test_every_entry_of_the_data_set_is_a_row(base: sqlite3.Connection, data: Any) -> None:
    claims, terms = data["claims"], data["terms"]
    expected = {
        **{name: len(data[name]) for name in ("incidents", "claims", "sources", "terms")},
        "answers": sum(len(claim["answers"]) for claim in claims),
        "statements": sum(len(claim["statements"]) for claim in claims),
        "relations": sum(len(term["relations"]) for term in terms),
        "mentions": sum(len(term["mentions"]) for term in terms),
    }
    assert {name: asked(base, f'SELECT count(*) FROM "{name}"')[0][0] for name in names()} == expected


def test_columns_are_called_as_the_fields(base: sqlite3.Connection, data: Any) -> None:
    columns = [row[1] for row in asked(base, "PRAGMA table_info(statements)")]
    assert columns == ["claim", *data["claims"][0]["statements"][0]]
    _, *row = base.execute("SELECT * FROM statements").fetchone()
    first = data["claims"][0]["statements"][0]
    cells = zip(first.values(), row, strict=True)
    assert [json.loads(cell) if isinstance(value, list) else cell for value, cell in cells] == list(first.values())


def test_the_views_say_what_was_weighed(base: sqlite3.Connection, data: Any) -> None:
    claims = data["claims"]
    assert asked(base, "SELECT claim, finding, agreement, answers, statements FROM findings ORDER BY claim") == [
        (claim["id"], claim["finding"], claim["agreement"], len(claim["answers"]), len(claim["statements"]))
        for claim in sorted(claims, key=lambda claim: claim["id"])
    ]
    assert sorted(asked(base, "SELECT claim, answer, voice, how, certain FROM origins")) == sorted(
        (claim["id"], answer["id"], voice, how, certain)
        for claim in claims
        for answer in claim["answers"]
        for field, how, certain in STANCES
        for voice in answer[field]
    )
    wrong = "SELECT id FROM answers WHERE independent_origins_most <> "
    counted = "(SELECT count(*) FROM origins WHERE (claim, answer, how) = (answers.claim, answers.id, 'says'))"
    assert asked(base, wrong + counted) == []


def test_words_are_found_without_their_accents_and_in_their_script(base: sqlite3.Connection) -> None:
    def found(words: str) -> set[tuple[str, str]]:
        return set(base.execute("SELECT kind, id FROM words WHERE words MATCH ?", [words]))

    assert ("term", "mi-8") in found('"ми-8"')
    assert ("claim", "mi-8-latakia-2015/first-damage") in found("first AND damaged")
    assert any(kind == "quotation" for kind, _ in found("вертолет*"))


def test_the_pages_count_what_the_database_counts(base: sqlite3.Connection, site: Path) -> None:
    home = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html5lib")
    shown = {pair.dt.get_text(): pair.dd.get_text() for pair in home.select("dl > div") if pair.dt and pair.dd}
    for words, table in (("questions", "claims"), ("statements", "statements"), ("sources", "sources")):
        assert shown[words] == str(asked(base, f"SELECT count(*) FROM {table}")[0][0])
    assert shown["terms explained"] == str(asked(base, "SELECT count(*) FROM terms")[0][0])


def test_each_claim_counts_what_the_database_counts(base: sqlite3.Connection, site: Path) -> None:
    for claim, url, finding, agreement in asked(base, "SELECT claim, url, finding, agreement FROM findings"):
        page = BeautifulSoup((site / url / "index.html").read_text(encoding="utf-8"), "lxml")
        article = page.select_one("article[data-claim]")
        assert article
        assert (article["data-finding"], article["data-agreement"]) == (finding, agreement)
        rows = [(tag["data-source"], tag["data-verified"]) for tag in page.select("[data-statement]")]
        assert sorted(rows) == sorted(base.execute("SELECT source, verified FROM statements WHERE claim = ?", [claim]))
        answers = base.execute(
            "SELECT id, independent_origins_least, independent_origins_most, statements FROM answers WHERE claim = ?",
            [claim],
        )
        for name, least, most, statements in answers:
            count = page.select_one(f"#answer-{name} .answer__count")
            assert count
            origins = str(least) if least == most else f"{least}–{most}"
            plural = "origin" if most == 1 else "origins"
            said = f"{statements} {'statement' if statements == 1 else 'statements'}"
            assert " ".join(count.get_text(" ").split()) == f"{origins} {plural} {said}", (claim, name)


def test_hostile_texts_are_texts(tmp_path: Path) -> None:
    files = published_hostile(tmp_path, list(injections().values()))
    with closing(opened(files["data/facts.sqlite"])) as base:
        assert asked(base, "PRAGMA foreign_key_check") == []
        assert asked(base, "PRAGMA integrity_check") == [("ok",)]
        shorts = {row[0] for row in asked(base, "SELECT short FROM answers")}
        assert shorts & set(injections().values())


def test_an_archive_without_facts_has_all_tables(tmp_path: Path, tiny: Path) -> None:
    facts = tmp_path / "empty"
    facts.mkdir()
    (facts / "publisher.yml").write_bytes((tiny / "facts" / "publisher.yml").read_bytes())
    with closing(opened(published(facts)["data/facts.sqlite"])) as base:
        assert [asked(base, f'SELECT count(*) FROM "{name}"') for name in names()] == [[(0,)]] * 8
        assert asked(base, "PRAGMA integrity_check") == [("ok",)]
