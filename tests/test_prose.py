from __future__ import annotations

from importlib import import_module
from itertools import pairwise

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossbearing.prose import Link, Reference, page_references, references, render, resolve_references
from crossbearing.sentences import sentences, spans

KNOWN = {
    "mi-8": Link("../mi-8/", "Mi-8", "term", "A helicopter", {"data-term": "mi-8"}),
    "first-damage": Link("../first/", "first damage", "claim-mark", 'Was it "fire"?'),
    "wild": Link("../wild/?a=1&b=2", "*a* _b_ [c](d) <e> `f` | g", title="[x](y) `z` | <w>"),
}


def resolve(reference: Reference) -> Link | None:
    link = KNOWN.get(reference.target)
    return link and Link(link.href, reference.words or link.text, link.css_class, link.title, link.attrs)


MI_8 = '<a class="term" href="../mi-8/" data-term="mi-8" title="A helicopter">{}</a>'
FIRST = '<a class="claim-mark" href="../first/" title="Was it &quot;fire&quot;?">{}</a>'

HTML = [
    ("One.", "<p>One.</p>"),
    ("One\ntwo.\n\nThree.", "<p>One\ntwo.</p>\n<p>Three.</p>"),
    ("*a* _b_ **c** __d__", "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong></p>"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
    ("", ""),
    (" \n ", ""),
    # links
    ("[a](https://x.org/?b&c)", '<p><a href="https://x.org/?b&amp;c" rel="noopener">a</a></p>'),
    ('[a](HTTP://x.org "t\'")', '<p><a href="HTTP://x.org" title="t\'" rel="noopener">a</a></p>'),
    ("[a](mailto:a@x.org)", '<p><a href="mailto:a@x.org">a</a></p>'),
    ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"),
    ("[a](JAVA&#83;CRIPT:x)", "<p>[a](JAVASCRIPT:x)</p>"),
    ("[a](java\tscript:x)", "<p>[a](java\tscript:x)</p>"),
    ("[a](data:text/html;base64,x)", "<p>[a](data:text/html;base64,x)</p>"),
    ("[a](vbscript:x) [a](file:///x)", "<p>[a](vbscript:x) [a](file:///x)</p>"),
    ("[a](//evil.org)", "<p>[a](//evil.org)</p>"),
    ("[a](../other/)", "<p>[a](../other/)</p>"),
    ("[a]()", "<p>a</p>"),
    ("[a][b]\n\n[b]: https://x.org", "<p>[a][b]</p>\n<p>[b]: https://x.org</p>"),
    ("<https://x.org> https://x.org", "<p>&lt;https://x.org&gt; https://x.org</p>"),
    ("![a](https://x.org/a.png)", "<p>![a](https://x.org/a.png)</p>"),
    # what is switched off is shown as it was typed
    ("<b onclick=x>a</b>", "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>"),
    ("<script>\nalert(1)\n</script>", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>"),
    ("# a", "<p># a</p>"),
    ("a\n===", "<p>a\n===</p>"),
    ("> a", "<p>&gt; a</p>"),
    ("`a` ~~b~~", "<p>`a` ~~b~~</p>"),
    ("    a", "<p>a</p>"),
    ("```\na\n```", "<p>```\na\n```</p>"),
    ("|a|b|\n|-|-|\n|c|d|", "<p>|a|b|\n|-|-|\n|c|d|</p>"),
    ("---", "<p>---</p>"),
    ("a  \nb\\\nc", "<p>a\nb\nc</p>"),
    ("&amp; &lt;b&gt; & \\*", "<p>&amp; &lt;b&gt; &amp; *</p>"),
    # references
    ("[[mi-8]]", f"<p>{MI_8.format('Mi-8')}</p>"),
    ("The [[mi-8|heli & co]].", f"<p>The {MI_8.format('heli &amp; co')}.</p>"),
    ("[[ mi-8 | two\n  lines ]]", f"<p>{MI_8.format('two lines')}</p>"),
    ("*a [[mi-8]] **[[claim:first-damage]]***", None),
    ("- [[claim:first-damage|hit]]", f"<ul>\n<li>{FIRST.format('hit')}</li>\n</ul>"),
    ("[[no-such]] [[source:no-such|<words>]]", "<p>no-such &lt;words&gt;</p>"),
    ("\\[[mi-8]]", "<p>[[mi-8]]</p>"),
    ("[[mi-8|a|b]] [[]] [[ ]] [mi-8]", "<p>[[mi-8|a|b]] [[]] [[ ]] [mi-8]</p>"),
    ("[see [[mi-8]]](https://x.org)", '<p><a href="https://x.org" rel="noopener">see [[mi-8]]</a></p>'),
    ("[[mi-8]](https://x.org)", f"<p>{MI_8.format('Mi-8')}(https://x.org)</p>"),
    ("[see [[mi-8]]](javascript:x)", f"<p>[see {MI_8.format('Mi-8')}](javascript:x)</p>"),
    ("![[mi-8]]", f"<p>!{MI_8.format('Mi-8')}</p>"),
    (
        "[[wild]]",
        '<p><a href="../wild/?a=1&amp;b=2" title="[x](y) `z` | &lt;w&gt;">*a* _b_ [c](d) &lt;e&gt; `f` | g</a></p>',
    ),
]


@pytest.mark.parametrize(("text", "expected"), HTML)
def test_prose_becomes_html(text: str, expected: str | None) -> None:
    within = f"<p><em>a {MI_8.format('Mi-8')} <strong>{FIRST.format('first damage')}</strong></em></p>"
    assert render(text, resolve) == (within if expected is None else expected)


def test_the_page_is_asked_for_what_was_written() -> None:
    asked: list[Reference] = []
    render("[[mi-8]] [[claim:a/b|c]] [[source:d]] [[incident:e]] [[Claim:f]] [[other:g]]", asked.append)
    assert asked == [
        Reference("term", "mi-8"),
        Reference("claim", "a/b", "c"),
        Reference("source", "d"),
        Reference("incident", "e"),
        Reference("term", "Claim:f"),
        Reference("term", "other:g"),
    ]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[[a]] b [[c]]", {0: "a", 8: "c"}),
        ("Ünï 🚁 *[[a]]*", {7: "a"}),
        ("one\n  two [[a]]  \n   [[b|x\n y]] [[c]]\n\n[[d]]", {10: "a", 21: "b", 32: "c", 39: "d"}),
        ("- one\n\n\tmore [[a]]\n1. [[b]]", {13: "a", 22: "b"}),
        ("one\r\ntwo [[a]]\r\r[[b]]", {9: "a", 16: "b"}),
        ("\\[[a]] [x [[b]]](https://x.org) [x [[c]]](no)", {35: "c"}),
        ("", {}),
    ],
)
def test_references_are_found_where_they_stand(text: str, targets: dict[int, str]) -> None:
    assert {found.offset: found.reference.target for found in references(text)} == targets


PIECES = (
    "[[mi-8]]", "[[claim:first-damage|w]]", "[[wild]]", "[[x|<b>]]", "[", "]", "(", ")", "](", "![", "<", ">",
    "</p>", "<!--", "-->", "<script>", "alert(1)", "</script>", "<img src=x onerror=y>", "javascript:",
    "java\nscript:", "data:text/html,", "https://x.org/", "mailto:a@b.c", '"', "'", " onload=", "&", "&lt;",
    "&#106;", "&colon;", "&quot;", "`", "```\n", "*", "**", "_", "- ", "\n", "\n\n", "    ", "\t", "1. ", "# ",
    "> ", "|", "\\", "é", "م", "🚁", "a", " ",
)  # fmt: skip
VISIBLE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=5)
MARKDOWN = st.lists(st.sampled_from(PIECES) | VISIBLE, max_size=30).map("".join)

ALLOWED: dict[str, set[str]] = {
    "p": set(),
    "em": set(),
    "strong": set(),
    "ul": set(),
    "ol": {"start"},
    "li": set(),
    "a": {"class", "href", "title", "rel", "data-term"},
}


@settings(deadline=None)
@given(MARKDOWN)
@example('[a](https://x.org/"onmouseover="alert(1))')
@example('[a](https://x.org "\\" onclick=alert(1) ")')
@example("[[x|</a><script>]]")
def test_whatever_is_typed_only_harmless_elements_come_out(text: str) -> None:
    written = render(text, resolve)
    # A strict parser: what a browser would have to mend is an error here.
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    for element in parser.parseFragment(written).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert set(element.attrib) <= ALLOWED[element.tag]
        if element.tag == "a":
            href = element.attrib["href"]
            assert href.lower().startswith(("https://", "http://", "mailto:")) or href in {
                k.href for k in KNOWN.values()
            }
            assert not element.findall(".//a")


@settings(deadline=None)
@given(st.text(max_size=20) | st.text(st.sampled_from("ab1 .)-+#`~!:(|='’«\u00a0\u2028\u200b\x85ض،—"), max_size=14))
def test_a_text_without_markup_is_what_the_library_makes_of_it(text: str) -> None:
    library = import_module("crossbearing.prose.render")._MARKDOWN
    assert render(text, lambda _: None) == library.render(text, {"resolve": lambda _: None}).rstrip("\n")


@given(MARKDOWN)
def test_references_are_those_that_rendering_resolves(text: str) -> None:
    asked: list[Reference] = []
    render(text, asked.append)
    found = references(text)
    assert [each.reference for each in found] == asked
    assert all(text[each.offset :].startswith("[[") for each in found)
    assert all(a.offset < b.offset for a, b in pairwise(found))


PAGE = [
    ("A [[mi-8]]s.", f"A {MI_8.format('Mi-8')}s."),
    ("*[[mi-8|big _one_]]*", f"*{MI_8.format('big &#95;one&#95;')}*"),
    ("[[no-such]] [[no|*w*]]", "no-such &#42;w&#42;"),
    ("| a | [[mi-8|b]] |", f"| a | {MI_8.format('b')} |"),
    ("!!! note\n    [[mi-8]]", f"!!! note\n    {MI_8.format('Mi-8')}"),
    ("- a\n\n    [[mi-8]]", f"- a\n\n    {MI_8.format('Mi-8')}"),
    ("an ` alone [[mi-8]]", f"an ` alone {MI_8.format('Mi-8')}"),
    ("[x][[mi-8]] [[mi-8]](y)", f"[x]{MI_8.format('Mi-8')} {MI_8.format('Mi-8')}(y)"),
    ("```\nnever closed\n\n[[mi-8]]", f"```\nnever closed\n\n{MI_8.format('Mi-8')}"),
]
LEFT_ALONE = [
    "`[[mi-8]]`",
    "``a ` [[mi-8]]``",
    "`a\n[[mi-8]]`",
    "```\n[[mi-8]]\n```",
    "```yaml title='x'\n\n[[mi-8]]\n\n```",
    "~~~~\n~~~\n[[mi-8]]\n~~~~",
    "- a\n\n    ```\n    [[mi-8]]\n    ```",
    "\\[[mi-8]]",
    "<!-- [[mi-8]] -->",
    '<img alt="[[mi-8]]">',
    "<pre>\n[[mi-8]]\n</pre>",
    "<code>[[mi-8]]</code>",
    '<a href="x">[[mi-8]]</a>',
    "[see [[mi-8]] here](x.md)",
    "[see [[mi-8]] here][x]",
    "[[]] [[ ]] [[a|b|c]]",
]


@pytest.mark.parametrize(("text", "expected"), PAGE)
def test_a_page_has_its_references_resolved(text: str, expected: str) -> None:
    assert resolve_references(text, resolve) == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_code_links_and_tags_of_a_page_are_left_alone(text: str) -> None:
    assert resolve_references(text, resolve) == text
    assert page_references(text) == ()


def test_references_of_a_page_are_found_where_they_stand() -> None:
    found = page_references("é `[[a]]` [[b]]\n\n[[claim:c|d]]")
    assert [(each.offset, each.reference) for each in found] == [
        (10, Reference("term", "b")),
        (17, Reference("claim", "c", "d")),
    ]


def test_the_markdown_of_the_site_takes_a_link_as_it_is() -> None:
    page = "| a |\n|---|\n| *[[wild]]* `[[wild]]` |\n"
    written = import_module("markdown").markdown(
        resolve_references(page, resolve),
        extensions=[
            "tables",
            "attr_list",
            "smarty",
            "md_in_html",
            "pymdownx.caret",
            "pymdownx.tilde",
            "pymdownx.magiclink",
        ],
    )
    cell = html5lib.parseFragment(written, namespaceHTMLElements=False).find(".//td")
    assert [(each.tag, each.text) for each in cell] == [("em", None), ("code", "[[wild]]")]
    link = cell.find("em/a")
    assert (link.text, dict(link.attrib)) == (
        KNOWN["wild"].text,
        {"href": KNOWN["wild"].href, "title": KNOWN["wild"].title},
    )


SENTENCES = [
    ("It fell. It burned.", ["It fell.", "It burned."]),
    ("Lt. Col. Oleg Peshkov died. The U.S. said so.", ["Lt. Col. Oleg Peshkov died.", "The U.S. said so."]),
    ("Gen. J. R. Smith spoke. Yes.", ["Gen. J. R. Smith spoke.", "Yes."]),
    ("On Nov. 24 it fell at 9 a.m. local time.", ["On Nov. 24 it fell at 9 a.m. local time."]),
    ("It rose 12.5 km. Then it fell.", ["It rose 12.5 km.", "Then it fell."]),
    ("Was it hit?! Yes... and no.", ["Was it hit?!", "Yes... and no."]),
    ("He said: “We were hit.” Then nothing.", ["He said: “We were hit.”", "Then nothing."]),
    ("هل أصيبت المروحية؟ نعم أصيبت.", ["هل أصيبت المروحية؟", "نعم أصيبت."]),
    ("直升机被击中。一名士兵死亡。", ["直升机被击中。", "一名士兵死亡。"]),
    ("  One line\nand the next.  \n\n Two. ", ["One line\nand the next.", "Two."]),
    ("🚁 fell. Ünï rose.", ["🚁 fell.", "Ünï rose."]),
    ("no full stop", ["no full stop"]),
    ("", []),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_text_falls_into_sentences(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


def test_abbreviations_are_those_of_the_language() -> None:
    text = "Это ул. Ленина. Да."
    assert sentences(text, "ru") == ("Это ул. Ленина.", "Да.")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["en", "ru", "ar", "xx"]))
def test_sentences_hold_all_text_but_blanks(text: str, language: str) -> None:
    found = spans(text, language)
    ends = [0, *(end for span in found for end in span), len(text)]
    assert ends == sorted(ends)
    assert "".join(text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)).strip() == ""
