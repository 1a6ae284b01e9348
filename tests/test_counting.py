"""A statement that counts as another voice says why: whom its source repeats, or whom its voice speaks for or is of."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from crossbearing.pages import claim
from one_page import one, print_all, words

PAGE = "incidents/flood/claims/cause/"
SOURCE = "{{title: {}, kind: article, publisher: {}, language: en, reliability: C{}}}"
STATEMENTS = """
question: What broke it?
short: What broke it?
answers: {rats: {text: Rats broke it., short: Rats}, water: {text: Water broke it., short: Water}}
statements:
  - {source: wire, speaker: vane, wording: direct, says: rats}
  - {source: wire, speaker: staff, wording: direct, says: rats}
  - {source: wire, speaker: herald, wording: direct, says: rats}
  - {source: wire, speaker: army, wording: direct, says: rats}
  - {source: wire, speaker: marshal, wording: direct, says: rats}
  - {source: wire, anonymous: a soldier, of: staff, wording: direct, says: rats}
  - {source: wire, anonymous: a fisherman, wording: direct, says: rats}
  - {source: wire, says: water}
  - {source: paper, says: water}
  - {source: daily, says: water}
  - {source: notice, says: water}
"""
FACTS = {
    "publisher.yml": "{name: Watch, url: https://example.org/, contact: a@example.org, licence: CC0-1.0, language: en}",
    "incidents/flood/incident.yml": "{title: Flood, summary: It rose., when: 2021-05-03, where: {place: quay},"
    " claims: [cause], account: It rose., reviewed: 2024-02-01}",
    "incidents/flood/claims/cause.yml": STATEMENTS,
    "sources/wire.yml": SOURCE.format("Flood", "Wire", ", published: 2021-05-05"),
    "sources/notice.yml": SOURCE.format("Notice", "Board", ""),
    "sources/paper.yml": SOURCE.format("Rising", "Paper", ", repeats: [{source: wire, how: quotes}]"),
    "sources/daily.yml": SOURCE.format(
        "Rain",
        "Daily",
        ", repeats: [{source: paper, how: quotes}, {source: notice, how: quotes}, {source: other, how: quotes}]",
    ),
    "sources/other.yml": SOURCE.format("Other", "Other", ""),
    "glossary/places/quay.yml": "{name: The Quay, summary: A landing place.}",
    "glossary/organisations/army.yml": "{name: Army, summary: It fights.}",
    "glossary/organisations/staff.yml": "{name: Staff, summary: It leads., relations: [{is: part-of, to: army}]}",
    "glossary/people/herald.yml": "{name: Herald, summary: Speaks., relations: [{is: speaks-for, to: army}]}",
    "glossary/people/vane.yml": "{name: Ada Vane, summary: Speaks., relations: [{is: speaks-for, to: staff}]}",
    "glossary/units/marshal.yml": "{name: Marshal, summary: A unit., relations: [{is: part-of, to: herald}]}",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    folder: Path = tmp_path_factory.mktemp("flood")
    return print_all(claim, FACTS, folder)[PAGE]


@pytest.mark.parametrize(
    ("statement", "who"),
    [
        (
            "wire--1",
            "Ada Vane says relayed by Wire, in the speaker’s words"
            " counts as Army, speaking for Staff, which is part of it",
        ),
        ("wire--2", "Staff says relayed by Wire, in the speaker’s words counts as Army, being part of it"),
        ("wire--3", "Herald says relayed by Wire, in the speaker’s words counts as Army, speaking for it"),
        ("wire--4", "Army says relayed by Wire, in the speaker’s words"),
        (
            "wire--5",
            "Marshal says relayed by Wire, in the speaker’s words"
            " counts as Army, being part of Herald, which speaks for it",
        ),
        (
            "wire--6",
            "“a soldier” says unnamed, said to belong to Staff relayed by Wire, in the speaker’s words"
            " counts as Army may be one of the other voices",
        ),
        (
            "wire--7",
            "“a fisherman” says unnamed relayed by Wire, in the speaker’s words"
            " counts as unnamed, via Wire may be one of the other voices",
        ),
        ("wire--8", "Wire says in its own voice"),
        ("paper--1", "Paper says in its own voice counts as Wire, because it repeats Wire"),
        ("daily--1", "Daily says in its own voice counts as Board; Wire, because it repeats Paper and Board"),
    ],
)
def test_why_a_statement_counts_as_another_voice(page: BeautifulSoup, statement: str, who: str) -> None:
    row = one(page, f'tr[data-statement="{statement}"]')
    assert words(one(row, "th")) == who
