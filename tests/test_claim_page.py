"""The claim page as a reader sees it: finding first, then answers, who says what, where it comes from, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from crossbearing.pages import claim
from one_page import after, one, print_all, words

Printed = Callable[[Mapping[str, str]], BeautifulSoup]

PAGE = "incidents/flood/claims/cause/"
CLAIM = "incidents/flood/claims/cause.yml"
HOSTILE = "'\"><script>x</script><b onclick=x>{{ 7 * 7 }}'"
SHOWN = '"><script>x</script><b onclick=x>{{ 7 * 7 }}'

CAUSE = """
question: What broke the Mi-8?
short: What broke it?
why_it_matters: The *dam* hangs on it.
about: [board]
answers:
  beasts: {text: Beasts broke it., short: Beasts}
  moles: {text: Moles broke it., short: Moles, within: beasts}
  rats: {text: Rats broke it., short: Rats, within: beasts}
  water: {text: Water broke it., short: The water}
statements:
  - {source: notice, says: rats, quote: rats did it, at: line 3, credibility: 2}
  - source: wire
    speaker: office
    via: [Radio Quay, mast]
    wording: reported
    says: rats
    said: 2021-05-04
    hedged: yes
    quote: هي الجرذان
    translation: it is the rats
    how_known: hearsay
  - {source: copy, says: rats}
  - {source: wire, anonymous: a fisherman, of: guild, wording: direct, says: moles, note: 'See [[levee]].'}
  - {source: notice, says: water, source_unknown: yes}
  - {source: gazette, denies: rats, quote: no rats, language: de, translation: keine Ratten, translation_by: source}
  - {id: my-word, source: gazette, speaker: vane, wording: translated, attribution_doubted: no second copy, says: water}
  - {source: recalled, says: water}
  - {source: early, says: water}
  - {source: late, says: rats}
  - {source: gazette, says: unknown}
  - {source: bare, says: nothing}
verdict:
  likelihood: {beasts: very-likely, rats: roughly-even-chance, moles: unlikely, water: very-unlikely}
  confidence: moderate
  because: Burrows, says the [[levee]].
  would_settle: A dig.
  on_one_origin: They saw it.
  reviewed: 2024-02-01
corrections: [{on: 2024-01-31, what: The day was wrong., was: 2 May, now: 3 May}]
"""

SOURCE = "{{title: {}, kind: article, publisher: {}, language: {}, reliability: {}{}}}"
FACTS = {
    "publisher.yml": "{name: Watch, url: https://example.org/, contact: a@example.org, licence: CC0-1.0, language: en}",
    "incidents/flood/incident.yml": "{title: Flood, summary: It rose., when: 2021-05-03, where: {place: quay},"
    " claims: [cause], account: It rose., reviewed: 2024-02-01}",
    CLAIM: CAUSE,
    "sources/notice.yml": SOURCE.format("Notice", "Board", "en", "C", ", speaker: board, url: 'https://b.example/?a=1&b=2'"),
    "sources/wire.yml": SOURCE.format(
        "خبر", "Wire", "ar", "B", ", published: 2021-05-05, archives: [{url: 'https://a.example/1', at: 2021-06-01}]"
    ),
    "sources/copy.yml": SOURCE.format("Copy", "Copier", "en", "D", ", repeats: [{source: wire, how: quotes}]"),
    "sources/gazette.yml": SOURCE.format("Газета", "Gazette", "ru", "B", ""),
    "sources/recalled.yml": SOURCE.format(
        "Recalled", "Recaller", "en", "E", ", withdrawn: {on: 2021-06-01, why: an error}"
    ),
    "sources/early.yml": SOURCE.format("Early", "Turncoat", "en", "E", ", published: 2021-05-03"),
    "sources/late.yml": SOURCE.format("Late", "Turncoat", "en", "E", ", published: 2021-05-06"),
    "sources/bare.yml": "{described_as: A wall, kind: image, publisher: Nobody, language: en, reliability: F}",
    "glossary/places/quay.yml": "{name: The Quay, summary: A landing place.}",
    "glossary/concepts/levee.yml": "{name: levee, summary: A bank of earth.}",
    "glossary/organisations/board.yml": "{name: River Board, summary: It keeps rivers.}",
    "glossary/organisations/guild.yml": "{name: Guild, summary: It fishes.}",
    "glossary/organisations/mast.yml": "{name: Mast, summary: It relays.}",
    "glossary/units/office.yml": "{name: Press Office, summary: It speaks., relations: [{is: part-of, to: board}]}",
    "glossary/people/vane.yml": "{name: Ada Vane, summary: A witness.}",
}  # fmt: skip


def row(page: BeautifulSoup, name: str) -> Tag:
    return one(page, f'tr[data-statement="{name}"]')


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    """The page of the claim above; no test may change it."""
    return print_all(claim, FACTS, tmp_path_factory.mktemp("flood"))[PAGE]


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    """Prints the page with other texts in some files."""
    return lambda texts: print_all(claim, {**FACTS, **texts}, tmp_path)[PAGE]


def test_the_finding_stands_first_and_confidence_apart_from_it(page: BeautifulSoup) -> None:
    article = one(page, "article")
    assert {name: article[name] for name in ("data-claim", "data-finding", "data-agreement")} == {
        "data-claim": "flood/cause",
        "data-finding": "open",
        "data-agreement": "contested",
    }
    assert [child.name for child in article.find_all(True, recursive=False)][:4] == ["ol", "h1", "section", "h2"]
    assert words(one(page, "h1")) == "What broke the Mi-8?"
    assert words(one(page, "h1 .nb")) == "Mi-8"
    finding = one(page, "section.finding")
    assert [words(badge) for badge in finding.select(".badge")] == ["Open question", "Contested"]
    assert words(one(finding, ".finding__words")) == (
        "Very likely: Beasts. Beyond that not settled. Roughly even chance: Rats."
    )
    assert words(one(finding, ".finding__confidence")) == (
        "Our confidence is moderate. Two to four independent origins give three answers. One denies an answer."
        " One says that it is not known."
    )


@pytest.mark.parametrize(
    ("likelihood", "confidence", "finding", "sentence", "sure"),
    [
        ("very-likely", "high", "established", "Established. Very likely: Yes.", "Our confidence is high. "),
        ("very-unlikely", "moderate", "refuted", "Refuted. Very unlikely: Yes.", "Our confidence is moderate. "),
        ("likely", "low", "leaning", "Likely: Yes.", "Our confidence is low. "),
        ("very-likely", "low", "leaning", "Very likely: Yes.", "Our confidence is low. "),
        ("roughly-even-chance", "low", "open", "Not settled. Roughly even chance: Yes.", "Our confidence is low. "),
        ("not-assessed", "low", "not-assessed", "Not yet assessed.", ""),
        ("", "", "not-assessed", "Not yet assessed.", ""),
    ],
)
def test_each_finding_has_its_words(
    printed: Printed, likelihood: str, confidence: str, finding: str, sentence: str, sure: str
) -> None:
    claim = """
question: Did it break?
short: Did it?
answers: {so: {text: It broke., short: 'Yes'}}
statements: [{source: notice, says: so}, {source: gazette, says: so}]
"""
    if likelihood:
        verdict = f"{{likelihood: {{so: {likelihood}}}, confidence: {confidence}, because: So., reviewed: 2024-02-01}}"
        claim += f"verdict: {verdict}\n"
    page = printed({CLAIM: claim})
    assert one(page, "article")["data-finding"] == finding
    assert words(one(page, ".finding__words")) == sentence
    assert words(one(page, ".finding__confidence")) == f"{sure}Two independent origins give the same answer."
    assert words(page.find(id="answers")) == "One answer"
    assert len(page.select(".likelihood__bar")) == (finding != "not-assessed")


def test_answers_stand_most_likely_first_and_narrower_ones_within_the_wider(page: BeautifulSoup) -> None:
    assert words(page.find(id="answers")) == "Four answers, most likely first"
    (top,) = (ol for ol in page.select("ol.answers") if ol.find_parent("ol", class_="answers") is None)
    assert [words(li.find("h3")) for li in top.find_all("li", recursive=False)] == [
        "Beasts broke it. Established",
        "Water broke it. Refuted",
    ]
    narrower = one(page, "ol.answers--narrower")
    assert narrower["aria-label"] == "Narrower than: Beasts broke it."
    assert [words(heading) for heading in narrower.select("h3")] == ["Rats broke it.", "Moles broke it."]


@pytest.mark.parametrize(
    ("answer", "visible"),
    [
        (
            "beasts",
            "Very likely 80–95 % Said by River Board; Turncoat May overlap Guild 2–3 origins 5 statements",
        ),
        ("rats", "Roughly even chance 45–55 % Said by River Board; Turncoat Denied by Gazette 2 origins 4 statements"),
        ("moles", "Unlikely 20–45 % May overlap Guild 1 origin 1 statement"),
        ("water", "Very unlikely 5–20 % May overlap Ada Vane; River Board 1–2 origins 4 statements"),
    ],
)
def test_an_answer_tells_how_likely_it_is_and_who_stands_behind_it(
    page: BeautifulSoup, answer: str, visible: str
) -> None:
    listed = one(page, f"#answer-{answer}")
    assert words(listed).removeprefix(words(listed.h3)).strip() == visible


def test_a_body_that_says_and_denies_an_answer_is_said_to_differ_with_itself(printed: Printed) -> None:
    said = CAUSE.replace(
        "{source: gazette, denies: rats,", "{source: gazette, speaker: board, wording: direct, denies: rats,"
    )
    listed = one(printed({CLAIM: said}), "#answer-rats")
    assert words(listed).removeprefix(words(listed.h3)).strip() == (
        "Roughly even chance 45–55 % Said by River Board; Turncoat Denied by River Board"
        " Voices that count as River Board differ among themselves. 2 origins 4 statements"
    )


def test_the_bar_is_as_wide_as_the_range(page: BeautifulSoup) -> None:
    band = one(page, "#answer-moles .likelihood__band")
    assert (band["x"], band["width"]) == ("20", "25")


def test_statements_are_grouped_by_answer_and_told_in_numbers(page: BeautifulSoup) -> None:
    assert [(body["id"], words(body.find("th"))) for body in page.select(".comparison tbody")] == [
        ("said-rats", "Rats broke it. 4 say so, 1 denies it · 2 independent origins"),
        ("said-moles", "Moles broke it. 1 says so · 1 independent origin"),
        ("said-water", "Water broke it. 4 say so · 1–2 independent origins"),
        ("said--unknown", "Say that it is not known 1 statement"),
        ("said--silent", "Were read whole and are silent on it 1 statement"),
    ]
    assert [tr["data-statement"] for tr in page.select("tr[data-statement]")] == [
        "notice--1", "wire--1", "copy--1", "late--1", "gazette--1", "wire--2",
        "notice--2", "my-word", "recalled--1", "early--1", "gazette--3", "bare--1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "visible"),
    [
        (
            "notice--1",
            "River Board says at odds with itself in its own voice rats did it Not captured yet line 3"
            " Read it in the source Notice Board · date not recorded · grade C2",
        ),
        (
            "wire--1",
            "Press Office says hedged said 4 May 2021 relayed by Radio Quay, then Mast, then Wire, in the words of the"
            " relay counts as River Board, being part of it هي الجرذان Arabic, our translation: it is the rats"
            " Not captured yet Read it in the archived copy How known: hearsay خبر Wire · 5 May 2021 · grade B"
            " Archived copy, 1 June 2021",
        ),
        (
            "copy--1",
            "Copier says in its own voice counts as River Board, because it repeats Wire"
            " No quotation Copy Copier · date not recorded · grade D",
        ),
        (
            "wire--2",
            "“a fisherman” says unnamed, said to belong to Guild relayed by Wire, in the speaker’s words counts as"
            " Guild may be one of the other voices No quotation See levee. خبر Wire · 5 May 2021 ·"
            " grade B Archived copy, 1 June 2021",
        ),
        (
            "gazette--1",
            "Gazette denies in its own voice no rats German, the source’s translation: keine Ratten Not captured yet"
            " Газета Gazette · date not recorded · grade B",
        ),
        (
            "my-word",
            "attributed to Ada Vane says relayed by Gazette, in the relay’s translation may be one of the other voices"
            " No quotation Why “attributed to”: no second copy Газета Gazette · date not recorded ·"
            " grade B",
        ),
        (
            "recalled--1",
            "Recaller says in its own voice No quotation Not counted: its source was withdrawn on 1 June 2021: an error"
            " Recalled Recaller · date not recorded · grade E",
        ),
        (
            "gazette--3",
            "Gazette says it is not known in its own voice No quotation Газета Gazette · date not recorded · grade B",
        ),
        (
            "bare--1",
            "Nobody was silent in its own voice No quotation A wall title not recorded · Nobody · date not recorded ·"
            " grade F",
        ),
    ],
)
def test_a_row_tells_who_what_how_known_and_where(page: BeautifulSoup, name: str, visible: str) -> None:
    assert words(row(page, name)) == visible


def test_statements_that_do_not_count_are_struck_with_the_reason(page: BeautifulSoup) -> None:
    struck = page.select("tr.statement--struck")
    assert [(tr["data-statement"], words(tr.find("s")), words(tr.select_one(".remark--struck"))) for tr in struck] == [
        ("recalled--1", "says", "Not counted: its source was withdrawn on 1 June 2021: an error"),
        ("early--1", "says", "Not counted: the same voice said otherwise later, on 6 May 2021"),
    ]
    assert all("stance--struck" in one(tr, ".stance")["class"] for tr in struck)


def test_a_voice_at_odds_with_itself_is_named(page: BeautifulSoup) -> None:
    note = "At odds with itself: River Board. It says two things of which only one can be true."
    assert words(one(page, ".at-odds")) == note


def test_every_statement_has_its_hooks_and_an_anchor_that_stays(page: BeautifulSoup, printed: Printed) -> None:
    hooks = ("id", "data-statement", "data-source", "data-voice", "data-verified")
    assert [[row(page, name)[hook] for hook in hooks] for name in ("wire--1", "wire--2", "my-word")] == [
        ["s-wire--1", "wire--1", "wire", "office", "not-captured"],
        ["s-wire--2", "wire--2", "wire", "a fisherman", "no-quotation"],
        ["s-my-word", "my-word", "gazette", "vane", "no-quotation"],
    ]
    longer = CAUSE.replace("statements:\n", "statements:\n  - {source: bare, says: moles}\n")
    later = printed({CLAIM: longer})
    kept = {tr["id"] for tr in page.select("tr[data-statement]") if tr["data-source"] != "bare"}
    assert kept <= {tr["id"] for tr in later.select("tr[data-statement]")}


def test_a_voice_that_speaks_again_is_marked_as_the_same(printed: Printed) -> None:
    again = CAUSE.replace("  - {source: bare,", "  - {source: notice, says: rats}\n  - {source: bare,")
    page = printed({CLAIM: again})
    group = one(page, "#said-rats")
    assert [tr["data-statement"] for tr in group.select("tr.statement")][:2] == ["notice--1", "notice--3"]
    assert [words(tr.select_one(".tag")) for tr in group.select("tr.statement--same")] == ["same voice"]


def test_foreign_words_carry_their_language_and_direction(page: BeautifulSoup) -> None:
    quotes = [(quote["lang"], quote["dir"], words(quote)) for quote in page.select("blockquote")]
    assert quotes == [("en", "ltr", "rats did it"), ("ar", "rtl", "هي الجرذان"), ("de", "ltr", "no rats")]
    titles = {words(a): (a.get("lang"), a.get("dir")) for a in page.select(".source-cell > a")}
    assert titles["خبر"] == ("ar", "rtl")
    assert titles["Газета"] == ("ru", "ltr")
    assert titles["A wall"] == (None, None)


def test_links_lead_to_the_source_here_and_out_without_a_way_back(page: BeautifulSoup) -> None:
    first = row(page, "notice--1")
    assert [a["href"] for a in first.select("a")] == [
        "../../../../glossary/board/",
        "https://b.example/?a=1&b=2#:~:text=rats%20did%20it",
        "../../../../sources/notice/",
    ]
    outward = [a for a in page.select("a") if str(a["href"]).startswith("http")]
    assert outward
    assert {tuple(a["rel"]) for a in outward} == {("noopener",)}
    assert [a["href"] for a in row(page, "wire--1").select(".source-cell a")][1:] == ["https://a.example/1"]


def test_the_tree_shows_who_repeats_whom(page: BeautifulSoup) -> None:
    def branch(li: Tag) -> str:
        below = [branch(child) for child in li.select(":scope > ul > li")]
        own = words(li).removesuffix(" ".join(words(child) for child in li.select(":scope > ul > li"))).strip()
        return f"{own} [{'; '.join(below)}]" if below else own

    assert after(page, "origins").startswith(
        "5 pages come down to three to five independent origins. What stands below a voice repeats it"
    )
    tree = one(page, "ul.origin-tree")
    unsure = "may be one of the other voices"
    assert [branch(li) for li in tree.find_all("li", recursive=False)] == [
        "River Board says: Rats, The water 3 pages, one voice · at odds with itself [read in Board, in English;"
        " Press Office [carried by Radio Quay, which we have not read [carried by Mast, which we have not read [read in"
        " Wire, in Arabic, 5 May 2021 [quoted by Copier, in English]]]]]",
        "Gazette denies: Rats 1 page [read in Gazette, in Russian]",
        "Turncoat says: Rats 1 page [read in Turncoat, in English, 6 May 2021]",
        f"Guild says: Moles 1 page · {unsure} [“a fisherman”, unnamed [read in Wire, in Arabic, 5 May 2021]]",
        f"Ada Vane says: The water 1 page · {unsure} [Ada Vane, only attributed [read in Gazette, in Russian]]",
    ]


def test_what_is_struck_stands_apart_with_the_reason(page: BeautifulSoup) -> None:
    assert [words(li) for li in page.select("#not-counted + ul li")] == [
        "Recaller says: The water, read in Recaller, in English. Not counted: its source was withdrawn on 1 June 2021:"
        " an error",
        "Turncoat says: The water, read in Turncoat, in English, 3 May 2021. Not counted: the same voice said otherwise"
        " later, on 6 May 2021",
    ]


def test_where_all_counts_nothing_is_struck(printed: Printed) -> None:
    kept = CAUSE.replace("  - {source: recalled, says: water}\n  - {source: early, says: water}\n", "")
    assert not printed({CLAIM: kept}).select("#not-counted")


def test_the_end_tells_why_and_what_was_corrected(page: BeautifulSoup) -> None:
    assert after(page, "because") == (
        "Burrows, says the levee. Why one origin is enough: They saw it. What would settle it A dig."
        " Reviewed 1 February 2024. Why it matters The dam hangs on it. About: River Board"
    )
    corrected, _, _ = after(page, "corrections").partition(" Cite and embed ")
    assert corrected == "31 January 2024 The day was wrong. Was: 2 May Now: 3 May"
    assert str(one(page, ".actions a")["href"]).startswith("mailto:a@example.org?subject=Error%3A%20What%20broke%20")


def test_a_claim_without_verdict_says_so(printed: Printed) -> None:
    page = printed({CLAIM: CAUSE[: CAUSE.index("verdict:")]})
    assert words(page.find(id="answers")) == "Four answers"
    assert [words(bar) for bar in page.select(".likelihood")] == ["Not yet assessed"] * 4
    assert after(page, "because").startswith("We have collected what is said, and not yet judged it.")
    assert after(page, "corrections").partition(" Cite and embed ")[0] == "None so far."


def test_where_nobody_gives_an_answer_there_is_no_tree(printed: Printed) -> None:
    claim = CAUSE[: CAUSE.index("statements:")] + "statements: [{source: bare, says: nothing}]\n"
    page = printed({CLAIM: claim})
    assert one(page, "article")["data-agreement"] == "unanswered"
    assert page.find(id="origins") is None
    assert words(one(page, "#answer-water .answer__voices")) == "Said by nobody"
    assert one(page, "#answer-water .answer__count a")["href"] == "#statements"


def test_what_an_editor_types_stays_text(printed: Printed) -> None:
    hostile = CAUSE
    for text in (
        "What broke the Mi-8?", "The *dam* hangs on it.", "Beasts broke it.", "rats did it", "line 3", "Radio Quay",
        "it is the rats", "hearsay", "a fisherman", "'See [[levee]].'", "no second copy", "A dig.", "They saw it.",
        "The day was wrong.", "2 May", "Burrows, says the [[levee]].",
    ):  # fmt: skip
        assert text in hostile
        hostile = hostile.replace(text, HOSTILE)
    sources = {name: text.replace("Notice", HOSTILE).replace("an error", HOSTILE) for name, text in FACTS.items()}
    page = printed({**sources, CLAIM: hostile})
    assert page.select("script:not([src$='/assets/claim.js'], [src$='/assets/copy.js']), b[onclick], [style]") == []
    assert [tag for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")] == []
    assert words(one(page, "h1")) == SHOWN
    assert words(page).count(SHOWN) >= 17


def test_the_table_stays_a_table_where_rows_become_cards(page: BeautifulSoup) -> None:
    table = one(page, "table.comparison")
    assert (table["role"], table["aria-labelledby"]) == ("table", "statements")
    assert {(tag.name, tag["role"]) for tag in table.find_all(["thead", "tbody", "tr", "td"])} == {
        ("thead", "rowgroup"),
        ("tbody", "rowgroup"),
        ("tr", "row"),
        ("td", "cell"),
    }
    assert {(th["scope"], th["role"]) for th in table.find_all("th")} == {
        ("col", "columnheader"),
        ("rowgroup", "rowheader"),
        ("row", "rowheader"),
    }
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
