"""Which sentences name a term where a page quotes, and where it says again what stands on another page."""

from __future__ import annotations

import pytest

from crossbearing.terms import Index, Linkable, Mention, link

INDEX = Index.of([Linkable("mi-8", ("Mi-8", "Ми-8")), Linkable("fsa", ("FSA",)), Linkable("hts", ("HTS",))])
RUSSIAN = "В 2015 г. FSA ушла."
"""A full stop that ends a sentence in English, not in Russian."""


def mentions(html: str, language: str = "en") -> list[Mention]:
    return list(link(html, INDEX, lambda term: term, language=language).mentions)


QUOTED = {
    "the original": (
        f'<p><q lang="ru-RU" data-statement="s--1">{RUSSIAN} Ми-8 упал.</q></p>',
        [Mention("fsa", "", RUSSIAN, 10, 13, "s--1", "ru"), Mention("mi-8", "", "Ми-8 упал.", 0, 4, "s--1", "ru")],
    ),
    "the translation": (
        '<blockquote data-statement="s--1"><p>The FSA left.</p></blockquote>',
        [Mention("fsa", "", "The FSA left.", 4, 7, "s--1", "en")],
    ),
    "no more than the quoted part of a sentence": (
        '<p>HTS says: <q data-statement="s--1">the FSA left</q>, Mi-8 or not.</p>',
        [
            Mention("hts", "", "HTS says: the FSA left, Mi-8 or not.", 0, 3),
            Mention("fsa", "", "the FSA left", 4, 7, "s--1", "en"),
            Mention("mi-8", "", "HTS says: the FSA left, Mi-8 or not.", 24, 28),
        ],
    ),
    "of a quotation no more than the block": (
        '<blockquote data-statement="s--1"><p>An FSA</p><p>The FSA</p><p>An HTS</p></blockquote>',
        [
            Mention("fsa", "", "An FSA", 3, 6, "s--1", "en"),
            Mention("fsa", "", "The FSA", 4, 7, "s--1", "en"),
            Mention("hts", "", "An HTS", 3, 6, "s--1", "en"),
        ],
    ),
    "two that touch": (
        '<q data-statement="s--1">FSA</q><q data-statement="s--2" lang="fr">HTS</q>',
        [],  # one word to a reader
    ),
    "two side by side": (
        '<q data-statement="s--1">FSA </q><q data-statement="s--2" lang="fr">HTS</q>',
        [Mention("fsa", "", "FSA", 0, 3, "s--1", "en"), Mention("hts", "", "HTS", 0, 3, "s--2", "fr")],
    ),
    "words behind it": (
        '<q data-statement="s--1">x,</q>FSA',
        [Mention("fsa", "", "x,FSA", 2, 5)],
    ),
    "the statement of the innermost element": (
        '<div data-statement="s--1"><q lang="fr">FSA</q> <p data-statement="s--2"><q>HTS</q></p></div>',
        [Mention("fsa", "", "FSA", 0, 3, "s--1", "fr"), Mention("hts", "", "HTS", 0, 3, "s--2", "en")],
    ),
    "a quotation within a quotation": (
        '<blockquote data-statement="s--1">HTS: <q lang="fr">FSA</q></blockquote>',
        [Mention("hts", "", "HTS: FSA", 0, 3, "s--1", "en"), Mention("fsa", "", "HTS: FSA", 5, 8, "s--1", "en")],
    ),
    "a link within it": (
        '<q data-statement="s--1">the <a data-term="mi-8">Mi-8</a></q>',
        [Mention("mi-8", "", "the Mi-8", 4, 8, "s--1", "en")],
    ),
    "a statement that is not quoted": (
        '<p data-statement="s--1">The FSA left.</p>',
        [Mention("fsa", "", "The FSA left.", 4, 7)],
    ),
    "where no link may stand": ('<div data-no-terms><q lang="fr" data-statement="s--1">FSA</q></div>', []),
    "in code": ('<code><q data-statement="s--1">FSA</q></code>', []),
    "nobody's statement, in another language": ('<q lang="fr">FSA</q>', []),
}  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), QUOTED.values(), ids=QUOTED)
def test_who_quotes_a_name_is_known(html: str, expected: list[Mention]) -> None:
    assert mentions(html) == expected


def test_the_language_of_the_site_parts_its_sentences() -> None:
    assert mentions(f"<p>{RUSSIAN}</p>", "ru") == [Mention("fsa", "", RUSSIAN, 10, 13)]
    assert mentions(f"<p>{RUSSIAN}</p>") == [Mention("fsa", "", "FSA ушла.", 0, 3)]


def test_a_site_is_in_english_unless_it_says_so() -> None:
    assert link('<q lang="en">FSA</q> <q lang="de">HTS</q>', INDEX, lambda term: term).html == (
        '<q lang="en"><a class="term" href="fsa" data-term="fsa">FSA</a></q> <q lang="de">HTS</q>'
    )


RETOLD = {
    "all of it": ("<div data-retold>FSA</div>", []),
    "what stands before": ("FSA<div data-retold>HTS</div>", ["fsa"]),
    "what stands behind": ("<div data-retold>HTS</div>FSA", ["fsa"]),
    "what touches it": ("<i data-retold>HTS,</i>FSA", ["fsa"]),
    "deeper within": ("<div data-retold><p>x</p><p>HTS</p></div><p>FSA</p>", ["fsa"]),
    "again within": ("<div data-retold><p data-retold>x</p>HTS</div>FSA", ["fsa"]),
    "a quotation": ('<p data-retold><q data-statement="s--1">HTS</q></p>FSA', ["fsa"]),
    "a quotation left open": ('<div data-retold><blockquote data-statement="s--1">HTS</div>FSA', ["fsa"]),
    "a link": ('<p data-retold><a data-term="hts">it</a></p>FSA', ["fsa"]),
}


@pytest.mark.parametrize(("html", "expected"), RETOLD.values(), ids=RETOLD)
def test_what_is_told_again_is_no_mention(html: str, expected: list[str]) -> None:
    assert [mention.term for mention in mentions(html)] == expected


def test_what_is_told_again_is_linked() -> None:
    assert link("<p data-retold>FSA</p>", INDEX, lambda term: term).html == (
        '<p data-retold><a class="term" href="fsa" data-term="fsa">FSA</a></p>'
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("HTS! The FSA。Mi-8 fell.", [("hts", "HTS!"), ("fsa", "The FSA。"), ("mi-8", "Mi-8 fell.")]),
        ("Who? I ran. You?", [("who", "Who? I ran.")]),
        ("The FSA! Gone.", [("fsa", "The FSA!")]),
    ],
)
def test_a_name_brings_the_sentences_that_it_stands_in(html: str, expected: list[tuple[str, str]]) -> None:
    names = {"who": ("Who? I",), "fsa": ("FSA", "FSA。"), "hts": ("HTS",), "mi-8": ("Mi-8",)}
    index = Index.of(Linkable(term, each) for term, each in names.items())
    found = link(html, index, lambda term: term).mentions
    assert [(mention.term, mention.sentence) for mention in found] == expected
