"""The source page as a reader sees it: what it is, how it is graded, what it repeats, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from crossbearing.archive import load
from crossbearing.pages import source
from crossbearing.site import site_of
from one_page import after, one, print_all, words

Printed = Callable[[Mapping[str, str]], Mapping[str, BeautifulSoup]]

HOSTILE = "'\"><script>x</script><b onclick=x>{{ 7 * 7 }}'"
SHOWN = '"><script>x</script><b onclick=x>{{ 7 * 7 }}'

WIRE = """
title: الخبر
kind: social-post
publisher: River Board
speaker: vane
authors: [A. Scribe, ليلى]
url: https://wire.example/?a=1&b=2
archives: [{url: 'https://a.example/1', at: 2021-06-01}, {url: 'https://a.example/2'}]
published: 2021-05-05
accessed: 2021-07-01
language: ar
reliability: B
reliability_because: It *saw* the [[levee]].
interest: party to the quarrel
repeats: [{source: wall, how: translates}]
warning: shows the drowned
note: Read twice.
"""

PASSAGE = "#:~:text=%D9%87%D9%8A%20%D8%A7%D9%84%D8%AC%D8%B1%D8%B0%D8%A7%D9%86"
"""The directive for its only quotation."""

FACTS = {
    "publisher.yml": "{name: Watch, url: https://example.org/, contact: a@example.org, licence: CC0-1.0, language: en}",
    "incidents/flood/incident.yml": "{title: Flood, summary: It rose., when: 2021-05-03, where: {place: quay},"
    " claims: [cause, warned], account: It rose., reviewed: 2024-02-01}",
    "incidents/flood/claims/cause.yml": """
question: What broke the Mi-8?
short: What broke it?
answers: {rats: {text: Rats broke it., short: Rats}, water: {text: Water broke it., short: The water}}
statements:
  - {source: wall, says: water}
  - {source: wire, says: rats, quote: هي الجرذان, translation: it is the rats, at: line 3}
  - {source: wire, anonymous: a fisherman, wording: reported, denies: water}
  - {source: recalled, says: rats, quote: rats it was}
verdict:
  likelihood: {rats: likely, water: unlikely}
  confidence: low
  because: So.
  on_one_origin: So.
  reviewed: 2024-02-01
""",
    "incidents/flood/claims/warned.yml": """
question: Was the town warned?
short: Was it?
answers: {so: {text: It was., short: It was}}
statements: [{source: wire, says: unknown}, {source: wall, says: so}]
""",
    "sources/wire.yml": WIRE,
    "sources/wall.yml": "{described_as: Words on a wall, kind: image, publisher: Nobody, language: en, reliability: F}",
    "sources/recalled.yml": "{title: Recalled, kind: press-release, publisher: Mill, language: en, reliability: E,"
    " published: 2021-05, withdrawn: {on: 2021-06-01, why: an error.}, repeats: [{source: wire, how: quotes}]}",
    "sources/unused.yml": "{title: Rules, kind: book, publisher: Press, language: ru, reliability: A}",
    "glossary/places/quay.yml": "{name: The Quay, summary: A landing place.}",
    "glossary/concepts/levee.yml": "{name: levee, summary: A bank of earth.}",
    "glossary/organisations/board.yml": "{name: River Board, summary: It keeps rivers.}",
    "glossary/people/vane.yml": "{name: Ada Vane, summary: A witness.}",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, BeautifulSoup]:
    """The pages of the sources above, by address; no test may change them."""
    return print_all(source, FACTS, tmp_path_factory.mktemp("flood"))


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    """Prints the pages with other texts in some files."""
    return lambda texts: print_all(source, {**FACTS, **texts}, tmp_path)


def facts_of(page: BeautifulSoup) -> list[tuple[str, str]]:
    return [(words(row.dt), words(row.dd)) for row in page.select(".key-facts > div")]


def test_it_tells_what_the_source_is_and_how_far_to_trust_it(pages: Mapping[str, BeautifulSoup]) -> None:
    assert facts_of(pages["sources/wire/"]) == [
        ("What it is", "Post on a social network in Arabic"),
        ("Publisher", "River Board"),
        ("Who speaks", "Ada Vane"),
        ("Authors", "A. Scribe; ليلى"),
        ("Published", "5 May 2021"),
        ("Read by us", "1 July 2021"),
        ("Grade", "B, usually reliable It saw the levee."),
        ("Its stake", "party to the quarrel"),
        ("Address", "https://wire.example/?a=1&b=2"),
        ("Archived", "Archived copy, 1 June 2021; Archived copy"),
        ("Captured", "Not captured, so its quotations are not verified yet"),
    ]


def test_what_was_not_recorded_is_said_plainly(pages: Mapping[str, BeautifulSoup]) -> None:
    page = pages["sources/wall/"]
    assert words(one(page, "h1")) == "Words on a wall"
    assert words(one(page, "h1 + .meta")) == "Its own title was not recorded; these are our words."
    assert not page.h1.has_attr("lang")  # type: ignore[union-attr]
    assert facts_of(page) == [
        ("What it is", "Image in English"),
        ("Publisher", "Nobody"),
        ("Who speaks", "its publisher"),
        ("Authors", "not named"),
        ("Published", "date not recorded"),
        ("Grade", "F, reliability cannot be judged"),
        ("Address", "not on the web"),
        ("Archived", "no archived copy recorded"),
        ("Captured", "Not captured, so its quotations are not verified yet"),
    ]


def test_its_own_title_and_words_carry_their_language_and_direction(pages: Mapping[str, BeautifulSoup]) -> None:
    page = pages["sources/wire/"]
    title, quote = one(page, "h1"), one(page, "blockquote")
    assert [(tag["lang"], tag["dir"], words(tag)) for tag in (title, quote)] == [
        ("ar", "rtl", "الخبر"),
        ("ar", "rtl", "هي الجرذان"),
    ]


def test_a_withdrawn_source_says_so_before_anything_else(pages: Mapping[str, BeautifulSoup]) -> None:
    page = pages["sources/recalled/"]
    assert words(one(page, "article > :first-child")) == (
        "Withdrawn by its publisher on 1 June 2021: an error. What it says is shown, and no longer counted."
    )
    assert after(page, "says") == (
        "1 statement on 1 question. What broke the Mi-8? Leaning Likely: Rats. Mill says: Rats broke it."
        " in the comparison Not counted: its source was withdrawn on 1 June 2021: an error. rats it was"
        " Not captured yet"
    )
    assert [words(struck) for struck in page.select(".said-here s")] == ["says", "Rats broke it."]
    assert pages["sources/wire/"].select(".withdrawn") == []


def test_a_reader_is_warned_before_the_links(pages: Mapping[str, BeautifulSoup]) -> None:
    page = pages["sources/wire/"]
    assert words(one(page, ".warning")) == "Before you open it: shows the drowned"
    assert [tag.name for tag in one(page, "article").find_all(True, recursive=False)][:3] == ["h1", "p", "dl"]


def test_it_shows_what_it_repeats_and_who_repeats_it(pages: Mapping[str, BeautifulSoup]) -> None:
    assert after(pages["sources/wire/"], "repeats") == ("It translates Words on a wall Nobody Recalled Mill quotes it")
    assert after(pages["sources/recalled/"], "repeats") == "It quotes الخبر River Board"
    assert after(pages["sources/wall/"], "repeats") == "الخبر River Board translates it"
    assert pages["sources/unused/"].find(id="repeats") is None
    link = one(pages["sources/recalled/"], "#repeats ~ ul a[lang]")
    assert (link["href"], link["lang"], link["dir"]) == ("../wire/", "ar", "rtl")


def test_it_lists_what_it_says_on_each_claim_and_how_the_claim_stands(pages: Mapping[str, BeautifulSoup]) -> None:
    page = pages["sources/wire/"]
    assert after(page, "says") == (
        "3 statements on 2 questions."
        " What broke the Mi-8? Leaning Likely: Rats."
        " Ada Vane says: Rats broke it. in the comparison هي الجرذان Arabic, our translation: it is the rats"
        " Not captured yet line 3 Read it in the source Read it in the archived copy"
        " “a fisherman” denies: Water broke it. in the comparison No quotation Read it in the source"
        " Was the town warned? Not yet assessed"
        " Ada Vane says it is not known in the comparison No quotation Read it in the source"
    )
    assert [a["href"] for a in page.select(".said-here a.meta")] == [
        "../../incidents/flood/claims/cause/#s-wire--1",
        "../../incidents/flood/claims/cause/#s-wire--2",
        "../../incidents/flood/claims/warned/#s-wire--1",
    ]


def test_a_source_that_says_nothing_on_any_claim_says_so(pages: Mapping[str, BeautifulSoup]) -> None:
    sentence = "No statement was read in it; it is cited in the account, the timeline or the glossary."
    assert after(pages["sources/unused/"], "says") == sentence


def test_links_to_other_sites_give_no_way_back(pages: Mapping[str, BeautifulSoup]) -> None:
    outward = [a for page in pages.values() for a in page.select("a") if str(a["href"]).startswith("http")]
    assert {str(a["href"]) for a in outward} == {
        "https://wire.example/?a=1&b=2",
        f"https://wire.example/?a=1&b=2{PASSAGE}",
        "https://a.example/1",
        f"https://a.example/1{PASSAGE}",
        "https://a.example/2",
    }
    assert all(a["rel"] == ["noopener"] for a in outward)


def test_the_description_is_plain(tmp_path: Path) -> None:
    print_all(source, FACTS, tmp_path)
    views = {view.address: view for view in source.views(site_of(load(tmp_path / "facts").archive))}
    assert views["sources/recalled/"].description == (
        "Press release in English, Mill, May 2021. Withdrawn by its publisher. What it says, question by question."
    )
    assert views["sources/wall/"].description == "Image in English, Nobody. What it says, question by question."


def test_what_an_editor_types_stays_text(printed: Printed) -> None:
    hostile = WIRE
    for text in (
        "الخبر", "River Board", "A. Scribe", "It *saw* the [[levee]].", "party to the quarrel", "shows the drowned",
        "Read twice.",
    ):  # fmt: skip
        assert text in hostile
        hostile = hostile.replace(text, HOSTILE)
    recalled = FACTS["sources/recalled.yml"].replace("Recalled", HOSTILE).replace("an error.", HOSTILE)
    pages = printed({"sources/wire.yml": hostile, "sources/recalled.yml": recalled})
    for page, shown in ((pages["sources/wire/"], 8), (pages["sources/recalled/"], 4)):
        assert page.select("script, b[onclick], [style]") == []
        assert words(page).count(SHOWN) == shown


QUESTION = """
question: Question {number}?
short: Question {number}
answers:
  beasts: {{text: Beasts., short: Beasts}}
  rats: {{text: Rats., short: Rats, within: beasts}}
  water: {{text: Water., short: Water}}
statements:
{statements}
verdict:
  likelihood: {{beasts: very-likely, rats: {rats}, water: very-unlikely}}
  confidence: {confidence}
  because: So.
  on_one_origin: So.
  reviewed: 2024-02-01
"""


def spoken(*questions: tuple[str, ...], rats: str = "very-likely", confidence: str = "high") -> dict[str, str]:
    """The facts with these statements, a claim each; beasts and rats are established unless told otherwise."""
    claims = {
        f"incidents/flood/claims/q-{number}.yml": QUESTION.format(
            number=number, rats=rats, confidence=confidence, statements="\n".join(f"  - {{{one}}}" for one in said)
        )
        for number, said in enumerate(questions)
    }
    incident = FACTS["incidents/flood/incident.yml"].replace("[cause, warned]", f"[{', '.join(map(stem, claims))}]")
    kept = {name: text for name, text in FACTS.items() if "/claims/" not in name}
    return {**kept, **claims, "incidents/flood/incident.yml": incident}


def stem(name: str) -> str:
    return Path(name).stem


def record(facts: Mapping[str, str], folder: Path, name: str = "wall") -> str:
    """What stands after the count of statements."""
    page = print_all(source, facts, folder)[f"sources/{name}/"]
    return words(page.select_one("#says + .note")).partition("question")[2].partition(".")[2].strip()


SAYS, ELSE = "source: wall, says: rats", "source: wire, says: rats"


def test_how_often_it_agrees_with_what_is_established(tmp_path: Path) -> None:
    questions = [(SAYS,), (SAYS, ELSE), ("source: wall, says: water", ELSE), ("source: wall, denies: water", ELSE)]
    assert record(spoken(*questions), tmp_path) == (
        "Of the 4 established findings on which it speaks in its own voice, it agrees with 3."
    )


def test_of_one_finding_it_agrees_or_not(tmp_path: Path) -> None:
    said = "In its own voice it speaks on one established finding, and"
    assert record(spoken((SAYS,)), tmp_path / "same") == f"{said} agrees."
    assert record(spoken(("source: wall, denies: rats", ELSE)), tmp_path / "other") == f"{said} disagrees."
    both = spoken((SAYS, "source: wall, says: water"))
    assert record(both, tmp_path / "both") == f"{said} disagrees."


def test_only_its_own_voice_on_what_is_established_counts(tmp_path: Path) -> None:
    relayed = "source: wall, speaker: vane, wording: direct, says: rats"
    unknown = ("source: wall, says: unknown", ELSE)
    assert record(spoken((relayed,), unknown, (ELSE, "source: wall, says: nothing")), tmp_path / "relayed") == ""
    assert record(spoken((SAYS,), confidence="low"), tmp_path / "low") == ""
    withdrawn = "source: recalled, says: rats"
    assert record(spoken((withdrawn, ELSE)), tmp_path / "withdrawn", "recalled") == ""


def test_what_is_neither_for_nor_against_a_finding_is_counted_apart(tmp_path: Path) -> None:
    facts = spoken((SAYS,), (ELSE,))
    facts["incidents/flood/claims/q-1.yml"] = """
question: How many?
short: How many?
answers:
  many: {text: Ten or more., short: Ten or more, amount: {least: 10, unit: rats}}
  twelve: {text: Twelve., short: Twelve, amount: {least: 12, most: 12, unit: rats}}
statements: [{source: wall, says: many}, {source: wire, says: twelve}]
verdict:
  likelihood: {many: likely, twelve: very-likely}
  confidence: high
  because: So.
  on_one_origin: So.
  reviewed: 2024-02-01
"""
    assert record(facts, tmp_path) == (
        "In its own voice it speaks on one established finding, and agrees."
        " On one more it neither agrees nor disagrees."
    )
