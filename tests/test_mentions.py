"""Who calls a term what, and where it is named: whose words, with the way to them, and nothing told twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from bs4 import BeautifulSoup

from crossbearing.pages.mentions import CALLERS_SHOWN, PAGES_SHOWN, SENTENCES_SHOWN
from one_page import one, words

Printed = Callable[[Mapping[str, str]], Mapping[str, BeautifulSoup]]

CLAIM = """
question: What fell?
short: What fell?
about: [heli]
answers:
  shot: {text: It was shot down., short: shot}
  lost: {text: The pilot lost his way., short: lost}
verdict: {likelihood: {shot: likely, lost: unlikely}, confidence: low, because: The Mi-8 burned., reviewed: 2024-02-01}
statements:
  - {source: paper, says: shot, quote: 'We saw the <Mi-8> fall. Nobody saw why.'}
  - {source: paper, speaker: vane, wording: reported, says: shot, quote: that a Mil Mi-8 fell}
  - {source: paper, speaker: vane, wording: direct, attribution_doubted: Yes., says: lost, quote: my poor Mi-8 was lost}
  - {source: paper, anonymous: a pilot, says: lost, quote: the Mi-8 lost its way}
  - {source: zeitung, says: shot, quote: сбит вертолет Ми-8, language: ru, translation: a Mi-8 helicopter was shot down}
  - {source: zeitung, says: shot, quote: упал вертолет Ми-8, language: ru, translation: the aircraft fell}
  - source: zeitung
    says: lost
    how_known: A Mi-8 stood there.
    quote: Niemand weiss mehr davon
    translation: Nobody knows the Mi-8
"""
FACTS = {
    "publisher.yml": "{name: Watch, url: https://example.org/, contact: a@example.org, licence: CC0-1.0, language: en}",
    "incidents/crash/incident.yml": "{title: The crash, summary: A Mi-8 fell., when: 2021, where: {place: hill}, "
    "claims: [cause], account: A Mi-8 fell., reviewed: 2024-02-01, related: [{to: Mi-8, is: part-of}]}",
    "incidents/crash/claims/cause.yml": CLAIM,
    "sources/paper.yml": "{title: Paper, kind: article, publisher: The Paper, language: en, reliability: B}",
    "sources/zeitung.yml": "{title: Zeitung, kind: article, publisher: Zeitung, language: de, reliability: B,"
    " note: It calls the Mi-8 old.}",
    "glossary/places/hill.yml": "{name: The Hill, summary: Where a Mi-8 fell.}",
    "glossary/people/vane.yml": "{name: Ada Vane, summary: A pilot.}",
    "glossary/equipment/heli.yml": "{name: Mi-8, also: [Mil Mi-8], names: {ru: Ми-8}, summary: A helicopter.}",
}
ROW = "../../incidents/crash/claims/cause/#s-"


@pytest.fixture
def page(printed: Printed) -> BeautifulSoup:
    return printed(FACTS)["glossary/heli/"]


def test_each_page_stands_once_incidents_and_questions_first(page: BeautifulSoup) -> None:
    lists = page.select("ul.mentions > li")
    assert [(words(item.a), item.a and item.a["href"]) for item in lists] == [
        ("The crash", "../../incidents/crash/"),
        ("What fell?", "../../incidents/crash/claims/cause/"),
        ("Zeitung", "../../sources/zeitung/"),
        ("The Hill", "../hill/"),
    ]
    assert words(one(page, "#mentions")) == "Every mention 14"
    assert words(one(page, "#mentions + .note")) == "14 sentences on 4 pages."


def test_quoted_words_stand_in_quotation_marks_behind_their_speaker_and_lead_to_the_statement(
    page: BeautifulSoup,
) -> None:
    (claim,) = (item for item in page.select("ul.mentions > li") if words(item.a) == "What fell?")
    told = [
        (words(item.span), words(item.q), link["href"] if (link := item.select_one("a.meta")) else "")
        for item in claim.select("li:has(q)")
    ]
    assert told == [
        ("The Paper:", "We saw the <Mi-8> fall.", f"{ROW}paper--1"),
        ("Ada Vane, as The Paper puts it:", "that a Mil Mi-8 fell", f"{ROW}paper--2"),
        ("Zeitung, translated:", "a Mi-8 helicopter was shot down", f"{ROW}zeitung--1"),
        ("Zeitung:", "упал вертолет Ми-8", f"{ROW}zeitung--2"),
        ("attributed to Ada Vane:", "my poor Mi-8 was lost", f"{ROW}paper--3"),
        ("“a pilot”, unnamed:", "the Mi-8 lost its way", f"{ROW}paper--4"),
        ("Zeitung, translated:", "Nobody knows the Mi-8", f"{ROW}zeitung--3"),
    ]
    assert [item.get("lang") for item in claim.select("q")] == [None, None, None, "ru", None, None, None]
    assert [words(item) for item in claim.select("li li:not(:has(q))")] == [
        "How known: A Mi-8 stood there. Who says what, in whose words",
        "The Mi-8 burned. Why this finding",
    ]


def test_what_a_page_only_repeats_from_another_is_no_mention(printed: Printed) -> None:
    pages = printed(FACTS)
    assert "Mi-8" in pages["sources/zeitung/"].select(".said-here")[0].get_text()
    titles = [words(item.a) for item in pages["glossary/heli/"].select("ul.mentions > li")]
    assert "Paper" not in titles


def test_voices_with_the_words_they_use_in_their_own_language(page: BeautifulSoup) -> None:
    called = {
        words(item.select_one(".called__who")): [words(line) for line in item.select("div")]
        for item in page.select(".called > li")
    }
    assert called == {
        "The Paper": ["Mi-8 on What fell?", "Mil Mi-8 on What fell?"],
        "Zeitung": ["Ми-8 on What fell?"],
        "“a pilot”, unnamed": ["Mi-8 on What fell?"],
        "Ada Vane": ["Mi-8 on What fell?"],
    }
    assert one(page, ".called > li:first-child div:first-of-type a")["href"] == f"{ROW}paper--1"


def test_much_is_folded_and_nothing_is_lost_without_a_script(printed: Printed) -> None:
    voices = "".join(f"  - {{source: s{n}, says: shot, quote: we saw the Mi-8 fall}}\n" for n in range(20))
    sources = {
        f"sources/s{n}.yml": f"{{title: S{n}, kind: article, publisher: Paper {n}, language: en, reliability: B,"
        " note: On the Mi-8.}"
        for n in range(20)
    }
    claim = CLAIM[: CLAIM.index("statements:")] + f"statements:\n{voices}"
    facts = {name: text for name, text in FACTS.items() if not name.startswith("sources/")}
    page = printed({**facts, "incidents/crash/claims/cause.yml": claim, **sources})["glossary/heli/"]
    assert len(page.select("ul.called > li")) == 20
    assert len(page.select("ul.called:not(details ul) > li")) == CALLERS_SHOWN
    assert len(page.select("ul.mentions:not(details ul) > li")) == PAGES_SHOWN
    (claim_item,) = (item for item in page.select("ul.mentions > li") if words(item.a) == "What fell?")
    assert len(claim_item.select(":scope > ul > li")) == SENTENCES_SHOWN
    assert words(claim_item.summary) == "19 more on this page"
    assert [words(one) for one in page.select("details > summary")][-2:] == [
        "Sources: 17 more pages",
        "Glossary: 1 more page",
    ]
    assert len(page.select("ul.mentions li li")) == 3 + 21 + 20 + 1
