"""The incident page: what is agreed before any narrative, times in words, and who answers what, in shapes and words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from bs4 import BeautifulSoup, Tag

Printed = Callable[[Mapping[str, str]], Mapping[str, BeautifulSoup]]

HOSTILE = "'\"><script>x</script><b onclick=x>{{ 7 * 7 }}'"
SHOWN = '"><script>x</script><b onclick=x>{{ 7 * 7 }}'

INCIDENT = """
title: Flood at the Quay
summary: The [[levee]] gave way.
when: 2021-05-03
where: {place: quay, or_places: [mill], precision: never surveyed}
involved: [{who: board, role: kept the levee}]
key_facts:
  - {label: Cause, value: '*rats*, some say', claim: cause}
  - {label: Depth, value: 2 m, source: gazette}
claims: [cause, warned]
account: It broke at night [[claim:cause]]. A siren sounded [[source:gazette]].
timeline:
  - {when: 2021-05-04, what: The water falls.}
  - {when: 2021-05-03T02:00+02:00, until: 2021-05-03T04:00+02:00, what: A siren., source: gazette}
  - when: {earliest: 2021-05-03T01:00+02:00, latest: 2021-05-03T05:00+02:00}
    what: It breaks.
    claim: cause
    according_to: [board, vane]
related:
  - {to: drought, is: caused-by, note: the ground was hard}
  - {to: The flood of 1953, is: not-to-be-confused-with}
reviewed: 2024-02-01
corrections: [{on: 2024-01-31, what: The day was wrong., was: 2 May, now: 3 May}]
"""

DROUGHT = """
{title: Drought, summary: No rain., when: 2020, where: {place: quay}, claims: [], account: Dry., reviewed: 2024-02-01}
"""

CAUSE = """
question: What broke the levee?
short: What broke it?
answers:
  rats: {text: Rats broke it., short: rats}
  brown-rats: {text: Brown rats broke it., short: brown rats, within: rats}
  water: {text: Water broke it., short: high water}
statements:
  - {source: board-says, says: rats}
  - {source: vane-says, says: water}
  - {source: gazette, denies: rats}
  - {source: gazette, says: nothing}
  - {source: gazette, anonymous: a fisherman, wording: reported, says: brown-rats}
verdict:
  likelihood: {rats: very-likely, brown-rats: likely, water: very-unlikely}
  confidence: high
  because: Burrows.
  on_one_origin: They saw it.
  reviewed: 2024-02-01
"""

WARNED = """
question: Was the town warned?
short: Was it warned?
answers: {yes-it-was: {text: It was., short: it was}}
statements:
  - {source: board-says, says: yes-it-was}
  - {source: vane-says, says: unknown}
  - {source: gazette, says: yes-it-was}
"""

FACTS = {
    "publisher.yml": "{name: Watch, url: https://example.org/, contact: a@example.org, licence: CC0-1.0, language: en}",
    "incidents/flood/incident.yml": INCIDENT,
    "incidents/flood/claims/cause.yml": CAUSE,
    "incidents/flood/claims/warned.yml": WARNED,
    "incidents/drought/incident.yml": DROUGHT,
    "sources/board-says.yml": "{title: Notice, kind: statement, publisher: Board, language: en, reliability: C,"
    " speaker: office}",
    "sources/vane-says.yml": "{title: Brief, kind: interview, publisher: Mast, language: de, reliability: D,"
    " speaker: vane}",
    "sources/gazette.yml": "{title: Газета, kind: article, publisher: Gazette, language: ru, reliability: B,"
    " published: 2021-05-05}",
    "glossary/places/quay.yml": "{name: The Quay, summary: A landing place.}",
    "glossary/places/mill.yml": "{name: The Mill, summary: A mill.}",
    "glossary/concepts/levee.yml": "{name: levee, summary: A bank of earth.}",
    "glossary/organisations/board.yml": "{name: River Board, summary: It keeps rivers.}",
    "glossary/units/office.yml": "{name: Press Office, summary: It speaks., relations: [{is: part-of, to: board}]}",
    "glossary/people/vane.yml": "{name: Ada Vane, summary: A witness.}",
}


def words(tag: Tag | None) -> str:
    """The visible text, on one line; what only a screen reader says is left out."""
    assert tag is not None
    tag = BeautifulSoup(str(tag), "html5lib")
    for hidden in tag.select(".visually-hidden"):
        hidden.decompose()
    return " ".join(tag.get_text().split())


@pytest.fixture
def page(printed: Printed) -> BeautifulSoup:
    return printed(FACTS)["incidents/flood/"]


def after(page: BeautifulSoup, anchor: str) -> str:
    """What is visible in a section, without its heading."""
    heading = page.find(id=anchor)
    assert isinstance(heading, Tag)
    parts = []
    for sibling in heading.find_next_siblings():
        if sibling.name == "h2":
            break
        parts.append(words(sibling))
    return " ".join(parts)


def test_the_first_screen_counts_before_it_tells(page: BeautifulSoup) -> None:
    first = [words(tag) for tag in page.body.find_all(recursive=False)][:4] if page.body else []
    assert first == [
        "Flood at the Quay",
        "3 May 2021 · The Quay or The Mill (never surveyed)",
        "The levee gave way.",
        "2 questions: 1 Agreed 1 Contested",
    ]
    assert [heading["id"] for heading in page.select("h2")] == [
        "facts", "agreed", "account", "timeline", "matrix", "involved", "related", "sources", "corrections", "cite",
    ]  # fmt: skip


def test_key_facts_carry_the_finding_of_their_claim_or_their_source(page: BeautifulSoup) -> None:
    assert [words(entry) for entry in page.select(".key-facts > div")] == [
        "Cause Leaning rats, some say What broke it?",
        "Depth 2 m Source: Gazette",
    ]
    assert words(page.select_one(".key-facts em")) == "rats"


def test_questions_stand_under_what_the_voices_make_of_them(page: BeautifulSoup) -> None:
    assert after(page, "agreed") == (
        "What the voices say 1 Agreed 1 Contested What we find 1 Leaning 1 Not yet assessed "
        "Agreed 1 Was the town warned? Not yet assessed "
        "Contested 1 What broke the levee? Leaning Likely brown rats."
    )


def test_claims_in_the_account_are_marks_that_tell_question_and_finding(page: BeautifulSoup) -> None:
    assert after(page, "account") == "It broke at night What broke it?. A siren sounded Gazette, 5 May 2021."
    (mark,) = page.select(".account a.claim-mark")
    assert mark["title"] == "What broke the levee? Likely brown rats."
    assert mark["href"] == "claims/cause/"


def test_the_timeline_is_sorted_says_spans_in_words_and_owns_up_to_an_unknown_order(page: BeautifulSoup) -> None:
    assert [words(entry) for entry in page.select(".events > li")] == [
        "3 May 2021, between 01:00 and 05:00 (UTC+2) It breaks. "
        "According to River Board; Ada Vane What broke it? Leaning",
        "3 May 2021, 02:00 (UTC+2) until 3 May 2021, 04:00 (UTC+2) order unknown A siren. Source: Gazette",
        "4 May 2021 The water falls.",
    ]
    assert page.select_one(".events time[datetime='2021-05-03T02:00+02:00']") is not None


def test_voices_that_answered_two_have_columns_grouped_by_what_they_count_as(page: BeautifulSoup) -> None:
    heads = [[words(head) for head in row.select("th")] for row in page.select(".matrix thead tr")]
    assert heads == [["Question and finding", "Ada Vane", "Gazette", "River Board"], ["Press Office"]]


def test_cells_say_in_words_and_shape_how_an_answer_stands_to_the_finding(page: BeautifulSoup) -> None:
    rows = [[words(cell) for cell in row.select("td")] for row in page.select(".matrix tbody tr")]
    assert rows == [
        ["Ada Vane high water", "Gazette denies: rats", "Press Office rats"],
        ["Ada Vane says it is not known", "Gazette it was", "Press Office it was"],
    ]
    marks = [
        [cell["class"][-1].removeprefix("cell--") for cell in row.select("td .cell")]
        for row in page.select(".matrix tbody tr")
    ]
    assert marks == [["other", "other", "same"], ["none", "none", "none"]]
    unseen = [hidden.get_text() for hidden in page.select(".matrix .visually-hidden")]
    assert unseen == [" (against what is found)", " (against what is found)", " (as found)"]


def test_a_voice_that_is_silent_on_a_claim_says_so_in_words_of_which_the_style_shows_a_dash(printed: Printed) -> None:
    third = WARNED.replace("Was the town warned?", "Who?").replace("  - {source: gazette, says: yes-it-was}\n", "")
    facts = {
        **FACTS,
        "incidents/flood/incident.yml": INCIDENT.replace("[cause, warned]", "[cause, warned, third]"),
        "incidents/flood/claims/third.yml": third,
    }
    page = printed(facts)["incidents/flood/"]
    (silent,) = page.select(".matrix tbody .cell--silent")
    assert silent.get_text() == "nothing recorded"


def test_a_voice_that_was_read_whole_and_is_silent_is_told_from_one_of_which_nothing_is_recorded(
    printed: Printed,
) -> None:
    third = WARNED.replace("Was the town warned?", "Who?").replace(
        "source: gazette, says: yes-it-was", "source: gazette, says: nothing"
    )
    facts = {
        **FACTS,
        "incidents/flood/incident.yml": INCIDENT.replace("[cause, warned]", "[cause, warned, third]"),
        "incidents/flood/claims/third.yml": third,
    }
    page = printed(facts)["incidents/flood/"]
    assert page.select(".matrix tbody .cell--silent") == []
    assert [cell.get_text() for cell in page.select(".matrix tbody tr:last-child .cell")].count(
        "read whole, and silent on it"
    ) == 1


def test_what_a_voice_took_back_is_struck_in_its_cell(printed: Printed) -> None:
    facts = {
        **FACTS,
        "sources/vane-again.yml": "{title: Again, kind: interview, publisher: Mast, language: de, reliability: D,"
        " speaker: vane, published: 2022}",
        "incidents/flood/claims/cause.yml": CAUSE.replace(
            "{source: vane-says, says: water}",
            "{source: vane-says, says: water, said: 2021}\n  - {source: vane-again, says: rats}",
        ),
    }
    cell = printed(facts)["incidents/flood/"].select(".matrix tbody td")[0]
    assert (
        cell.get_text(" ", strip=True)
        == "Ada Vane high water (against what is found) (no longer counted) rats (as found)"
    )
    assert words(cell.s) == "high water"


def test_without_a_voice_on_two_claims_there_is_no_table(printed: Printed) -> None:
    page = printed(FACTS)["incidents/drought/"]
    assert after(page, "matrix") == "No voice has answered two or more of these questions."
    assert page.table is None


def test_related_events_sources_and_corrections_are_listed(page: BeautifulSoup) -> None:
    assert after(page, "involved") == "River Board kept the levee"
    assert after(page, "related") == ("Caused by Drought the ground was hard Not to be confused with The flood of 1953")
    assert after(page, "sources") == (
        "Notice Board · C · 2 statements Газета Gazette, 5 May 2021 · B · 4 statements Brief Mast · D · 2 statements"
    )
    assert after(page, "corrections").startswith(
        "31 January 2024 The day was wrong. Was: 2 May Now: 3 May Reviewed on 1 February 2024. Cite "
    )
    assert "Report an error" in [words(link) for link in page.select(".actions a")]
    title = page.find("a", string="Газета", class_=False)
    assert isinstance(title, Tag)
    assert (title["lang"], title["dir"]) == ("ru", "ltr")


OURS = [("../../assets/copy.js", "module"), (None, "application/ld+json")]
"""The scripts that the page has by itself; the second is data."""


@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("incidents/flood/incident.yml", "title: Flood at the Quay"),
        ("incidents/flood/incident.yml", "summary: The [[levee]] gave way."),
        ("incidents/flood/incident.yml", "precision: never surveyed"),
        ("incidents/flood/incident.yml", "role: kept the levee"),
        ("incidents/flood/incident.yml", "label: Cause"),
        ("incidents/flood/incident.yml", "value: 2 m"),
        ("incidents/flood/incident.yml", "what: A siren."),
        ("incidents/flood/incident.yml", "note: the ground was hard"),
        ("incidents/flood/incident.yml", "to: The flood of 1953"),
        ("incidents/flood/incident.yml", "was: 2 May"),
        ("incidents/flood/claims/cause.yml", "question: What broke the levee?"),
        ("sources/gazette.yml", "publisher: Gazette"),
        ("sources/gazette.yml", "title: Газета"),
        ("glossary/organisations/board.yml", "name: River Board"),
    ],
)
def test_what_editors_write_never_becomes_markup(printed: Printed, file: str, old: str) -> None:
    field = old.partition(":")[0]
    page = printed({**FACTS, file: FACTS[file].replace(old, f"{field}: {HOSTILE}")})["incidents/flood/"]
    assert SHOWN in " ".join(page.get_text().split())
    assert [(script.get("src"), script.get("type")) for script in page.select("script")] == OURS
    assert page.select("[onclick]") == []
