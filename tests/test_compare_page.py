"""Two accounts side by side: which pairs have a page, what is counted on top, and what stands on either side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from crossbearing.answers import contradict
from crossbearing.archive import Archive, load
from crossbearing.kinds import Statement, Term
from crossbearing.kinds.claim import NO_ANSWER
from crossbearing.pairs import pairs
from crossbearing.site import site_of
from one_page import one, words

Printed = Callable[[Mapping[str, str]], Mapping[str, BeautifulSoup]]
BOTH = "incidents/flood/compare/ada/board/"


def term(name: str, relations: str = "") -> str:
    return f"name: {name}\nsummary: {name} speaks.\n" + (f"relations: [{relations}]\n" if relations else "")


def source(title: str, publisher: str, more: str = "") -> str:
    return f"title: {title}\nkind: article\npublisher: {publisher}\nlanguage: en\nreliability: B\n{more}"


def claim(question: str, *statements: str, verdict: str = "") -> str:
    said = "".join(f"  - {{{statement}}}\n" for statement in statements)
    answers = "answers: {rain: {text: It was rain., short: Rain}, rats: {text: It was rats., short: Rats}}\n"
    return f"question: {question}\nshort: {question}\n{answers}statements:\n{said}{verdict}"


ADA = "source: paper, speaker: ada, wording: direct"
SPOKESMAN = "source: paper, speaker: spokesman, wording: reported"
UNNAMED = "source: paper, anonymous: a member of the board, of: board, wording: reported"
CLAIMS = {
    "one": claim(
        "What broke it?",
        f"{ADA}, says: rats, quote: the rats came",
        f"{SPOKESMAN}, says: rain",
        f"{UNNAMED}, says: rain, quote: rain it was",
        f"{SPOKESMAN}, denies: rats",
    ),
    "two": claim("What came first?", f"{ADA}, denies: rats", "source: notice, says: rain", "source: paper, says: rain"),
    "three": claim("What came last?", f"{ADA}, says: rats, attribution_doubted: nobody heard it"),
    "four": claim("What was seen?", f"{ADA}, says: unknown", "source: notice, says: rats"),
    "five": claim("What was heard?", "source: paper, says: rats", "source: gone, says: rain"),
    "six": claim(
        "What was smelt?",
        f"{ADA}, says: rats, said: 2021-05-01",
        f"{ADA}, says: rain, said: 2021-05-02",
        "source: notice, says: rain",
        f"{SPOKESMAN}, says: rats",
    ),
}
FACTS = {
    "publisher.yml": "name: P\nurl: https://example.org/\ncontact: a@example.org\nlicence: CC0-1.0\nlanguage: en\n",
    "incidents/flood/incident.yml": "title: Flood\nsummary: It broke.\nwhen: 2021-05-01\nwhere: {place: quay}\n"
    f"claims: [{', '.join(CLAIMS)}]\naccount: It broke.\nreviewed: 2024-01-01\n",
    **{f"incidents/flood/claims/{name}.yml": text for name, text in CLAIMS.items()},
    "glossary/places/quay.yml": term("Quay"),
    "glossary/people/ada.yml": term("Ada"),
    "glossary/people/spokesman.yml": term("Spokesman", "{is: speaks-for, to: office}"),
    "glossary/organisations/office.yml": term("Press Office", "{is: part-of, to: board}"),
    "glossary/organisations/board.yml": term("Board"),
    "glossary/organisations/mayor.yml": term("Mayor"),
    "sources/paper.yml": source("Flood paper", "Paper"),
    "sources/notice.yml": source("Notice", "Board", "speaker: board\n"),
    "sources/gone.yml": source("Letter", "Mayor", "speaker: mayor\nwithdrawn: {on: 2021-06-01, why: a slip}\n"),
}


@pytest.fixture
def pages(printed: Printed) -> Mapping[str, BeautifulSoup]:
    return printed(FACTS)


@pytest.fixture
def page(pages: Mapping[str, BeautifulSoup]) -> BeautifulSoup:
    return pages[BOTH]


def questions(page: BeautifulSoup, anchor: str) -> list[str]:
    """The questions under a heading."""
    heading = page.find(id=anchor)
    listed = heading.find_next_sibling("ol") if isinstance(heading, Tag) else None
    return [words(title) for title in listed.select("h3")] if isinstance(listed, Tag) else []


def test_only_who_shares_two_questions_has_a_page_and_no_body_with_its_own(pages: Mapping[str, BeautifulSoup]) -> None:
    assert [address for address in pages if "/compare/" in address] == [
        "incidents/flood/compare/",
        BOTH,
        "incidents/flood/compare/ada/office/",
        "incidents/flood/compare/ada/spokesman/",
    ]


def test_the_counts_stand_on_top(page: BeautifulSoup) -> None:
    assert words(one(page, "h1")) == "Ada and Board, side by side"
    assert words(one(page, ".finding__words")) == (
        "They answer three of the same questions. On one their answers fit together, on two they exclude one another."
    )
    counts = {words(entry.dt): words(entry.dd) for entry in page.select("dl.figures > div")}
    assert counts == {
        "Answers that exclude one another": "2",
        "Answers that fit together": "1",
        "Only Ada": "1",
        "Only Board": "1",
        "Neither": "1",
    }


def test_each_question_stands_in_one_place_in_reading_order(page: BeautifulSoup) -> None:
    assert questions(page, "differ") == ["What broke it?", "What was smelt?"]
    assert questions(page, "fit") == ["What came first?"]
    assert questions(page, "first-only") == ["What came last?"]
    assert questions(page, "second-only") == ["What was seen?"]
    assert "What was heard?" not in words(page.body)


def sides(page: BeautifulSoup, question: str) -> list[str]:
    (pair,) = [pair for pair in page.select(".pair") if words(pair.h3) == question]
    return [words(side) for side in pair.select(".side")]


def test_each_answer_is_shown_once_by_its_best_words(page: BeautifulSoup) -> None:
    assert sides(page, "What broke it?") == [
        "Ada Rats the rats came Not captured yet relayed in Paper",
        "Board Rain rain it was Not captured yet “a member of the board”, unnamed, relayed in Paper,"
        " and 1 more statement Denies: Rats Spokesman, relayed in Paper",
    ]


def test_denials_and_doubts_are_told(page: BeautifulSoup) -> None:
    assert sides(page, "What came first?") == ["Ada Denies: Rats relayed in Paper", "Board Rain in Board"]
    assert sides(page, "What came last?") == ["Ada Rats as attributed in Paper"]


def test_what_is_struck_is_left_out_and_who_contradicts_himself_is_said_to(page: BeautifulSoup) -> None:
    assert sides(page, "What was smelt?") == [
        "Ada Rain relayed in Paper",
        "Board at odds with itself Rain in Board Rats Spokesman, relayed in Paper",
    ]


def test_the_list_of_pairs_names_those_who_share_most_first(pages: Mapping[str, BeautifulSoup]) -> None:
    listed = pages["incidents/flood/compare/"]
    assert [words(item) for item in listed.select("ul.involved li")] == [
        "Ada and Board 3 shared questions, 2 told differently",
        "Ada and Press Office 2 shared questions, 2 told differently",
        "Ada and Spokesman 2 shared questions, 2 told differently",
    ]
    assert [link["href"] for link in listed.select("ul.involved a")] == ["ada/board/", "ada/office/", "ada/spokesman/"]


def test_the_pages_around_lead_to_the_comparison(pages: Mapping[str, BeautifulSoup]) -> None:
    incident = one(pages["incidents/flood/"], "#compare").find_next("a")
    assert isinstance(incident, Tag)
    assert (words(incident), incident["href"]) == ("Ada and Board", "compare/ada/board/")
    board = one(pages["glossary/board/"], "#compare").find_next("ul")
    assert isinstance(board, Tag)
    assert words(board) == "Ada 3 shared questions, 2 told differently"
    ada = one(pages["glossary/ada/"], "#compare").find_next("ul")
    assert isinstance(ada, Tag)
    assert [link["href"] for link in ada.select("a")] == [
        f"../../incidents/flood/compare/ada/{other}/" for other in ("board", "office", "spokesman")
    ]
    assert not pages["glossary/mayor/"].select("#compare")


def test_an_incident_without_pairs_says_so(printed: Printed) -> None:
    alone = {name: text for name, text in FACTS.items() if "/claims/" not in name or "three" in name}
    alone["incidents/flood/incident.yml"] = FACTS["incidents/flood/incident.yml"].replace(", ".join(CLAIMS), "three")
    pages = printed(alone)
    assert "No two voices" in words(pages["incidents/flood/compare/"].body)
    assert not pages["incidents/flood/"].select("#compare")


def bodies(term: Term, archive: Archive) -> set[str]:
    """The ids of a term and of all that it speaks for or is part of."""
    above = [relation.to for relation in term.relations if relation.relation in ("speaks-for", "part-of")]
    return {term.id}.union(*(bodies(archive.terms[name], archive) for name in above))


def test_every_pair_of_the_real_archive_is_counted_as_its_statements_are_read(root: Path) -> None:
    site = site_of(load(root / "facts").archive)
    (incident,) = site.archive.incidents.values()
    said: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for key, weighed in site.weighed.items():
        for entry in weighed.statements:
            term = site.archive.terms.get(entry.voice.term or entry.statement.of or "")
            if term and not entry.struck and (entry.statement.denies or entry.statement.says not in NO_ANSWER):
                for body in bodies(term, site.archive):
                    said[body][key].append(entry.statement)
    found = pairs(incident, site)
    assert len(found) > 100
    for pair in found:
        one, other = (said[voice.id] for voice in pair.voices)
        differ = [
            key
            for key, claim in site.archive.claims.items()
            if any(contradict(mine, theirs, claim) for mine in one.get(key, ()) for theirs in other.get(key, ()))
        ]
        assert set(pair.differ) == set(differ)
        assert set(pair.fit) == (one.keys() & other.keys()) - set(differ)
        assert [set(keys) for keys in pair.only] == [one.keys() - other.keys(), other.keys() - one.keys()]
        assert pair.neither == len(site.archive.claims) - len(one.keys() | other.keys())
