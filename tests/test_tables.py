"""The tables: every field of the data set, to the letter, and nothing that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.archive import load
from crossbearing.columns import tables, timeline
from crossbearing.feeds.dataset import dataset
from crossbearing.feeds.edition import Edition
from crossbearing.feeds.tables import cell, csv_of
from crossbearing.feeds.tables import files as files_of
from crossbearing.site import Mentioned, Site, site_of
from crossbearing.terms import Mention

MENTIONED = {
    "levee": [
        Mentioned(Mention("levee", "", "The levee gave way.", 4, 9), "incidents/flood/", "Flood"),
        Mentioned(Mention("levee", "", "Her levee.", 4, 9), "incidents/flood/", "Flood"),
    ]
}
SOUND = {
    "incidents": """\
id,title,when,url,where_place,where_or_places,where_precision,claims
flood,"Flood at the Old Quay, 3 May 2021",2021-05-03,incidents/flood/,old-quay,,\
the breach was never surveyed,flood/cause
""",
    "answers": """\
claim,id,text,short,within,amount_least,amount_most,amount_unit,likelihood,finding,said_by,said_by_uncertain,denied_by,\
independent_origins_least,independent_origins_most,statements
flood/cause,overtopped,The water ran over the levee and washed it away.,\
Overtopped,,,,,likely,leaning,River Board,,,1,1,1
flood/cause,burrowed,Animals had burrowed through the levee.,Burrows,,,,,unlikely,leaning,Ada Vane,,River Board,1,1,1
""",
    "sources": """\
id,title,kind,publisher,speaker,url,archives_url,archives_at,published,language,reliability,repeats_source,repeats_how,\
withdrawn_on,withdrawn_why
board-statement,Statement on the night of 3 May,press-release,River Board,river-board,https://board.example/3-may,\
https://archive.example/board/3-may,2021-05-06,2021-05-05,en,B,,,,
gazette,A page of the Gazette on the flood,article,The Gazette,,https://gazette.example/flood,\
https://archive.example/gazette/flood,,2021-05-07,en,C,board-statement,summarises,,
""",
    "relations": "term,is,to\nriver-board,operates,levee\n",
    "mentions": "term,url,count\nlevee,incidents/flood/,2\n",
}


def files(site: Site, mentioned: Mapping[str, Sequence[Mentioned]]) -> Mapping[str, str]:
    edition = Edition(site, dataset(site, mentioned), (), lambda claim: claim.short)
    found = {file.address: file.content.decode() for file in files_of(edition)}
    assert found.pop("data/datapackage.json")
    return found


@pytest.fixture
def site(tiny: Path) -> Site:
    return site_of(load(tiny / "facts").archive)


@pytest.mark.parametrize("name", SOUND)
def test_a_small_archive_becomes_exactly_these_tables(site: Site, name: str) -> None:
    assert files(site, MENTIONED)[f"data/{name}.csv"] == SOUND[name].replace("\n", "\r\n")


def test_there_is_a_table_for_each_of_these_and_all_have_their_columns(site: Site) -> None:
    texts = files(site, MENTIONED)
    assert list(texts) == [f"data/{one.name}.csv" for one in tables()]
    for text in texts.values():
        header, *lines = csv.reader(io.StringIO(text, newline=""))
        assert len(set(header)) == len(header)
        assert {len(line) for line in lines} == {len(header)}


def test_every_field_of_the_data_set_is_in_a_table(site: Site) -> None:
    """What a later change adds to the data set has to be given its column too."""
    data: Any = dataset(site, MENTIONED)
    parts = {"answers": "claims", "statements": "claims", "relations": "terms", "mentions": "terms"}
    left_out = {"incidents": {"timeline"}, "claims": {"answers", "statements"}, "terms": {"relations", "mentions"}}
    for one in tables():
        whole = parts.get(one.name)
        entries = [part for entry in data[whole] for part in entry[one.name]] if whole else data[one.name]
        fields = {field for entry in entries for field in entry} - left_out.get(one.name, set())
        owner = {one.columns[0].name} if one.within else set()
        assert {column.path.partition(".")[0] for column in one.columns} == fields | owner, one.name
    events = [event for incident in data["incidents"] for event in incident["timeline"]]
    assert [column.name for column in timeline().columns] == list(events[0])


def test_no_fact_leaves_only_headings(tmp_path: Path) -> None:
    texts = files(site_of(load(tmp_path).archive), {})
    assert texts["data/relations.csv"] == "term,is,to\r\n"
    assert all(text.count("\r\n") == 1 for text in texts.values())


def test_the_same_facts_give_the_same_bytes(site: Site) -> None:
    assert files(site, MENTIONED) == files(site, MENTIONED)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-35.5, "-35.5"),
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-3", "'-3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("1-2", "1-2"),
        ("'quoted'", "'quoted'"),
        (["a", "b, c"], "a; b, c"),
        (["=1", "b"], "'=1; b"),
        ([None, "b"], "; b"),
        ([], ""),
        ({"ar": "مي-8", "ru": "Ми-8"}, "ar: مي-8; ru: Ми-8"),
    ],
)
def test_what_stands_in_a_cell(value: Any, shown: str) -> None:
    assert cell(value) == shown


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2))
def test_every_text_comes_back_and_none_is_a_formula(texts: list[str]) -> None:
    relation = {"is": texts[0], "to": texts[1]}
    written = csv_of(tables()[6], {"terms": [{"id": "levee", "relations": [relation]}]})
    _, (_, *read) = csv.reader(io.StringIO(written, newline=""))
    for text, found in zip(texts, read, strict=True):
        assert found in (text, f"'{text}")
        assert not found.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_quotation_marks_commas_and_lines_stay_in_their_cell(tiny: Path) -> None:
    path = tiny / "facts" / "incidents" / "flood" / "claims" / "cause.yml"
    because = 'He said "no, never".\n\nOr so; "it seems".'
    path.write_text(
        path.read_text().partition("  because:")[0] + f"  because: {json.dumps(because)}\n  reviewed: 2024-02-01\n"
    )
    text = files(site_of(load(tiny / "facts").archive), {})["data/claims.csv"]
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["because"] == because
    assert row["reviewed"] == "2024-02-01"
