"""Normalisation 1, by vectors: what the words of a text are, whoever printed it and however it was copied."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.proofs import fingerprint
from crossbearing.quotes import MOST_CHARACTERS, MOST_WORDS, Segment, bracket_mistakes, limit, segments, words

VECTORS = json.loads(Path(__file__).with_name("normalisation-1.json").read_text(encoding="utf-8"))
"""For whoever programs it anew: `texts` with their words, `quotations` with their segments and fingerprints."""


@pytest.mark.parametrize("vector", VECTORS["texts"])
def test_the_words_of_a_text(vector: Mapping[str, str]) -> None:
    assert " ".join(words(vector["text"])) == vector["words"]


@pytest.mark.parametrize("vector", VECTORS["quotations"])
def test_the_segments_of_a_quotation_and_its_fingerprint(vector: Mapping[str, Any]) -> None:
    found = [(" ".join(segment.words), segment.after) for segment in segments(vector["quotation"])]
    assert found == [(segment["words"], segment["at_most_before"]) for segment in vector["segments"]]
    plain = "\n".join(segment["words"] for segment in vector["segments"])
    assert fingerprint(vector["quotation"]) == hashlib.sha256(plain.encode()).hexdigest() == vector["sha256"]


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


def test_a_segment_keeps_how_it_is_written_between_the_brackets() -> None:
    quotation = " The crew\n was [...] safe, [and] sound. [Really]"
    assert [segment.text for segment in segments(quotation)] == ["The crew\n was", "safe,", "sound."]


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
