"""What tags say, and what happens between two texts of a page."""

from __future__ import annotations

import pytest

from crossbearing.terms import elements, inside
from crossbearing.terms.between import between
from crossbearing.terms.elements import Tag
from crossbearing.terms.inside import BEGIN, PART, Event, Inside, outside
from crossbearing.terms.markup import read

TAGS = {
    "<p>": Tag("p"),
    "</P >": Tag("p", closes=True),
    '<b class="x" id="y" title="lang">': Tag("b", parts=False),
    "<path d='x'/>": Tag("path", empty=True),
    "</code lang=fr>": Tag("code", closes=True, parts=False),
    "<code>": Tag("code", parts=False, tells=True),
    "<h2 class=x id='a&amp;b' title=y>": Tag("h2", tells=True, told=(("id", "a&b"),)),
    '<Q Data-Statement="s--1" cite="x" LANG = fr>': Tag(
        "q", parts=False, tells=True, told=(("data-statement", "s--1"), ("lang", "fr"))
    ),
    "<p data-no-terms data-retold=''>": Tag("p", tells=True, told=(("data-no-terms", ""), ("data-retold", ""))),
    "<!-- x -->": None,
    "<style>x</style>": None,
    "<1>": None,
}


@pytest.fixture(autouse=True)
def _nothing_is_known() -> None:
    inside._outside.cache_clear()


@pytest.mark.parametrize(("written", "expected"), TAGS.items(), ids=TAGS)
def test_a_tag_says_no_more_than_makes_a_difference(written: str, expected: Tag | None) -> None:
    assert elements.tag_of(written) == expected


def test_attributes_are_read_in_every_way_of_writing() -> None:
    written = """ a="1 &lt; 2" B='"3"' c=4&gt;5 d e="" f='' a-b = "6" """
    expected = {"a": "1 < 2", "b": '"3"', "c": "4>5", "d": "", "e": "", "f": "", "a-b": "6"}
    assert elements.attributes_of(written) == expected


def test_a_language_is_its_first_part_in_lower_case() -> None:
    assert [elements.primary(tag) for tag in ("en", " EN-gb-oed", "", "zh")] == ["en", "en", "", "zh"]


WAYS: dict[str, tuple[Event, ...]] = {
    "<b></b>": (),
    "<p><div>": (PART,),
    "<b> <i>  </b>": (("blanks", " ", ""), ("blanks", "  ", "")),
    "<b> <p> <i>": (PART,),
    "<svg> <b>": (),
    "<svg><path/> <path/></svg>": (PART,),
    "<h1 id=a><p><div>": (PART, ("section", "a", ""), PART),
    "<h2></h2><h2 class=a>": (PART, ("section", "", ""), PART, ("section", "", "")),
    "<a data-term=x></a>": (BEGIN, ("link", "x", "")),
    "<a data-term></a>": (),
    "<code><a data-term=x></a></code>": (),
    "<q data-statement=s lang=fr-CA></q>": (BEGIN, ("quotation", "s", "fr")),
    "<q><q data-statement=s></q></q>": (),
    "<blockquote data-statement=s data-retold>": (PART, BEGIN, BEGIN),
    "<i data-retold><i data-retold></i></i>": (BEGIN, ("retold", "", "")),
    "<i data-retold><q data-statement=s></i>": (BEGIN, BEGIN, ("quotation", "s", "en"), ("retold", "", "")),
    "<li data-retold><li data-retold>": (PART, BEGIN, PART, ("retold", "", ""), BEGIN),
}


@pytest.mark.parametrize(("written", "expected"), WAYS.items(), ids=WAYS)
def test_what_happens_between_two_texts(written: str, expected: tuple[Event, ...]) -> None:
    assert outside("en").way(between(written)).events == expected


def test_what_is_open_before_ends_behind() -> None:
    here = outside("en").way(between('<div data-retold><blockquote data-statement="s">')).to
    back = here.way(between("</div>"))
    assert back.events == (PART, ("quotation", "s", "en"), ("retold", "", ""))
    assert back.to is outside("en")


def test_the_same_elements_are_the_same_place() -> None:
    here = outside("en").way(between("<b><code>")).to
    assert outside("en").way(between("<p><code>")).to is here
    assert (here.name, here.names, here.zone.linkable) == ("code", frozenset({"code"}), False)


def test_ways_are_found_again() -> None:
    html = "<p>x</p><ul><li>y<li data-no-terms>z</ul>"
    read(html, "en")
    assert outside("en").size == 4
    read(html, "en")
    assert outside("en").size == 4


def test_all_is_forgotten_when_too_many_ways_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "MOST_WAYS", 2)

    def after_another(number: int) -> Inside:
        here = outside("en")
        here.way(between("<p>" * number))
        return here

    first, second, third, fourth = map(after_another, range(4))
    assert first is second is third
    assert fourth is not first
