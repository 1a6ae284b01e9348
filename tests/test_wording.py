"""What is found, put into words: likelihood apart from confidence, voices counted in plain English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest

from crossbearing.archive import Archive
from crossbearing.kinds import Claim, Source
from crossbearing.kinds.scales import LIKELIHOODS, RELIABILITY
from crossbearing.pages import labels
from crossbearing.pages.wording import FILTERS, confidence_words, finding_words, listed
from crossbearing.weigh import weigh


def archive_of(*sources: str) -> Archive:
    """Each source is the voice of a publisher of its name."""
    made = {
        name: Source.model_validate(
            {"id": name, "title": name, "kind": "article", "publisher": name, "language": "en", "reliability": "B"}
        )
        for name in sources
    }
    return Archive(sources=MappingProxyType(made))


def claim_of(
    answers: Mapping[str, str],
    likelihood: Mapping[str, str] | None,
    confidence: str = "moderate",
    statements: list[dict[str, str]] | None = None,
    **fields: str,
) -> Claim:
    """A claim whose answers are given as `id: short`, or `id: short < wider`."""
    parts = {name: short.split(" < ") for name, short in answers.items()}
    given: dict[str, Any] = {
        "question": "Why?",
        "short": "Why?",
        "answers": {
            name: {"text": f"{name}.", "short": short, **({"within": wider[0]} if wider else {})}
            for name, (short, *wider) in parts.items()
        },
        "statements": statements or [{"source": "one", "says": next(iter(answers))}],
        **fields,
    }
    if likelihood is not None:
        verdict = {"likelihood": likelihood, "confidence": confidence, "because": "So.", "reviewed": "2024-01-01"}
        given["verdict"] = verdict
    return Claim.model_validate(given)


TWO = {"gun": "An anti-aircraft gun", "fault": "Technical fault"}
NESTED = {"fire": "Hostile fire", "gun": "A gun < fire", "mortar": "Mortar fire < fire", "fault": "Technical fault"}
MANY = {"army": "The army", "brigade": "The 105th < army", "marines": "Marines", "divers": "Divers"}
YES = {"so": "Yes"}
IN_SHORT = {
    "NC": "almost-no-chance",
    "VU": "very-unlikely",
    "U": "unlikely",
    "E": "roughly-even-chance",
    "L": "likely",
    "VL": "very-likely",
    "AC": "almost-certain",
    "?": "not-assessed",
}


def judged(answers: Mapping[str, str], likelihood: str) -> Mapping[str, str] | None:
    """A verdict's likelihoods: one in short for each answer, in their order; or none at all."""
    words = [IN_SHORT[short] for short in likelihood.split()]
    return dict(zip(answers, words, strict=True)) if words else None


@pytest.mark.parametrize(
    ("answers", "likelihood", "confidence", "sentence"),
    [
        (TWO, "VL VU", "high", "Established. Very likely an anti-aircraft gun."),
        (TWO, "NC AC", "high", "Established. Almost certain: Technical fault."),
        (TWO, "AC NC", "high", "Established. Almost certainly an anti-aircraft gun."),
        ({"ten": "10", "six": "6"}, "VL U", "moderate", "Established. Very likely 10."),
        (YES, "VL", "moderate", "Established. Very likely: Yes."),
        (TWO, "L U", "moderate", "Likely an anti-aircraft gun."),
        (TWO, "U L", "high", "Likely: Technical fault."),
        (TWO, "VL VU", "low", "Very likely an anti-aircraft gun."),
        (TWO, "E U", "low", "Not settled. Roughly even chance: an anti-aircraft gun."),
        (TWO, "E E", "low", "Not settled. Roughly even chance each: an anti-aircraft gun; Technical fault."),
        (TWO, "U VU", "low", "Not settled. No answer is likely. The best of them, an anti-aircraft gun, is unlikely."),
        (TWO, "U U", "low", "Not settled. Both answers are unlikely."),
        (YES, "U", "moderate", "Not settled. Unlikely: Yes."),
        (YES, "NC", "high", "Refuted. Almost no chance: Yes."),
        (
            TWO,
            "VU NC",
            "high",
            "Refuted. No answer is likely. The best of them, an anti-aircraft gun, is very unlikely.",
        ),
        (TWO, "NC NC", "high", "Refuted. Both answers have almost no chance."),
        (TWO, "", "", "Not yet assessed."),
        (TWO, "? ?", "low", "Not yet assessed."),
    ],
)
def test_the_finding_is_one_plain_sentence(
    answers: Mapping[str, str], likelihood: str, confidence: str, sentence: str
) -> None:
    claim = claim_of(answers, judged(answers, likelihood), confidence)
    assert finding_words(claim, weigh(claim, archive_of("one"))) == sentence


@pytest.mark.parametrize(
    ("likelihood", "sentence"),
    [
        ("VL E U VU", "Very likely: Hostile fire. Beyond that not settled. Roughly even chance: a gun."),
        (
            "AC U U VU",
            "Almost certain: Hostile fire. Beyond that not settled. No narrower answer is likely."
            " The two best of them are unlikely.",
        ),
        (
            "L U VU VU",
            "Likely: Hostile fire. Beyond that not settled. No narrower answer is likely."
            " The best of them, a gun, is unlikely.",
        ),
        ("L VU VU VU", "Likely: Hostile fire. All three narrower answers are very unlikely."),
        ("VL L U VU", "Likely a gun."),
        ("VL E ? VU", "Very likely: Hostile fire. Beyond that not settled. Roughly even chance: a gun."),
        ("VL ? ? VU", "Very likely: Hostile fire. Beyond that not settled."),
        ("E ? ? VU", "Not settled. Roughly even chance: Hostile fire."),
        ("U ? U U", "Not settled. No narrower answer is likely. The two best of them are unlikely."),
        ("E ? ? ?", "Not settled. Roughly even chance: Hostile fire."),
    ],
)
def test_a_likely_wider_answer_is_told_where_no_narrower_one_is_likely(likelihood: str, sentence: str) -> None:
    claim = claim_of(NESTED, judged(NESTED, likelihood))
    assert finding_words(claim, weigh(claim, archive_of("one"))) == sentence


@pytest.mark.parametrize(
    ("likelihood", "sentence"),
    [
        ("VL L L U", "Very likely the army. Likely each: the 105th; Marines."),
        ("L L U U", "Likely the 105th."),
        ("VL VL VL VU", "Established. Very likely each: the 105th; Marines."),
        ("E U E U", "Roughly even chance each: the army; Marines."),
        ("E E E E", "Not settled. Roughly even chance each: the 105th; Marines; Divers."),
        ("VU VU VU VU", "Established. All three narrower answers are very unlikely."),
        ("L ? ? ?", "Likely the army."),
        ("? U ? ?", "Unlikely: the 105th."),
        ("? NC ? ?", "Almost no chance: the 105th."),
    ],
)
def test_where_several_answers_may_be_true_each_likely_one_is_named(likelihood: str, sentence: str) -> None:
    claim = claim_of(MANY, judged(MANY, likelihood), exclusive="no")
    assert finding_words(claim, weigh(claim, archive_of("one"))) == sentence


def said(*pairs: str) -> list[dict[str, str]]:
    """`one gun`, `one denies gun`, `? gun` for an unnamed speaker in the source `paper`."""
    statements = []
    for pair in pairs:
        source, *verb, answer = pair.split()
        statement = {"source": source, verb[0] if verb else "says": answer}
        if source == "?":
            statement |= {"source": "paper", "anonymous": "a man", "wording": "reported"}
        statements.append(statement)
    return statements


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        (said("one gun"), "One independent origin gives an answer."),
        (said("one gun", "one fault"), "One independent origin gives two answers."),
        (said("one gun", "two gun", "three gun"), "Three independent origins give the same answer."),
        (said("one gun", "? gun"), "One or two independent origins give the same answer."),
        (said("one gun", "? gun", "four fault"), "Two or three independent origins give two answers."),
        (said("? gun"), "One independent origin gives an answer."),
        (said("one gun", "two denies gun"), "One independent origin gives an answer. One denies an answer."),
        (said("two denies gun", "one denies gun"), "Nobody gives an answer. Two deny an answer."),
        (said("one gun", "two unknown"), "One independent origin gives an answer. One says that it is not known."),
        (said("one unknown", "two unknown"), "Nobody gives an answer. Two say that it is not known."),
        (said("one nothing"), "Nobody gives an answer."),
    ],
)
def test_deniers_and_those_who_do_not_know_are_counted_apart(statements: list[dict[str, str]], sentence: str) -> None:
    archive = archive_of("one", "two", "three", "four", "paper")
    unassessed = claim_of(TWO, None, statements=statements)
    assert confidence_words(unassessed, weigh(unassessed, archive)) == sentence
    assessed = claim_of(TWO, judged(TWO, "L U"), "low", statements)
    assert confidence_words(assessed, weigh(assessed, archive)) == f"Our confidence is low. {sentence}"


def test_a_claim_with_one_answer_is_denied_as_it() -> None:
    claim = claim_of(YES, None, statements=said("one so", "two denies so"))
    sentence = "One independent origin gives an answer. One denies it."
    assert confidence_words(claim, weigh(claim, archive_of("one", "two"))) == sentence


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [(1, 1, "one"), (7, 8, "seven or eight"), (2, 5, "two to five"), (12, 12, "twelve"), (4, 15, "4 to 15")],
)
def test_a_range_is_in_words_up_to_twelve(least: int, most: int, words: str) -> None:
    assert labels.span(least, most) == words


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_a_list_reads_as_a_sentence_does(names: list[str], words: str) -> None:
    assert listed(names) == words


@pytest.mark.parametrize(
    ("tag", "name", "direction"),
    [
        ("en", "English", "ltr"),
        ("ar", "Arabic", "rtl"),
        ("fa", "Persian", "rtl"),
        ("he", "Hebrew", "rtl"),
        ("dv", "Divehi", "rtl"),
        ("syr", "Syriac", "rtl"),
        ("ru", "Russian", "ltr"),
        ("ar-Latn", "Arabic (Latin)", "ltr"),
        ("az-Arab", "Azerbaijani (Arabic)", "rtl"),
        ("zh-Hant", "Chinese (Traditional)", "ltr"),
    ],
)
def test_a_language_has_a_name_and_its_script_a_direction(tag: str, name: str, direction: str) -> None:
    assert (labels.language(tag), labels.direction(tag)) == (name, direction)


@pytest.mark.parametrize(
    ("address", "legible"),
    [
        ("https://x.example/%D8%AD%D9%84%D8%A8-%d8%ad/", "https://x.example/حلب-ح/"),
        ("https://x.example/a%20b%2Fc?d=%26", "https://x.example/a%20b%2Fc?d=%26"),
        ("https://x.example/%FF%E2%80%AE/100%", "https://x.example/%FF%E2%80%AE/100%"),
    ],
)
def test_letters_of_an_address_are_legible_and_nothing_else_of_it_changes(address: str, legible: str) -> None:
    assert labels.legible(address) == legible


def test_grades_say_what_letter_and_figure_mean() -> None:
    assert labels.grade("C", "3") == "C, fairly reliable; 3, possibly true"
    assert labels.grade("E") == "E, unreliable"
    assert all(labels.grade(letter) for letter in RELIABILITY)


def test_every_likelihood_has_words_and_a_band_within_the_track() -> None:
    ends = [(start, start + width) for start, width in map(labels.band, LIKELIHOODS)]
    assert ends == [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)]
    assert [labels.percent(word) for word in ("unlikely", "not-assessed")] == ["20–45 %", ""]
    assert labels.likelihood("not-assessed") == "Not yet assessed"


def test_designations_do_not_break_and_markup_is_escaped() -> None:
    assert labels.unbroken("Was the Mi-8 <b>hit</b>, or a Su-24M?") == (
        'Was the <span class="nb">Mi-8</span> &lt;b&gt;hit&lt;/b&gt;, or a <span class="nb">Su-24M</span>?'
    )
    assert labels.unbroken("cease-fire 2015-11-24") == "cease-fire 2015-11-24"


def test_templates_know_every_word_by_a_filter() -> None:
    names = {"label", "likelihood", "percent", "band", "grade", "language", "dir", "number", "numbered", "figures"}
    assert names <= FILTERS.keys()
