"""The page of a term: relations read at both ends, voices under the body they count as, places with their doubt."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from bs4 import BeautifulSoup, Tag

from crossbearing.kinds.term import RelationKind
from crossbearing.pages.relations import CHAINS, LABELS

Printed = Callable[[Mapping[str, str]], Mapping[str, BeautifulSoup]]

HOSTILE = "'\"><script>x</script><b onclick=x>{{ 7 * 7 }}'"
SHOWN = '"><script>x</script><b onclick=x>{{ 7 * 7 }}'

BOARD = """
name: River Board
also: [RB]
names: {ar: مجلس النهر, ru: Речной совет}
summary: It keeps rivers.
body: Founded *late*.
properties: [{label: Staff, value: 12 people, source: notice}, {label: Seat, value: The mill}]
relations: [{is: owned-by, to: state, when: 1990/2020, source: notice}, {is: allied-with, to: guild}]
ids: {wikidata: Q42, wikipedia: 'https://en.wikipedia.org/wiki/Board?a=1&b=2'}
"""

CLAIM = """
question: Who broke it?
short: Who broke it?
about: [board, board]
answers:
  rats: {text: Rats broke it., short: rats}
  water: {text: Water broke it., short: water}
statements:
  - {source: notice, says: rats}
  - {source: notice, speaker: vane, wording: direct, says: rats}
  - {source: notice, speaker: vane, wording: direct, denies: water}
  - {source: paper, says: unknown}
"""

FACTS = {
    "publisher.yml": "{name: Watch, url: https://example.org/, contact: a@example.org, licence: CC0-1.0, language: en}",
    "incidents/flood/incident.yml": "{title: The flood, summary: Water., when: 2021, where: {place: quay},"
    " claims: [cause], account: Water., reviewed: 2024-02-01}",
    "incidents/flood/claims/cause.yml": CLAIM,
    "sources/notice.yml": "{title: Notice, kind: statement, publisher: Board, language: en, reliability: C,"
    " speaker: office}",
    "sources/paper.yml": "{title: Paper, kind: article, publisher: The Paper, language: en, reliability: B,"
    " speaker: paper}",
    "glossary/places/quay.yml": "{name: The Quay, summary: A landing place.}",
    "glossary/organisations/board.yml": BOARD,
    "glossary/organisations/state.yml": "{name: The State, summary: It rules., relations: [{is: part-of, to: union}]}",
    "glossary/organisations/union.yml": "{name: The Union, summary: Of states.}",
    "glossary/organisations/guild.yml": "{name: The Guild, summary: Of millers., relations: [{is: allied-with,"
    " to: board}]}",
    "glossary/organisations/paper.yml": "{name: The Paper, summary: A newspaper.}",
    "glossary/units/office.yml": "{name: Press Office, summary: It speaks., relations: [{is: part-of, to: board}]}",
    "glossary/units/desk.yml": "{name: Night Desk, summary: It wakes., relations: [{is: part-of, to: office}]}",
    "glossary/people/vane.yml": "{name: Ada Vane, summary: A clerk., relations: [{is: speaks-for, to: office}]}",
}


def words(tag: Tag | None) -> str:
    """The visible text, on one line."""
    assert tag is not None
    return " ".join(tag.get_text().split())


def after(page: BeautifulSoup, anchor: str) -> str:
    """What is visible in a section, without its heading."""
    heading = page.find(id=anchor)
    assert isinstance(heading, Tag)
    section = heading.find_next_sibling()
    assert isinstance(section, Tag)
    return words(section)


def place(printed: Printed, position: str) -> str:
    facts = {
        "publisher.yml": FACTS["publisher.yml"],
        "glossary/places/x.yml": f"{{name: X, summary: Y., place: {position}}}",
    }
    return words(printed(facts)["glossary/x/"].select_one(".properties"))


def test_the_head_says_kind_name_summary_and_names_in_their_own_script(printed: Printed) -> None:
    page = printed(FACTS)["glossary/board/"]
    assert words(page.select_one(".crumbs")) == "Glossary Organisations"
    assert [link["href"] for link in page.select(".crumbs a")] == ["../", "../#organisations"]
    assert words(page.h1) == "River Board"
    assert words(page.select_one(".lead")) == "It keeps rivers."
    assert words(page.select_one(".names")) == "مجلس النهر Arabic Речной совет Russian RB"
    assert [(name["lang"], name["dir"]) for name in page.select("bdi")] == [("ar", "rtl"), ("ru", "ltr")]


def test_properties_carry_their_source_and_identifiers_lead_out(printed: Printed) -> None:
    page = printed(FACTS)["glossary/board/"]
    assert [words(row) for row in page.select(".properties tr")] == [
        "Staff 12 people Source: Board",
        "Seat The mill",
        "Wikidata Q42",
        "Wikipedia https://en.wikipedia.org/wiki/Board?a=1&b=2",
    ]
    assert [link["href"] for link in page.select(".properties a")] == [
        "../../sources/notice/",
        "https://www.wikidata.org/wiki/Q42",
        "https://en.wikipedia.org/wiki/Board?a=1&b=2",
    ]


def trees(page: BeautifulSoup) -> dict[str, str]:
    """What stands under each relation, as it is nested: `A (B, C (D))`; the term whose page it is with an asterisk."""
    return {
        words(tree.h3): ", ".join(nested(item) for item in tree.select(":scope > ul > li"))
        for tree in page.select(".tree")
    }


def nested(item: Tag) -> str:
    first = item.find(["a", "strong"])
    assert isinstance(first, Tag)
    meta = " ".join(words(one) for one in item.find_all("span", class_="meta", recursive=False))
    below = ", ".join(nested(one) for one in item.select(":scope > ul > li"))
    name = words(first) + ("*" if first.name == "strong" else "")
    return name + (f" [{meta}]" if meta else "") + (f" ({below})" if below else "")


def units(*relations: str) -> dict[str, str]:
    """Facts of units with relations, each written as `a part-of b`."""
    written: dict[str, list[str]] = {}
    for relation in relations:
        start, kind, end = relation.split()
        written.setdefault(start, []).append(f"{{is: {kind}, to: {end}}}")
        written.setdefault(end, [])
    files = {
        f"glossary/units/{name}.yml": f"{{name: {name.upper()}, summary: One., relations: [{', '.join(kept)}]}}"
        for name, kept in written.items()
    }
    return {"publisher.yml": FACTS["publisher.yml"], **files}


def test_what_holds_on_is_one_tree_from_the_top_through_the_term_to_its_parts(printed: Printed) -> None:
    pages = printed(FACTS)
    assert trees(pages["glossary/board/"]) == {
        "Includes": "Press Office (Night Desk)",
        "Owned by": "The State (River Board* [between 1990 and 2020 source: Board])",
        "Allied with": "The Guild",
    }
    assert trees(pages["glossary/state/"]) == {
        "Part of": "The Union (The State*)",
        "Owns": "River Board [between 1990 and 2020 source: Board]",
    }
    assert trees(pages["glossary/office/"]) == {
        "Part of, and includes": "River Board (Press Office* (Night Desk))",
        "Spoken for by": "Ada Vane",
    }
    assert trees(pages["glossary/desk/"]) == {"Part of": "River Board (Press Office (Night Desk*))"}
    page = pages["glossary/desk/"]
    assert [link["href"] for link in page.select(".tree a")] == ["../board/", "../office/"]
    assert [strong["aria-current"] for strong in page.select(".tree strong")] == ["page"]


@pytest.mark.parametrize("kind", LABELS)
def test_every_kind_of_relation_shows_at_both_ends(printed: Printed, kind: RelationKind) -> None:
    pages = printed(units(f"a {kind} b"))
    forth, back = LABELS[kind]
    assert trees(pages["glossary/a/"]) == {forth: "B (A*)" if kind in CHAINS else "B"}
    assert trees(pages["glossary/b/"]) == {back: "A"}


@pytest.mark.parametrize(
    ("relations", "shown"),
    [
        (("a part-of b", "b part-of c", "c part-of a"), "C (B (A*))"),
        (("a part-of a",), "A*"),
        (("a part-of b", "a part-of c", "z part-of a"), "B (A* (Z)), C (A*)"),
        (("a part-of b", "a part-of c", "b part-of d", "c part-of d"), "D (B (A*)), D (C (A*))"),
        (("b part-of a", "c part-of a", "d part-of b", "d part-of c"), "B (D), C"),
    ],
    ids=["a circle", "itself", "two wholes", "two wholes of one whole", "two parts with one part"],
)
def test_a_tree_ends_where_it_would_go_on_twice(printed: Printed, relations: tuple[str, ...], shown: str) -> None:
    (tree,) = trees(printed(units(*relations))["glossary/a/"]).values()
    assert tree == shown


def test_a_great_many_ways_up_are_not_all_drawn(printed: Printed) -> None:
    ways = [f"{side}{level} part-of {other}{level + 1}" for level in range(20) for side in "xy" for other in "xy"]
    page = printed(units("a part-of x0", *ways))["glossary/a/"]
    assert len(page.select(".tree li")) < 1000


def test_a_symbol_is_drawn_with_words_for_those_who_do_not_see_it(printed: Printed) -> None:
    facts = {
        **FACTS,
        "glossary/units/desk.yml": FACTS["glossary/units/desk.yml"][:-1] + ', symbol: "10041000181211020000"}',
    }
    pages = printed(facts)
    figure = pages["glossary/desk/"].select_one("figure.symbol")
    assert words(figure) == "APP-6 symbol: land unit, brigade; its frame means neutral"
    assert figure is not None
    assert figure.svg is not None
    assert (figure.svg["role"], figure.svg["aria-label"]) == ("img", "Symbol: land unit, brigade")
    assert len(figure.select("path")) > 2
    assert figure.select("[style], script, [onload]") == []
    assert len(str(figure)) < 2000
    assert pages["glossary/office/"].select(".symbol") == []


def test_a_body_says_what_those_say_who_count_as_it_and_each_thing_once(printed: Printed) -> None:
    pages = printed(FACTS)
    assert after(pages["glossary/board/"], "says") == (
        "Who broke it? Not yet assessed Rats broke it. – Press Office; Ada Vane Denies: Water broke it. – Ada Vane"
    )
    assert (
        after(pages["glossary/vane/"], "says")
        == "Who broke it? Not yet assessed Rats broke it. Denies: Water broke it."
    )
    assert after(pages["glossary/paper/"], "says") == "Who broke it? Not yet assessed Says that it is not known."
    assert pages["glossary/quay/"].find(id="says") is None


def test_a_question_about_a_term_stands_on_its_page_once(printed: Printed) -> None:
    pages = printed(FACTS)
    assert after(pages["glossary/board/"], "questions") == "Who broke it? Not yet assessed"
    assert pages["glossary/guild/"].find(id="questions") is None


@pytest.mark.parametrize(
    ("position", "shown"),
    [
        ("{lat: 35.7, lon: 36, precision: locality}", "35.7° north, 36° east, to within about 1 km"),
        ("{lat: -0.5, lon: -70.25, precision: exact}", "0.5° south, 70.25° west, to within about 10 m"),
        ("{lat: 35, lon: 36, precision: vicinity}", "35° north, 36° east, to within about 100 m"),
        ("{lat: 35.812345, lon: 36, precision: area, radius_km: 5.5}", "35.812345° north, 36° east, to within 5.5 km"),
    ],
)
def test_a_place_says_how_far_it_may_be_off(printed: Printed, position: str, shown: str) -> None:
    assert place(printed, position) == f"Position {shown}"


@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("glossary/organisations/board.yml", "name: River Board"),
        ("glossary/organisations/board.yml", "also: [RB]"),
        ("glossary/organisations/board.yml", "names: {ar: مجلس النهر, ru: Речной совет}"),
        ("glossary/organisations/board.yml", "summary: It keeps rivers."),
        ("glossary/organisations/board.yml", "body: Founded *late*."),
        ("glossary/organisations/board.yml", "label: Staff"),
        ("glossary/organisations/board.yml", "value: 12 people"),
        ("glossary/organisations/guild.yml", "name: The Guild"),
        ("sources/notice.yml", "publisher: Board"),
        ("incidents/flood/claims/cause.yml", "question: Who broke it?"),
        ("incidents/flood/claims/cause.yml", "text: Rats broke it."),
    ],
)
def test_what_editors_write_never_becomes_markup(printed: Printed, file: str, old: str) -> None:
    field, _, value = old.partition(": ")
    new = {"[": f"[{HOSTILE}]", "{": f"{{ar: {HOSTILE}}}"}.get(value[0], HOSTILE)
    page = printed({**FACTS, file: FACTS[file].replace(old, f"{field}: {new}")})["glossary/board/"]
    assert SHOWN in " ".join(page.get_text().split())
    assert page.select('script:not([type="application/ld+json"])') == []
    assert page.select("[onclick]") == []
