"""Which names the index of terms finds in a text, and where they stand in the HTML."""

from __future__ import annotations

import pytest

from crossbearing.terms import Index, Linkable, link, lone_letters
from crossbearing.terms.index import Use


def names(index: Index, html: str) -> str:
    return link(html, index, lambda term: term).html.replace(' class="term"', "")


def test_a_name_in_letters_that_change_their_form_at_the_end_of_a_word() -> None:
    index = Index.of([Linkable("o", ("Οδυσσεύς",))])
    assert names(index, "ΟΔΥΣΣΕΎΣ") == '<a href="o" data-term="o">ΟΔΥΣΣΕΎΣ</a>'


def test_of_two_names_the_longer_is_found_whichever_comes_first() -> None:
    short, long = Linkable("short", ("North Army",)), Linkable("long", ("North Army Corps", "The North Army"))
    expected = (Use(0, 16, "long"), Use(18, 28, "short"), Use(30, 44, "long"))
    for terms in ((short, long), (long, short)):
        assert Index.of(terms).uses("north army CORPS, North Army, the north army") == expected


def test_a_possessive_is_no_name() -> None:
    index = Index.of([Linkable("s", ("S", "T"))])
    assert index.uses("the FSA'S, S and S's T") == (Use(11, 12, "s"), Use(17, 18, "s"), Use(21, 22, "s"))
    assert lone_letters(Linkable("s", ("S", "ST", "«T", "U"), not_linked=("U",))) == ("S", "T")


def test_blanks_of_a_name_are_never_left_out() -> None:
    assert Index.of([Linkable("us", ("U.S. Army",))]).uses("U.S.Army, U.S.  Army") == (Use(10, 20, "us"),)


def test_what_was_found_in_a_text_is_kept_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crossbearing.terms.index.MOST_KEPT", 2)
    index = Index.of([Linkable("fsa", ("FSA",))])
    first = index.uses("FSA 1")
    assert index.uses("FSA 1") is first == (Use(0, 3, "fsa"),)
    index.uses("FSA 2")
    assert list(index.kept) == ["FSA 1", "FSA 2"]
    index.uses("FSA 3")
    assert index.kept == {"FSA 3": (Use(0, 3, "fsa"),)}


def test_an_entity_for_two_letters_is_never_divided() -> None:
    index = Index.of([Linkable("less", ("A <",)), Linkable("mark", ("\u0338x",))])
    less = names(index, "<p>abc</p>&amp; A &nvlt; b")  # as much longer than its text as twice its place
    assert less == '<p>abc</p>&amp; <a href="less" data-term="less">A &nvlt;</a> b'
    assert names(index, "&NotEqualTilde;x &amp;") == '<a href="mark" data-term="mark">&NotEqualTilde;x</a> &amp;'
