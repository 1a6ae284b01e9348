"""A passage link opens the source at the very words of the quotation, and they are what the browser highlights."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.serving import serving
from crossbearing.extract import extract
from crossbearing.kinds.capture import ProvenQuotation
from crossbearing.passages import passage
from crossbearing.proofs import prove
from crossbearing.source_text import SourceText

GAP = '<div style="height: 2000px"></div>'
PARTS = {
    "first": "<p>He said that the gun hit its tail at noon.</p>",
    "second": "<p>She wrote that the gun hit its <b>tail</b> at night, and nobody was hurt.</p>",
    "arabic": '<p lang="ar" dir="rtl">قبل أن تصاب بعطل فني أدى إلى الهبوط الاضطراري</p>',
    "russian": '<p lang="ru">один из вертолетов получил повреждения и совершил вынужденную посадку</p>',
}
PAINT = "::target-text, ::highlight(wanted) { background: rgb(255, 0, 0); color: inherit; }"
SAVED = f"<!doctype html><meta charset=utf-8><title>Page</title><style>{PAINT}</style>" + GAP.join(
    ["", *(text.replace("<p", f'<p id="{name}"', 1) for name, text in PARTS.items()), ""]
)

HIGHLIGHT = """([id, words]) => {
  const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
  let all = "", node; const nodes = [];
  while ((node = walker.nextNode())) { nodes.push([all.length, node]); all += node.data; }
  const first = all.indexOf(words), last = first + words.length;
  const at = (place) => nodes.findLast(([start]) => start < place || start === 0);
  const range = new Range(), [from, start] = at(first + 1), [to, end] = at(last);
  range.setStart(start, first - from); range.setEnd(end, last - to);
  CSS.highlights.set("wanted", new Highlight(range));
}"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a saved page on this machine."""
    folder: Path = tmp_path_factory.mktemp("source")
    (folder / "page.html").write_text(SAVED, encoding="utf-8")
    with serving(folder) as address:
        yield f"{address}page.html"


@pytest.mark.parametrize(
    ("quotation", "part", "words"),
    [
        ("the gun hit its tail at noon", "first", "the gun hit its tail at noon"),
        ("the gun hit its tail at night", "second", "the gun hit its tail at night"),
        ("She wrote that [...] at night", "second", "She wrote that the gun hit its tail at night"),
        ("nobody was hurt.", "second", "nobody was hurt"),
        ("تصاب بعطل فني أدى إلى", "arabic", "تصاب بعطل فني أدى إلى"),
        ("совершил вынужденную посадку", "russian", "совершил вынужденную посадку"),
    ],
)
def test_the_browser_highlights_the_quotation(
    chromium: Browser, source: str, quotation: str, part: str, words: str
) -> None:
    opened = _opened(chromium, passage(source, quotation, _proof(quotation)))
    opened.wait_for_function("scrollY > 0")
    expected = _opened(chromium, source)
    expected.evaluate("y => scrollTo(0, y)", opened.evaluate("scrollY"))
    bare = expected.screenshot()
    expected.evaluate(HIGHLIGHT, [part, words])
    shown = opened.screenshot()
    assert shown == expected.screenshot()
    assert shown != bare


def _opened(chromium: Browser, address: str) -> Page:
    page = chromium.new_page(viewport={"width": 700, "height": 500})
    page.goto(address)
    return page


def _proof(quotation: str) -> ProvenQuotation:
    found = prove(quotation, SourceText(extract(SAVED.encode(), "page.html").text))
    assert found
    fields = {
        "sha256": found.fingerprint,
        "at": [str(number) for number in found.at],
        "times": str(found.times),
        "before": found.before,
        "after": found.after,
        "claims": ["a/b"],
    }
    return ProvenQuotation.model_validate({name: value for name, value in fields.items() if value})
