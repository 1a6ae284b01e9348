"""What a page says, as it is read from its HTML, before a name is looked for."""

from __future__ import annotations

import pytest

from crossbearing.terms import Index, Linkable
from crossbearing.terms.index import Use
from crossbearing.terms.markup import read
from crossbearing.terms.page import Quotation, Section


def test_a_page_as_it_is_read() -> None:
    html = (
        "\n <p>A&amp;B <b> </b>c</p> <div></div> <p> </p>"
        '<h2 id="h">D</h2><ul><li>e <a data-term="x">y<p>  z </a><a data-term="v"> </a></ul>'
        '<pre>f</pre><div data-retold><q lang="fr" data-statement="s">g</q>h</div>'
    )
    page = read(html, "en")
    assert page.text == "A&B  c\0D\0e y\0  z \0f\0gh\0"
    assert page.blocks == [0, 7, 9, 13, 18, 20, 23]
    assert page.sections == [Section(0, ""), Section(7, "h")]
    assert page.runs == [(0, 4, 5, 13), (5, 6, 21, 22), (9, 11, 72, 74), (21, 22, 196, 197)]
    assert page.links == [Use(15, 17, "x")]  # as much as stands in its last block
    assert page.quotations == [Quotation(20, 21, "s", "fr")]
    assert page.retold == [(20, 23)]


@pytest.mark.parametrize("html", ["", " \n<p> </p> ", "<b> <i> </i>\n</b>"])
def test_a_page_of_nothing_but_blanks(html: str) -> None:
    page = read(html, "en")
    assert (page.text, page.blocks, page.sections, page.runs) == ("", [0], [Section(0, "")], [])


def test_no_page_begins_with_blanks() -> None:
    assert read("\n<b> <i>x </i> y", "en").text == "x  y\0"


def test_a_name_stands_in_one_block() -> None:
    index = Index.of([Linkable("s", ("S",)), Linkable("s-x", ("S X",))])
    assert list(read("<p>a S</p><p>S</p><p>X</p>", "en").named(index)) == [Use(2, 3, "s"), Use(4, 5, "s")]
