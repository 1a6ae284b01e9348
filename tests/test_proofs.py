"""A proof says where the words of a quotation stand, and gives no more of the source away than it must."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.proofs import Proof, fingerprint, nearest, prove
from crossbearing.quotes import words
from crossbearing.source_text import SourceText, trimmed

REPORT = """Helicopter shot down

The helicopter – a Mi-8 – was “forced to land”, the report says.
It was forced to land near the border. Its crew of twelve was safe, the army says.

Its crew of twelve was safe."""


def proof(quotation: str, text: str = REPORT, title: str = "") -> Proof | None:
    return prove(quotation, SourceText(text, title))


def places(quotation: str, text: str) -> tuple[tuple[int, ...], tuple[int, ...], int] | None:
    found = proof(quotation, text)
    return (found.at, found.omitted, found.times) if found else None


def test_a_proof_holds_where_the_words_stand_and_nothing_else_of_the_source() -> None:
    quotation = "near the border [...] twelve was safe, the army"
    assert proof(quotation) == Proof(fingerprint(quotation), (19, 25), 1, (3,), "", "")


@pytest.mark.parametrize(
    "quotation",
    ["THE HELICOPTER, a Mi 8", "the helicopter was", "crew of thirteen", "safe Its crew of twelve was safe the army"],
)
def test_what_does_not_stand_there_has_no_proof(quotation: str) -> None:
    assert proof(quotation) is None


@pytest.mark.parametrize("quotation", ["", "[...]", "…", "[word]"])
def test_a_quotation_without_words_has_no_proof(quotation: str) -> None:
    assert proof(quotation) is None
    assert proof("a b c", quotation) is None


@pytest.mark.parametrize(
    ("quotation", "between", "found"),
    [
        ("alpha [...] omega", 100, True),
        ("alpha [...] omega", 101, False),
        ("alpha [...] omega", 0, True),
        ("alpha [word] omega", 3, True),
        ("alpha [word] omega", 4, False),
        ("alpha [word] [...] omega", 103, True),
        ("alpha [word] [...] omega", 104, False),
    ],
)
def test_brackets_stand_for_so_many_words(quotation: str, between: int, *, found: bool) -> None:
    text = f"alpha {'x ' * between}omega"
    assert places(quotation, text) == (((0, between + 1), (between,), 1) if found else None)


def test_no_early_look_alike_of_a_segment_hides_the_way_to_the_next() -> None:
    text = f"alpha beta {'x ' * 60}beta {'x ' * 60}gamma"
    assert places("alpha [...] beta [...] gamma", text) == ((0, 62, 123), (61, 60), 1)


def test_of_many_ways_the_shortest_is_taken_and_no_number_of_them_takes_long() -> None:
    text = "a " * 3000 + "b"
    assert places(" [...] ".join("a" * 12), text) == (tuple(range(12)), (0,) * 11, 2989)
    assert places(" [...] ".join("a" * 12) + " [...] c", text) is None


@pytest.mark.parametrize(
    ("quotation", "text", "found"),
    [
        ("the crew [...] was safe", "The crew flew. The crew of twelve was safe.", ((3, 7), (2,), 1)),
        (
            "the crew [...] was [...] safe",
            "The crew flew and was hit. The crew was, he said, safe.",
            ((6, 8, 11), (0, 2), 1),
        ),
        ("the crew [...] safe", "The crew was safe. The crew flew. The crew is safe.", ((0, 3), (1,), 2)),
        ("the crew [...] safe", f"The crew flew. {'x ' * 96}The crew is safe.", ((99, 102), (1,), 1)),
    ],
)
def test_where_its_first_words_stand_twice_before_one_end_the_nearer_ones_are_meant(
    quotation: str, text: str, found: tuple[tuple[int, ...], tuple[int, ...], int]
) -> None:
    assert places(quotation, text) == found


def test_the_nearer_of_two_starts_is_told_apart_by_the_words_before_it() -> None:
    found = proof("the crew [...] was safe", "The crew flew. He said the crew of twelve was safe.")
    assert found
    assert (found.at, found.before, found.after) == ((5, 9), "crew flew. He said", "")


def test_places_may_overlap_and_the_first_is_told() -> None:
    assert places("ho ho ho", "so ho ho ho ho ho") == ((1,), (), 3)


def test_words_beside_it_are_kept_only_where_it_stands_twice() -> None:
    once, twice = proof("forced to land near"), proof("forced to land")
    assert once
    assert (once.times, once.before, once.after) == (1, "", "")
    assert twice
    assert (twice.times, twice.before, twice.after) == (2, "helicopter – a Mi-8 – was “", "”, the report says.")


def test_words_beside_it_are_those_of_its_own_line() -> None:
    """A browser looks for them in one block of a page."""
    found = proof("Its crew of twelve was safe")
    assert found
    assert (found.times, found.before, found.after) == (2, "land near the border.", ", the army says.")
    alone = proof("so it was", "before\nso it was\nafter\nso it was")
    assert alone
    assert (alone.times, alone.before, alone.after) == (2, "", "")


def test_of_a_quotation_with_an_omission_each_end_that_stands_twice_is_told_apart() -> None:
    found = proof("forced to land near [...] crew of twelve was safe")
    assert found
    assert (found.times, found.before, found.after) == (1, "", ", the army says.")


def test_a_place_in_the_title_is_taken_only_where_there_is_no_other() -> None:
    """A browser cannot scroll to the title."""
    found = proof(
        "helicopter was forced", "Helicopter was forced\n\nNews. Helicopter was forced down.", "Helicopter was forced"
    )
    assert found
    assert (found.at, found.times, found.before, found.after) == ((4,), 2, "", "")
    only = proof("helicopter was forced", "Helicopter was forced\n\nNews.", "Helicopter was forced")
    assert only
    assert (only.at, only.times) == ((0,), 1)


@pytest.mark.parametrize("mark", ["½", "ﷺ", "℃", "⒜", "½½", "㏒", "🅰", "…", "\u0338"])
def test_characters_that_are_several_words_or_none_stand_beside_a_quotation(mark: str) -> None:
    found = proof("two three four", f"{mark} two three four {mark} two three four {mark}")
    assert found
    assert found.times == 2
    assert found.before in ("", mark, f"{mark} ")


def test_long_text_without_spaces_is_proven_at_once() -> None:
    text = "开头" + "直升机坠毁了没有人受伤" * 2000
    found = proof("坠毁了没有人", text)
    assert found
    assert (found.at, found.times, found.before, found.after) == ((5,), 2000, "头直升机", "受伤直升")


def test_what_no_terminal_and_no_file_of_facts_may_hold_is_left_out() -> None:
    text = "a\u202eb \x1bone\u200b two\x07 three c\ud800d. \x9b a\u202eb one two three\u2028cd"
    found = proof("one two three", text)
    assert found
    assert (found.before, found.after) == ("ab", "c d. ab one")
    assert nearest("one two three four", SourceText(text)) == "one two three c"


@pytest.mark.parametrize(
    ("quotation", "passage"),
    [
        ("It was forced to sand near the border", "It was forced to land near the border"),
        ("a Mi-9 was “forced", "a Mi-8 – was “forced"),
        ("near the boarder [...] twelve was safe", "near the border [...] twelve was safe"),
        ("", ""),
    ],
)
def test_the_nearest_passage_is_shown_as_it_is_written(quotation: str, passage: str) -> None:
    assert nearest(quotation, SourceText(REPORT)) == passage


@pytest.mark.parametrize("text", ["", "—", "\n"])
def test_nothing_is_nearest_in_a_text_without_words(text: str) -> None:
    assert nearest("one two three", SourceText(text)) == ""


def test_a_quotation_longer_than_the_text_has_a_nearest_passage() -> None:
    assert nearest("one two three four five six seven", SourceText("so: two three four!")) == "so: two three four"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("“The helo.”", "The helo"),
        ("(45%)", "45%"),
        ("$5m, …", "$5m"),
        ("… — !", ""),
        ("", ""),
        ("‘soldiers’ ", "soldiers"),
    ],
)
def test_a_text_is_trimmed_to_its_words(text: str, bare: str) -> None:
    assert trimmed(text) == bare
    assert words(trimmed(text)) == words(text)


PLAIN = st.text(alphabet="ab1 \n-‐,.'“”—%中\u00ad\u0640\u064b", max_size=60)


@given(PLAIN, st.data())
def test_whatever_words_of_a_text_are_quoted_they_are_proven(written: str, data: st.DataObject) -> None:
    text = SourceText(written)
    assert text.words == words(written)
    if not text.words:
        return
    first = data.draw(st.integers(0, len(text.words) - 1))
    last = data.draw(st.integers(first, len(text.words) - 1))
    found = prove(" ".join(text.words[first : last + 1]), text)
    assert found
    assert found.at[0] <= first
    begin, end = found.at[0], found.at[0] + last - first + 1
    before, after = words(found.before), words(found.after)
    assert before == text.words[begin - len(before) : begin]
    assert after == text.words[end : end + len(after)]
    assert max(len(before), len(after)) <= 4
    assert words(text.passage(begin, end - 1)) == text.words[begin:end]


@given(st.text(max_size=80), st.integers(0, 40), st.integers(1, 6))
def test_nothing_in_any_text_stops_a_proof(written: str, first: int, length: int) -> None:
    text = SourceText(f"{written} {written}")
    quoted = " ".join(text.words[first : first + length])
    if found := prove(quoted, text):
        assert found.times >= 1
        assert text.words[found.at[0]] == text.words[min(first, len(text.words) - 1)]
    assert isinstance(nearest(quoted, text), str)
