"""The definitions of weighing, by worked cases: what counts, how often, and what that makes of the claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from crossbearing.answers import contested, contradict, exclude
from crossbearing.kinds.scales import LIKELIHOODS, PERCENT
from crossbearing.voices import Voice, Voices
from crossbearing.weigh import WeighedAnswer, finding_of_answer, finding_of_claim, weigh
from crossbearing.worked_cases import archive_of, cases


def _origins(answer: WeighedAnswer) -> str:
    return f"{answer.least}" if answer.least == answer.most else f"{answer.least}-{answer.most}"


def _seen(answer: WeighedAnswer) -> Mapping[str, Any]:
    return {
        "origins": _origins(answer),
        "said_by": [voice.name for voice in answer.said_by],
        "uncertain": [voice.name for voice in answer.said_by_uncertain],
        "denied_by": [voice.name for voice in answer.denied_by],
        "statements": answer.statements,
    }


@pytest.mark.parametrize("case", cases("origins") + cases("answers"), ids=lambda case: case["case"])
def test_statements_weigh_as_in_the_worked_case(case: Mapping[str, Any]) -> None:
    claim, archive = archive_of(case)
    weighed = weigh(claim, archive)
    assert weighed.agreement == case["agreement"]
    for name, expected in case["answers"].items():
        seen = _seen(weighed.answers[name])
        wanted = {key: int(value) if key == "statements" else value for key, value in expected.items()}
        assert {key: seen[key] for key in wanted} == wanted, name
    struck = {str(number): entry.struck for number, entry in enumerate(weighed.statements, start=1) if entry.struck}
    assert struck == case.get("struck", {})
    assert [voice.name for voice in weighed.at_odds] == case.get("at_odds", [])


@pytest.mark.parametrize("case", cases("findings"), ids=lambda case: case["case"])
def test_findings_follow_likelihood_and_confidence(case: Mapping[str, Any]) -> None:
    claim, _ = archive_of(case)
    assert {name: finding_of_answer(name, claim.verdict) for name in claim.answers} == case["findings"]
    assert finding_of_claim(claim) == case["finding"]


@pytest.mark.parametrize("case", cases("origins") + cases("answers"), ids=lambda case: case["case"])
def test_the_order_of_statements_does_not_matter(case: Mapping[str, Any]) -> None:
    claim, archive = archive_of(case)
    turned, same_archive = archive_of({**case, "statements": case["statements"][::-1]})
    weighed, again = weigh(claim, archive), weigh(turned, same_archive)
    assert weighed.agreement == again.agreement
    for name in claim.answers:
        assert _seen(weighed.answers[name]) == _seen(again.answers[name])


@pytest.mark.parametrize("case", cases("origins") + cases("answers"), ids=lambda case: case["case"])
def test_one_more_voice_never_makes_fewer_origins(case: Mapping[str, Any]) -> None:
    claim, archive = archive_of(case)
    name = next(iter(claim.answers))
    stranger = {"sources": {**case["sources"], "stranger": {"publisher": "Stranger"}}}
    more = {**case, **stranger, "statements": [*case["statements"], {"source": "stranger", "says": name}]}
    before, after = weigh(claim, archive).answers[name], weigh(*archive_of(more)).answers[name]
    assert (after.most, len(after.said_by)) == (before.most + 1, len(before.said_by) + 1)


def test_certain_is_said_of_the_statement_too() -> None:
    case = next(case for case in cases("origins") if case["case"].startswith("Words that may not be"))
    weighed = weigh(*archive_of(case))
    assert [(entry.voice, entry.certain, entry.counted) for entry in weighed.statements] == [
        (Voice("Agency"), True, True),
        (Voice("Army", "army"), False, True),
    ]


def test_what_is_told_of_a_claim_and_of_each_answer_hangs_together() -> None:
    """A denial counts as its voice, an answer bears its own name and finding, and the claim bears its own."""
    statements = [
        {"source": "agency", "says": "a"},
        {"source": "paper", "denies": "a"},
        {"source": "daily", "says": "unknown"},
    ]
    case = {
        "sources": {name: {"publisher": name.title()} for name in ("agency", "paper", "daily")},
        "statements": statements,
        "likelihood": {"b": "very-unlikely", "a": "very-likely"},
        "confidence": "high",
    }
    weighed = weigh(*archive_of(case))
    assert (weighed.agreement, weighed.finding) == ("contested", "established")
    told = {name: (answer.id, answer.finding, answer.denied_by) for name, answer in weighed.answers.items()}
    assert told == {"b": ("b", "refuted", ()), "a": ("a", "established", (Voice("Paper"),))}
    assert [entry.counts_as for entry in weighed.statements] == [
        (Voice("Agency"),),
        (Voice("Paper"),),
        (Voice("Daily"),),
    ]


@pytest.mark.parametrize(
    ("valid", "owners"),
    [({}, {Voice("State", "state")}), ({"when": "2015"}, {Voice("State", "state")}), ({"when": "2014"}, set())],
)
def test_who_owns_a_voice_counts_while_he_owns_it(valid: Mapping[str, str], owners: set[Voice]) -> None:
    """From the one who writes, past the paper that he speaks for, to the state: its ministry owns the holding."""
    terms = {
        "state": {"organisations": "State"},
        "ministry": {"organisations": "Ministry", "part-of": "state"},
        "holding": {"organisations": "Holding", "owned-by": {"to": "ministry", **valid}},
        "paper": {"organisations": "Paper", "part-of": "holding"},
        "writer": {"people": "Writer", "speaks-for": "paper"},
    }
    statements = [{"source": "gazette", "speaker": "writer", "wording": "direct", "says": "a"}]
    case = {"terms": terms, "sources": {"gazette": {"publisher": "Gazette"}}, "statements": statements}
    claim, archive = archive_of(case)
    assert Voices(claim, archive).owners(claim.statements[0]) == owners


@pytest.mark.parametrize(
    ("owner", "certain"),
    [({"denies": "a"}, False), ({"denies": "wide"}, False), ({"says": "a"}, True), ({"says": "unknown"}, True)],
)
def test_a_denial_may_be_its_owners_where_the_owner_denies_the_same(owner: Mapping[str, str], certain: bool) -> None:
    case = {
        "terms": {"state": {"organisations": "State"}, "paper": {"organisations": "Paper", "owned-by": "state"}},
        "sources": {"paper": {"publisher": "Paper"}, "state": {"publisher": "State"}},
        "within": {"a": "wide"},
        "statements": [{"source": "paper", "denies": "a"}, {"source": "state", **owner}],
    }
    weighed = weigh(*archive_of(case))
    assert [entry.certain for entry in weighed.statements] == [certain, True]
    assert Voice("Paper", "paper") in weighed.answers["a"].denied_by


def test_a_denial_is_that_of_whom_its_source_repeats() -> None:
    case = {
        "sources": {
            "office": {"publisher": "Office"},
            "agency": {"publisher": "Agency"},
            "paper": {"publisher": "Paper", "repeats": ["agency", "office"]},
        },
        "within": {"a": "wide", "b": "wide"},
        "statements": [
            {"source": "agency", "denies": "wide"},
            {"source": "office", "denies": "b"},
            {"source": "paper", "denies": "a"},
        ],
    }
    weighed = weigh(*archive_of(case))
    assert [entry.counts_as for entry in weighed.statements] == [
        (Voice("Agency"),), (Voice("Office"),), (Voice("Agency"),),
    ]  # fmt: skip
    denied = {name: [voice.name for voice in answer.denied_by] for name, answer in weighed.answers.items()}
    assert denied == {"wide": ["Agency"], "a": ["Agency"], "b": ["Agency", "Office"]}


def test_one_certain_root_makes_a_voice_certain_whatever_its_other_roots_are() -> None:
    sources = {name: {"publisher": "Agency", "speaker": "agency"} for name in ("morning", "noon", "evening")}
    case = {
        "terms": {"agency": {"organisations": "Agency"}},
        "sources": {**sources, "paper": {"publisher": "Paper", "repeats": ["morning", "noon", "evening"]}},
        "statements": [
            {"source": "morning", "says": "a", "source_unknown": "yes"},
            {"source": "noon", "says": "a"},
            {"source": "evening", "says": "a", "source_unknown": "yes"},
            {"source": "paper", "says": "a"},
        ],
    }
    weighed = weigh(*archive_of(case))
    agency = (Voice("Agency", "agency"),)
    assert [(entry.counts_as, entry.certain) for entry in weighed.statements] == [
        (agency, False), (agency, True), (agency, False), (agency, True),
    ]  # fmt: skip
    assert (weighed.answers["a"].said_by, weighed.answers["a"].said_by_uncertain) == (agency, ())


def test_an_answer_that_the_verdict_leaves_out_is_not_assessed() -> None:
    case = {"names": ["a", "b"], "likelihood": {"a": "very-unlikely"}, "confidence": "high"}
    claim, _ = archive_of({**case, "statements": [{"source": "paper", "says": "a"}]})
    assert [finding_of_answer(name, claim.verdict) for name in ("a", "b")] == ["refuted", "not-assessed"]
    assert [finding_of_answer(name, None) for name in ("a", "b")] == ["not-assessed", "not-assessed"]
    assert finding_of_claim(claim) == "open"


def test_contradiction_is_the_same_both_ways() -> None:
    for case in cases("answers"):
        claim, _ = archive_of(case)
        for one in claim.statements:
            for other in claim.statements:
                assert contradict(one, other, claim) == contradict(other, one, claim)
        for a in claim.answers:
            assert not exclude(a, a, claim)
            for b in claim.answers:
                assert exclude(a, b, claim) == exclude(b, a, claim)
        pairs = any(contradict(a, b, claim) for a in claim.statements for b in claim.statements)
        assert contested(claim.statements, claim) == pairs


def test_sources_in_a_circle_which_are_refused_are_still_weighed_in_finite_time() -> None:
    sources = {"one": {"publisher": "One", "repeats": ["two"]}, "two": {"publisher": "Two", "repeats": ["one"]}}
    statements = [{"source": "one", "says": "so"}, {"source": "two", "says": "so"}]
    weighed = weigh(*archive_of({"sources": sources, "statements": statements}))
    assert weighed.answers["so"].most == 0


def test_the_scale_of_icd_203_has_no_gap() -> None:
    bounds = [PERCENT[likelihood] for likelihood in LIKELIHOODS]
    assert [upper for _, upper in bounds[:-1]] == [lower for lower, _ in bounds[1:]]
    assert (bounds[0][0], bounds[-1][1]) == (1, 99)
