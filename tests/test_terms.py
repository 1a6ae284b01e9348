from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossbearing.terms import Index, Linkable, Linked, Mention, clashes, elements, inside, link

TERMS = (
    Linkable("mi-8", ("Mi-8", "Mi-8 helicopter", "Ми-8"), 'A helicopter of "Mil"'),
    Linkable("mi-8amtsh", ("Mi-8AMTSh", "Terminator")),
    Linkable("fsa", ("Free Syrian Army", "FSA"), "Rebels & others"),
    Linkable("saa", ("Syrian Army", "Syrian Arab Army")),
    Linkable("tow", ("TOW", "BGM-71 TOW", "tube-launched missile")),
    Linkable("hts", ("Hay'at Tahrir al-Sham", "HTS")),
    Linkable("latakia", ("Latakia", "al-Ladhiqiyah"), not_linked=("Latakia",)),
    Linkable("us", ("U.S.", "United States")),
    Linkable("tor", ("Tor",)),
    Linkable("izmir", ("İzmir", "Straße")),
    Linkable("dash", ("—", "")),
    Linkable("moskva", ("«Moskva»",)),
    Linkable("army", ("الجيش السوري",)),
)
INDEX = Index.of(TERMS)


def linked(html: str, own: str | None = None, language: str = "en") -> Linked:
    return link(html, INDEX, lambda term: f"../{term}/", own, language)


def brackets(html: str) -> str:
    """The page with `{id|name}` for each link to a term."""
    return re.sub(
        r'<a class="term" href="\.\./([a-z0-9-]+)/" data-term="\1"[^>]*>(.*?)</a>', r"{\1|\2}", html, flags=re.S
    )


LINKS = [
    ("<p>A Mi-8 flew.</p>", "<p>A {mi-8|Mi-8} flew.</p>"),
    ("Mi-8", "{mi-8|Mi-8}"),
    ("", ""),
    # longest match first, whole words
    ("The Mi-8 helicopter and a Mi-8.", "The {mi-8|Mi-8 helicopter} and a Mi-8."),
    ("Mi-8AMTSh Mi-8s Mi-80 Mi-8", "{mi-8amtsh|Mi-8AMTSh} Mi-8s Mi-80 {mi-8|Mi-8}"),
    ("Mi-8-like anti-Mi-8 XMi-8 x_Mi-8", "Mi-8-like anti-Mi-8 XMi-8 x_Mi-8"),
    ("Free Syrian Army, Syrian Army", "{fsa|Free Syrian Army}, {saa|Syrian Army}"),
    ("the Free Syrian Armyists", "the Free Syrian Armyists"),
    ("O'Mi-8 Mi-8'n", "O'Mi-8 Mi-8'n"),
    ("Mi-8\u0301 Mi-8\u200dx", "Mi-8\u0301 Mi-8\u200dx"),
    ("(Mi-8) Mi-8–FSA Mi-8/HTS", "({mi-8|Mi-8}) Mi-8–{fsa|FSA} Mi-8/{hts|HTS}"),
    ("Mi-8- and Mi-8.", "{mi-8|Mi-8}- and Mi-8."),
    ("Mi-8's rotor", "{mi-8|Mi-8}'s rotor"),
    ("the FSA’s men", "the {fsa|FSA}’s men"),
    ("'Mi-8' “HTS”", "'{mi-8|Mi-8}' “{hts|HTS}”"),
    ("the U.S. Army in the U.S.A.", "the {us|U.S.} Army in the U.S.A."),
    ("на Ми-8. وقال الجيش السوري", "на {mi-8|Ми-8}. وقال {army|الجيش السوري}"),
    ("the «Moskva» — sunk", "the «{moskva|Moskva»} — sunk"),
    # upper and lower case
    ("mi-8 tow fsa tor Fsa", "mi-8 tow fsa tor Fsa"),
    ("free syrian army TERMINATOR", "{fsa|free syrian army} {mi-8amtsh|TERMINATOR}"),
    ("bgm-71 tow Tube-Launched Missile", "bgm-71 tow {tow|Tube-Launched Missile}"),
    ("İZMİR İzmir izmir", "{izmir|İZMİR} İzmir izmir"),
    ("izmir", "{izmir|izmir}"),
    ("STRAßE STRASSE", "{izmir|STRAßE} STRASSE"),
    # ways of writing
    ("Mi\u20118 and Mi\u20108", "{mi-8|Mi\u20118} and Mi\u20108"),
    ("Hay\u2019at Tahrir al\u2011Sham", "{hts|Hay\u2019at Tahrir al\u2011Sham}"),
    ("Free\n  Syrian&nbsp;Army", "{fsa|Free\n  Syrian&nbsp;Army}"),
    ("Free Syrian\u202f\u00a0Army FreeSyrian Army", "{fsa|Free Syrian\u202f\u00a0Army} FreeSyrian Army"),
    ("Hay&#39;at Tahrir al-Sham &amp; Mi-8&#39;s", "{hts|Hay&#39;at Tahrir al-Sham} &amp; {mi-8|Mi-8}&#39;s"),
    ("&lt;Mi-8&gt; Mi&#x2011;8 M&#105;-8 &amp;Mi-8;", "&lt;{mi-8|Mi-8}&gt; Mi&#x2011;8 M&#105;-8 &amp;Mi-8;"),
    ("M&#105;-8", "{mi-8|M&#105;-8}"),
    ("a &lt b AT&T Mi-8", "a &lt b AT&T {mi-8|Mi-8}"),
    # not linked
    ("Latakia, al-Ladhiqiyah", "Latakia, {latakia|al-Ladhiqiyah}"),
    # first use in each section
    ("Mi-8 Mi-8 FSA<h2>x</h2>Mi-8 Mi-8", "{mi-8|Mi-8} Mi-8 {fsa|FSA}<h2>x</h2>{mi-8|Mi-8} Mi-8"),
    ("<h1>x</h1>Mi-8<h3>y</h3>Mi-8<h4>z</h4>Mi-8", "<h1>x</h1>{mi-8|Mi-8}<h3>y</h3>{mi-8|Mi-8}<h4>z</h4>Mi-8"),
    ("<p>Mi-8 helicopter</p><p>Mi-8</p>", "<p>{mi-8|Mi-8 helicopter}</p><p>Mi-8</p>"),
    # where no link may stand
    *[
        (f"<{tag}>Mi-8</{tag}> <i>Mi-8</i>", f"<{tag}>Mi-8</{tag}> <i>{{mi-8|Mi-8}}</i>")
        for tag in (
            "a", "button", "code", "pre", "script", "style", "h1", "h2", "h3", "h4", "h5", "h6", "svg", "textarea",
            "title", "kbd", "summary", "label", "select", "template", "noscript", "iframe",
        )
    ],
    ('<a href="x">the <b>Mi-8</b></a> Mi-8', '<a href="x">the <b>Mi-8</b></a> {mi-8|Mi-8}'),
    ("<h2>a <em>Mi-8</em> b</h2>", "<h2>a <em>Mi-8</em> b</h2>"),
    ("<pre><code>Mi-8</code> FSA</pre>FSA", "<pre><code>Mi-8</code> FSA</pre>{fsa|FSA}"),
    ("<div data-no-terms><p>Mi-8</p></div>Mi-8", "<div data-no-terms><p>Mi-8</p></div>{mi-8|Mi-8}"),
    ('<div data-no-terms=""><div>x</div>Mi-8</div>Mi-8', '<div data-no-terms=""><div>x</div>Mi-8</div>{mi-8|Mi-8}'),
    ('<p title="data-no-terms lang=ru">Mi-8</p>', '<p title="data-no-terms lang=ru">{mi-8|Mi-8}</p>'),
    # markup that names go around, or not
    ("the <em>Free</em> Syrian Army", "the <em>Free</em> Syrian Army"),
    ("<em>Mi-8</em>AMTSh <b>Mi</b>-8", "<em>Mi-8</em>AMTSh <b>Mi</b>-8"),
    ("<em>Mi-8</em>'s Mi<!-- x -->-8", "<em>{mi-8|Mi-8}</em>'s Mi<!-- x -->-8"),
    ("Free <svg></svg>Syrian Army", "Free <svg></svg>Syrian Army"),
    ("Free <svg><use href='#x'/></svg>Syrian Army", "Free <svg><use href='#x'/></svg>{saa|Syrian Army}"),
    ("Free <svg><h2>x</h2></svg> Syrian Army", "Free <svg><h2>x</h2></svg> {saa|Syrian Army}"),
    ("Mi-8 <svg><h2></h2></svg> Mi-8", "{mi-8|Mi-8} <svg><h2></h2></svg> {mi-8|Mi-8}"),
    ("<q lang='ru'><svg></q></svg>FSA", "<q lang='ru'><svg></q></svg>{fsa|FSA}"),
    ("Free <b>\n<i> </i></b> <u>Syrian Army", "Free <b>\n<i> </i></b> <u>Syrian Army"),
    ("<td>Free</td><td>Syrian Army</td>", "<td>Free</td><td>{saa|Syrian Army}</td>"),
    ("Free<br>Syrian Army", "Free<br>{saa|Syrian Army}"),
    ('<img alt="Mi-8" title=\'Mi-8 > FSA\'>FSA', '<img alt="Mi-8" title=\'Mi-8 > FSA\'>{fsa|FSA}'),
    ("<p title=Mi-8 data-x='a\"b>Mi-8'>FSA</p>", "<p title=Mi-8 data-x='a\"b>Mi-8'>{fsa|FSA}</p>"),
    ("<p title=it's>Mi-8 isn't</p>", "<p title=it's>{mi-8|Mi-8} isn't</p>"),
    ("<!-- Mi-8 <p> -->FSA<!doctype Mi-8>", "<!-- Mi-8 <p> -->{fsa|FSA}<!doctype Mi-8>"),
    ("<script>if (a<b) '<p>Mi-8'</script>Mi-8", "<script>if (a<b) '<p>Mi-8'</script>{mi-8|Mi-8}"),
    ("<svg><path/><a>Mi-8</a><title>FSA</title></svg>HTS", "<svg><path/><a>Mi-8</a><title>FSA</title></svg>{hts|HTS}"),
    ("<A HREF=x>Mi-8</A> <CODE>Mi-8</CODE> Mi-8", "<A HREF=x>Mi-8</A> <CODE>Mi-8</CODE> {mi-8|Mi-8}"),
    ("a < b Mi-8 <", "a < b {mi-8|Mi-8} <"),
    ('Mi-8 <a href="FSA>HTS', '{mi-8|Mi-8} <a href="FSA>HTS'),
    ("Mi-8 <!-- FSA", "{mi-8|Mi-8} <!-- FSA"),
    ("</code>Mi-8", "</code>{mi-8|Mi-8}"),
    ("<h2>a <em>b</em></b> FSA</h2>", "<h2>a <em>b</em></b> FSA</h2>"),
    ("<b><code>x</b> FSA", "<b><code>x</b> FSA"),
    ('<hr data-no-terms>FSA <br lang="ru">Mi-8', '<hr data-no-terms>{fsa|FSA} <br lang="ru">{mi-8|Mi-8}'),
    ("<ul data-no-terms><li lang=en>a<li lang=en>FSA</ul>", "<ul data-no-terms><li lang=en>a<li lang=en>FSA</ul>"),
    ("<b>M</b>i-8 <b>F<i>SA</i></b>", "<b>M</b>i-8 <b>F<i>SA</i></b>"),
    ("<ul><li data-no-terms>Mi-8<li>Mi-8</ul>", "<ul><li data-no-terms>Mi-8<li>{mi-8|Mi-8}</ul>"),
    # what is linked already
    ('<a href="x" data-term="mi-8">it</a> Mi-8 FSA', '<a href="x" data-term="mi-8">it</a> Mi-8 {fsa|FSA}'),
    ('Mi-8 <a data-term="mi-8">it</a> Mi-8', '{mi-8|Mi-8} <a data-term="mi-8">it</a> Mi-8'),
    ('<a data-term="mi-8"></a> Mi-8', '<a data-term="mi-8"></a> {mi-8|Mi-8}'),
    ('<a data-term="mi-8"> </a> Mi-8', '<a data-term="mi-8"> </a> {mi-8|Mi-8}'),
    ('<h2><a data-term="mi-8">it</a></h2>Mi-8', '<h2><a data-term="mi-8">it</a></h2>{mi-8|Mi-8}'),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), LINKS)
def test_names_are_linked(html: str, expected: str) -> None:
    assert brackets(linked(html).html) == expected


FOREIGN = [
    ('<q lang="ru">Ми-8</q>', '<q lang="ru">Ми-8</q>'),
    ('<blockquote lang="ru"><p>Ми-8</p></blockquote>', '<blockquote lang="ru"><p>Ми-8</p></blockquote>'),
    ('<div lang="ar"><p><q>FSA</q></p></div>', '<div lang="ar"><p><q>FSA</q></p></div>'),
    ('<blockquote><p lang="fr">FSA</p>HTS</blockquote>', '<blockquote><p lang="fr">FSA</p>{hts|HTS}</blockquote>'),
    ('<div lang="ar"><q lang="en">FSA</q></div>', '<div lang="ar"><q lang="en">{fsa|FSA}</q></div>'),
    ('<q lang="en-GB">FSA</q>', '<q lang="en-GB">{fsa|FSA}</q>'),
    ("<q>FSA</q>", "<q>{fsa|FSA}</q>"),
    ('<p lang="ru">Ми-8</p>', '<p lang="ru">{mi-8|Ми-8}</p>'),
    ('<q LANG=ru>Ми-8</q> <q data-lang="ru">Ми-8</q>', '<q LANG=ru>Ми-8</q> <q data-lang="ru">{mi-8|Ми-8}</q>'),
]


@pytest.mark.parametrize(("html", "expected"), FOREIGN)
def test_quotations_in_another_language_are_left_alone(html: str, expected: str) -> None:
    assert brackets(linked(html).html) == expected


def test_the_language_is_that_of_the_site() -> None:
    html = '<q lang="de-AT">FSA</q> <q lang="en">HTS</q>'
    assert brackets(linked(html, language="de").html) == '<q lang="de-AT">{fsa|FSA}</q> <q lang="en">HTS</q>'


def test_a_link_carries_address_id_and_summary() -> None:
    index = Index.of([Linkable("a-b", ("A-B",), 'It\'s "so" <big> & wide'), Linkable("c", ("C",))])
    assert link("A-B C", index, lambda term: f"../?x&y={term}").html == (
        '<a class="term" href="../?x&amp;y=a-b" data-term="a-b" '
        'title="It&#x27;s &quot;so&quot; &lt;big&gt; &amp; wide">A-B</a> '
        '<a class="term" href="../?x&amp;y=c" data-term="c">C</a>'
    )


def test_a_term_is_not_linked_on_its_own_page() -> None:
    page = linked("Free Syrian Army, Syrian Army, FSA, <a data-term='fsa'>they</a>", own="fsa")
    assert brackets(page.html) == "Free Syrian Army, {saa|Syrian Army}, FSA, <a data-term='fsa'>they</a>"
    assert [mention.term for mention in page.mentions] == ["saa"]


def test_every_sentence_that_names_a_term_is_a_mention() -> None:
    page = linked(
        """<p>Intro: the FSA.</p>
        <h2 id="crash">Mi-8 down</h2>
        <p>Lt. Col. Ali saw a <em>Mi-8</em>
           fall. The Mi-8 and another Mi-8 burned; the FSA&#39;s men watched.</p>
        <ul><li>See <a href="x">the TOW</a>, <code>HTS</code> and
            <a data-term="mi-8" href="y"> the  helicopter</a>.</li></ul>
        <h3>No id</h3><table><tr><td>Mi-8</td><td>x FSA</td></tr></table>
        <blockquote lang="ru">Ми-8</blockquote>"""
    )
    burned = "The Mi-8 and another Mi-8 burned; the FSA's men watched."
    see = "See the TOW, HTS and the helicopter."
    assert page.mentions == (
        Mention("fsa", "", "Intro: the FSA.", 11, 14),
        Mention("mi-8", "crash", "Lt. Col. Ali saw a Mi-8 fall.", 19, 23),
        Mention("mi-8", "crash", burned, 4, 8),
        Mention("fsa", "crash", burned, 38, 41),
        Mention("mi-8", "crash", see, 21, 35),
        Mention("mi-8", "", "Mi-8", 0, 4),
        Mention("fsa", "", "x FSA", 2, 5),
    )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([("Mi-8",), ("Mi-8",)], [("Mi-8", "t0", "t1")]),
        ([("Mi-8",), ("Mi\u20118",)], [("Mi-8", "t0", "t1")]),
        ([("Hay'at  Tahrir",), ("hay’at tahrir",)], [("hay'at tahrir", "t0", "t1")]),
        ([("Terminator",), ("TERMINATOR",)], [("TERMINATOR", "t0", "t1")]),
        ([("NATO",), ("Nato",)], []),
        ([("TERMINATOR",), ("TERMINATORS",)], []),
        ([("Tor", "Tor"), ("TOR",)], []),
        ([("A B", "C"), ("C", "A\u00a0B")], [("A B", "t0", "t1"), ("C", "t0", "t1")]),
        ([("C",), ("C",), ("C",)], [("C", "t0", "t1"), ("C", "t0", "t2"), ("C", "t1", "t2")]),
        ([("é",), ("e\u0301",)], [("é", "t0", "t1")]),
        ([("«X»",), ("X»",)], [("X»", "t0", "t1")]),
        ([("—", ""), ("—", "")], []),
    ],
)  # fmt: skip
def test_names_that_mean_two_terms_clash(names: list[tuple[str, ...]], expected: list[tuple[str, str, str]]) -> None:
    assert list(clashes(Linkable(f"t{number}", each) for number, each in enumerate(names))) == expected


def test_a_name_that_is_not_linked_clashes_with_none() -> None:
    assert clashes([Linkable("city", ("Latakia",)), Linkable("land", ("Latakia",), not_linked=("Latakia",))]) == ()


WORDS = (
    "Mi-8", "Mi-8 helicopter", "Mi-8AMTSh", "Ми-8", "Free Syrian Army", "Syrian", "Army", "FSA", "fsa", "TOW",
    "U.S.", "Hay'at", "Tahrir al-Sham", "Hay&#39;at Tahrir al-Sham", "Mi&#8209;8", "M&#105;-8", "Terminator",
    "İzmir", "Mi", "8", "-", "'", "'s", "’", "&nbsp;", "&amp;", "&lt;", "&", ";", "\n", " ", " ", ". ", "? ", "x",
    "é", "م", "\u0301",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(WORDS), max_size=8).map("".join)
TAGS = [
    "p",
    "div",
    "em",
    "b",
    "a",
    "q",
    "blockquote",
    "code",
    "pre",
    "h2",
    "h3",
    "h4",
    "span",
    "li",
    "td",
    "button",
    "svg",
    "u",
]
ATTRIBUTES = (
    "", "", "", ' lang="ru"', " lang='en'", " data-no-terms", ' title="Mi-8 > FSA"', " title='<b>Mi-8'", ' id="FSA"',
    " data-term=mi-8",
)  # fmt: skip


def element(tag: str, attributes: str, inner: list[str]) -> str:
    return f"<{tag}{attributes}>{''.join(inner)}</{tag}>"


TREES = st.recursive(
    TEXT
    | st.sampled_from(["<br>", '<img alt="Mi-8">', "<!-- FSA -->", "<script>Mi-8<b></script>", "<svg><path/></svg>"]),
    lambda inner: st.builds(element, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), st.lists(inner, max_size=4)),
    max_leaves=12,
)
BROKEN = (
    "<", ">", "</", "/>", '"', "'", "=", "<a ", '<a href="', "<!--", "-->", "<script>", "</script", "<p x='", "<1",
    "\0", *(f"<{tag}>" for tag in TAGS), *(f"</{tag}>" for tag in TAGS),
)  # fmt: skip
SOUP = st.lists(st.sampled_from(WORDS) | st.sampled_from(BROKEN), max_size=25).map("".join)


def unlinked(html: str) -> str:
    """The page without the links that linking puts in."""
    return re.sub(
        r'<a class="term" href="\.\./[^"]*" data-term="[^"]*"(?: title="[^"]*")?>(.*?)</a>', r"\1", html, flags=re.S
    )


@settings(deadline=None)
@given(TREES | SOUP)
@example("<p title=it's>Mi-8 isn't</p><a href='FSA")
def test_linking_only_puts_links_in(html: str) -> None:
    """So it changes no text, no attribute and no entity."""
    assert unlinked(linked(html).html) == html


@settings(deadline=None)
@given(TREES | SOUP)
@example("<svg/>Mi-8Mi-8")
def test_linking_twice_is_linking_once(html: str) -> None:
    once = linked(html)
    assert linked(once.html) == once


@settings(deadline=None)
@given(TREES)
def test_what_a_browser_shows_stays_the_same(html: str) -> None:
    before, after = (html5lib.parseFragment(text, namespaceHTMLElements=False) for text in (html, linked(html).html))
    assert "".join(after.itertext()) == "".join(before.itertext())


@settings(deadline=None)
@given(st.lists(st.tuples(TREES | SOUP, st.sampled_from(["en", "ru"])), min_size=2, max_size=4))
def test_what_was_read_before_makes_no_difference(pages: list[tuple[str, str]]) -> None:
    """Ways from tag to tag are kept from page to page."""
    together = [linked(html, language=language) for html, language in pages]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inside, "MOST_WAYS", 0)
        alone = [linked(html, language=language) for html, language in pages]
    assert together == alone


ODD_TAGS = st.lists(
    st.sampled_from(["<", "</", "a", "b", "SCRIPT", "script", "title", "1", " ", "/", "=", '"', "'", ">", "!", "é"])
    | st.sampled_from(['="', '">', ' a="', "<a ", "</script>", "<b>", " b", "<!--", "-->", "\n"]),
    max_size=20,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(TREES | SOUP | ODD_TAGS)
@example('<a ="x">y</a>')
@example('<a b="x"="y">">')
@example("<title a>b</title >c<titles>")
def test_what_stands_between_two_texts_is_the_same_as_tag_by_tag(html: str) -> None:
    """A browser's own rules find tags slowly; those that templates write are found by a shorter one."""
    slow = re.split(f"((?is:{elements.ANY}))", html)
    assert elements.MARKUP.split(html) == slow
    pieces = elements.BETWEEN.split(html)
    tags = [tag for between in pieces[1::2] for tag in elements.MARKUP.split(between)[1::2]]
    assert tags == slow[1::2]
    assert "".join(pieces) == html


class Anchors(HTMLParser):
    """Notes for each link to a term the elements around it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.around: list[list[str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if ("class", "term") in attrs:
            self.around.append(list(self.open))
        if tag not in ("br", "img"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass


@settings(deadline=None)
@given(TREES)
def test_no_link_stands_within_a_link_a_heading_or_code(html: str) -> None:
    forbidden = {"a", "code", "pre", "button", "h2", "h3", "h4", "svg", "script"}
    assert all(not forbidden & set(around) for around in Anchors(linked(html).html).around)


@settings(deadline=None)
@given(TREES | SOUP)
def test_a_mention_is_a_place_in_a_sentence_on_one_line(html: str) -> None:
    for mention in linked(html).mentions:
        name = mention.sentence[mention.start : mention.end]
        assert name
        assert name == name.strip()
        assert mention.sentence == " ".join(mention.sentence.split())


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([unescape(word) for word in WORDS if word not in ("&", ";")]), max_size=12).map("".join)
)
def test_the_index_finds_what_trying_every_name_at_every_place_finds(text: str) -> None:
    plain = {"‑": "-", "’": "'", "\xa0": " ", "\n": " "}
    told = "".join(plain.get(character, character) for character in text)
    names = sorted(
        (
            (name.strip("«"), term.id)
            for term in TERMS
            for name in term.names
            if name not in ("—", "", *term.not_linked)
        ),
        key=lambda entry: -len(entry[0]),
    )
    letter = r"[\w\u0301]"
    found, place = [], 0
    while place < len(told):
        for name, term in names:
            exact = sum(map(str.isalpha, name)) <= 4 or name.isupper()
            body = re.escape(name).replace(r"\ ", " +")
            after = f"(?!{letter}|-{letter}|'(?!s(?!{letter})){letter})"
            match = re.compile(f"(?<!{letter})(?<!{letter}[-'])(?:{body}){after}", re.I * (not exact)).match(
                told, place
            )
            if match:
                found.append((match.start(), match.end(), term))
                place = match.end() - 1
                break
        place += 1
    assert [(use.start, use.end, use.term) for use in INDEX.uses(text)] == found
