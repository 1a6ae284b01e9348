"""Normalisation 1, by vectors: what the words of a text are, whoever printed it and however it was copied."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.quotes import MOST_CHARACTERS, MOST_WORDS, Segment, bracket_mistakes, limit, segments, words

VECTORS = (
    # case, punctuation, spaces
    ("The Mi-8 was “forced” to land.", "the mi8 was forced to land"),
    ("  one\t two\n\nthree\u00a0four\u2009five\u3000six ", "one two three four five six"),
    ("«Так», — сказал он…", "так сказал он"),
    ("STRASSE straße Straẞe", "strasse strasse strasse"),
    ("ΣΊΣΥΦΟΣ σίσυφος", "σίσυφοσ σίσυφοσ"),
    ("a_b #c @d *e* (f)", "a b c d e f"),
    # compatibility: ligatures, full width, superscripts, Roman numerals
    ("ﬁrst oﬃcer", "first officer"),
    ("ＴＯＷ ｍｉｓｓｉｌｅ １２", "tow missile 12"),
    ("m² №5 Ⅳ ① …", "m2 no5 iv 1"),
    ("e\u0301clair éclair", "éclair éclair"),
    # soft hyphens and whatever is not seen
    ("heli\u00adcopter heli\u200bcopter he\u2060li\ufeffcopter", "helicopter helicopter helicopter"),
    ("\u202bقال\u202c \u200fنعم", "قال نعم"),
    ("می\u200cخواهم", "میخواهم"),
    # hyphens
    ("anti-aircraft anti‐aircraft anti‑aircraft", "antiaircraft antiaircraft antiaircraft"),
    ("heli-\ncopter heli-\n   copter heli- \ncopter", "helicopter helicopter helicopter"),
    ("heli-\r\ncopter anti-\n(aircraft heli-,\ncopter", "helicopter anti aircraft heli copter"),
    ("heli-\n—copter heli -\ncopter heli-\n\u201ccopter", "heli copter heli copter heli copter"),
    ("Mi-\n8 Su-24M 105-\nя", "mi 8 su24m 105 я"),
    ("2014-2015 24-hour T-72-B", "2014-2015 24hour t72b"),
    ("well--known - so –then—now", "well known so then now"),
    ("-first last-", "first last"),
    # apostrophes
    ("don't don’t don＇t donʼt don`t", "don't don't don't don't don't"),
    ("'quoted' ‘quoted’ soldiers' ’90s rock'n'roll", "quoted quoted soldiers 90s rock'n'roll"),
    ("об’єкт l'hélicoptère O''Neil", "об'єкт l'hélicoptère o neil"),
    # numbers
    ("1,000.50 12:45 24/11/2015 24.11.2015", "1,000.50 12:45 24/11/2015 24.11.2015"),
    ("3.5 km. 15, 16: .5 5. 1.000.", "3.5 km 15 16 5 5 1.000"),
    ("U.S.-backed e.g. and/or https://a.b", "u s backed e g and or https a b"),
    ("٢٠١٥ ١٬٥", "٢٠١٥ ١ ٥"),
    # symbols are words
    ("45% $5m €3 5° C++ a=b", "45 % $ 5m € 3 5 ° c + + a = b"),
    ("½ and ℃", "1 ⁄ 2 and ° c"),
    ("👍🏽 ❤️", "👍 🏽 ❤"),
    # Arabic, Hebrew: vowel points and stretching
    ("قُصِفَتِ الطّائـــرة، الحربيّة.", "قصفت الطائرة الحربية"),
    ("هٰذا هذا", "هذا هذا"),
    ("أ \u0627\u0654", "أ أ"),
    ("ﻻ ﷲ", "لا الله"),
    ("שָׁלוֹם", unicodedata.normalize("NFKC", "שָׁלוֹם")),
    # Cyrillic: ё is not е, й may come in two parts
    ("Вертолёт «Ми-8»", "вертолёт ми8"),
    ("и\u0306од", "йод"),
    # scripts whose vowels are marks
    ("वायु सेना", "वायु सेना"),
    # scripts without spaces: each character is a word, its marks with it
    ("直升机坠毁。", "直 升 机 坠 毁"),
    ("米-8直升机Mi-8、3.5公里", "米 8 直 升 机 mi8 3.5 公 里"),
    ("ヘリコプター ﾍﾘ が", "ヘ リ コ プ タ ー ヘ リ が"),
    ("々〇", "々 〇"),
    ("ไม่มีใคร", "ไ ม่ มี ใ ค ร"),
    ("ລາວ", "ລ າ ວ"),
    ("ខ្មែរ", "ខ្ មែ រ"),
    ("မြန်မာ", "မြ န် မ ာ".replace("မ ာ", "မာ")),
    ("헬리콥터 추락", "헬리콥터 추락"),
    # brackets are punctuation in a text
    ("[The] crew [...] was (all) {safe}", "the crew was all safe"),
    ("", ""),
    ("… — «» ،", ""),
)


@pytest.mark.parametrize(("text", "normalised"), VECTORS)
def test_the_words_of_a_text(text: str, normalised: str) -> None:
    assert " ".join(words(text)) == normalised


@given(st.text())
def test_words_of_words_are_the_same_words(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once


LINES = st.text(alphabet="aб1-\u2010\n ,(“’'\u00ad\u200b½中", max_size=30)
"""What breaks lines in two: hyphens beside letters, digits, punctuation and what is not seen."""


@given(LINES)
def test_no_word_holds_white_space_or_punctuation_at_its_edges(text: str) -> None:
    for word in words(text):
        assert word == "".join(word.split())
        assert word.strip("-'(“,") == word
    assert words(" ".join(words(text))) == words(text)


@given(st.text(), st.text())
def test_texts_apart_by_a_space_have_the_words_of_both(one: str, other: str) -> None:
    assert words(f"{one} {other}") == words(one) + words(other)


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        ("The crew was safe", [Segment(("the", "crew", "was", "safe"))]),
        ("The crew [...] was safe", [Segment(("the", "crew")), Segment(("was", "safe"), 100)]),
        ("The crew […] was safe", [Segment(("the", "crew")), Segment(("was", "safe"), 100)]),
        ("[The] crew was safe", [Segment(("crew", "was", "safe"), 3)]),
        ("The [whole] [...] crew", [Segment(("the",)), Segment(("crew",), 103)]),
        ("The crew [...]", [Segment(("the", "crew"))]),
        ("The crew (all [ten] of it)", [Segment(("the", "crew", "all")), Segment(("of", "it"), 3)]),
        ("[...]", []),
        ("", []),
    ],
)
def test_a_quotation_is_split_at_omissions_and_insertions(quotation: str, found: list[Segment]) -> None:
    assert list(segments(quotation)) == found


@pytest.mark.parametrize(
    ("quotation", "mistakes"),
    [
        ("[The] crew [...], [and] […]", []),
        ("[T]he crew", [(0, "touches a letter")]),
        ("crew[s]", [(4, "touches a letter")]),
        ("1[0] and أ[ل]", [(1, "touches a letter"), (10, "touches a letter")]),
        ("直升机[...]坠毁", []),
        ("the [] crew [ ] [,]", [(4, "holds no word"), (12, "holds no word"), (16, "holds no word")]),
        ("the [... crew] and", []),
        ("the crew] and [the", [(8, "has no other half"), (14, "has no other half")]),
        ("the [crew [of] it]", [(4, "has no other half"), (17, "has no other half")]),
    ],
)
def test_brackets_that_hide_the_words_of_the_source(quotation: str, mistakes: list[tuple[int, str]]) -> None:
    assert list(bracket_mistakes(quotation)) == mistakes


def test_the_limit_depends_on_the_writing() -> None:
    assert limit(words("The crew was safe")) == MOST_WORDS
    assert limit(words("直升机坠毁")) == MOST_CHARACTERS
    assert limit(words("The crew of the 直升机")) == MOST_WORDS
    assert limit(()) == MOST_WORDS
