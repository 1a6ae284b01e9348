"""Whatever stands in a field of a fact, the fact is made or a problem says in an editor's words what to write."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from crossbearing.kinds import Capture, Claim, Fact, Incident, Publisher, Source, Term
from crossbearing.kinds.making import make
from crossbearing.kinds.mistakes import WORDINGS
from crossbearing.problems import Place, Problem

WHOLE: dict[type[Fact], str] = {
    Publisher: """
        {draft: 'no', formerly: [old], name: A, url: 'https://a.example/', contact: a@a.example, licence: CC0-1.0,
        language: en}
    """,
    Source: """
        {draft: 'no', formerly: [old], title: A, described_as: B, kind: article, publisher: C, speaker: d, authors: [E],
        url: 'https://a.example/', archives: [{url: 'https://b.example/', at: '2020'}], published: '2020',
        accessed: '2021', language: en, reliability: B, reliability_because: F, interest: G,
        repeats: [{source: h, how: quotes}], withdrawn: {on: '2022-01-01', why: I}, warning: J, note: K}
    """,
    Claim: """
        {draft: 'no', formerly: [old], question: A, short: B, why_it_matters: C, about: [d], answers: {one:
        {text: E, short: F, within: two, amount: {least: '1', most: '2', unit: people}}}, exclusive: 'no', statements:
        [{source: g, id: h, speaker: i, anonymous: J, of: k, via: [L], attribution_doubted: M, wording: direct,
        says: one, denies: two, said: '2020',
        hedged: 'yes', quote: N, language: en, translation: O, translation_by: source, at: P, how_known: Q,
        source_unknown: 'no', credibility: '3', note: R}], verdict: {likelihood: {one: likely}, confidence: low,
        because: S, would_settle: T, on_one_origin: U, reviewed: '2020-01-01'},
        corrections: [{on: '2020-01-01', what: V, was: W, now: X}]}
    """,
    Incident: """
        {draft: 'no', formerly: [old], title: A, summary: B, when: {earliest: '2020', latest: '2021'},
        where: {place: c, or_places: [d], precision: E}, involved: [{who: f, role: G}],
        key_facts: [{label: H, value: I, claim: j, source: k}], claims: [l], account: M, timeline: [{when: '2020',
        until: '2021', what: N, claim: o, source: p, according_to: [q]}], related: [{to: r, is: part-of, note: S}],
        reviewed: '2020-01-01', corrections: [{on: '2020-01-01', what: T, was: U, now: V}]}
    """,
    Term: """
        {draft: 'no', formerly: [old], name: A, also: [B], not_linked: [C], names: {ru: D}, summary: E, body: F,
        properties: [{label: G, value: H, source: i}], relations: [{is: part-of, to: j, when: '2020', source: k}],
        place: {lat: '1', lon: '2', precision: area, radius_km: '3', source: l}, symbol: '10031000001211000000',
        ids: {wikidata: Q1, wikipedia: 'https://a.example/'}}
    """,
    Capture: f"""
        {{draft: 'no', formerly: [old], source: a, file: {{sha256: {"0" * 64}, media_type: B, bytes: '1', words: '2',
        on: '2020-01-01', from: C, extractor: D}}, normalisation: '1', quotations: [{{sha256: {"1" * 64}, at: ['3'],
        times: '4', omitted: ['5'], before: E, after: F, claims: [G]}}]}}
    """,
}
"""A fact of each kind with every field that it may have."""

VALUES: tuple[Any, ...] = (
    "", " ", "x", "X", "x\ny", "x" * 700, "yes", "0", "-1", "1.5", "٣", "2020-13-01", "2020-01-01T00:00", "https://[",
    "en-", "id", "Q0", "[[", [], [""], ["x", "x"], [["x"]], {}, {"": ""}, {"x": "y"}, {"[key]": "x"}, [{}],
    {"earliest": "x", "latest": ["y"]}, {"earliest": "2021", "latest": "2020"},
)  # fmt: skip
"""What may stand anywhere in YAML: every scalar is text."""

PYTHON = re.compile(
    r"\b(?:str|dict|tuple|None|NoneType|int|float|input|Input|valid|type|keys?|mapping|pydantic|\w+_\w+)\b"
)
"""Words that an editor need not know; names of fields and values stand in backticks and quotation marks."""


def whole(kind: type[Fact]) -> dict[str, Any]:
    facts: dict[str, Any] = yaml.load(WHOLE[kind], Loader=yaml.CBaseLoader)
    return facts


def problems_of(kind: type[Fact], fields: object) -> list[Problem]:
    made = make(kind, {}, fields, lambda path, key: Place(".".join(map(str, path)) or "-"))
    assert bool(made.problems) == (made.fact is None) or made.draft
    return made.problems


def paths(value: Any, so_far: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield so_far
    for step in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from paths(value[step], (*so_far, step))


def with_value(facts: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    changed = copy.deepcopy(facts)
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return changed


def assert_in_an_editors_words(problem: Problem) -> None:
    said = re.sub(r'`[^`]*`|"[^"]*"', "", f"{problem.message} {problem.hint}".replace('": "', "").replace('"{"', ""))
    assert "\n" not in str(problem)
    assert not PYTHON.search(re.sub(r"known fields: .*|: [A-Z].*|as in .*", "", said)), str(problem)


@pytest.mark.parametrize("kind", WHOLE)
def test_the_examples_have_every_field_and_no_problem(kind: type[Fact]) -> None:
    assert problems_of(kind, whole(kind)) == []
    fields = {known.alias or name for name, known in kind.model_fields.items()} - set(kind.GIVEN)
    assert set(whole(kind)) == fields


@pytest.mark.parametrize("kind", WHOLE)
def test_any_value_in_any_field_is_a_fact_or_a_problem_in_an_editors_words(kind: type[Fact]) -> None:
    facts = whole(kind)
    for path in paths(facts):
        for value in VALUES:
            for problem in problems_of(kind, with_value(facts, path, value)):
                assert_in_an_editors_words(problem)


@pytest.mark.parametrize("kind", WHOLE)
def test_an_unknown_field_at_any_depth_is_named(kind: type[Fact]) -> None:
    facts = whole(kind)
    groups = [path for path in paths(facts) if isinstance(facts if not path else _at(facts, path), dict)]
    for path in groups:
        if path[-1:] not in (("answers",), ("likelihood",), ("names",), ("when",)):
            (problem,) = problems_of(kind, with_value(facts, (*path, "Unknown"), "x"))
            assert problem.message.endswith("Unknown` is no field of this fact")


def _at(facts: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        facts = facts[step]
    return facts


def test_every_kind_of_error_has_a_wording() -> None:
    reached = set()
    for kind in WHOLE:
        facts = whole(kind)
        for path in list(paths(facts))[1:]:
            for value in VALUES:
                try:
                    kind.model_validate(with_value(facts, path, value))
                except ValidationError as error:
                    reached |= {details["type"] for details in error.errors()}
    assert reached - {"missing", "extra_forbidden"} <= set(WORDINGS)


NESTED = st.recursive(
    st.text(max_size=5) | st.sampled_from(["yes", "2020", "x", "[key]"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@settings(max_examples=200, deadline=None)
@given(kind=st.sampled_from(list(WHOLE)), data=st.data(), value=NESTED)
def test_any_yaml_in_any_field_is_a_fact_or_a_problem(kind: type[Fact], data: st.DataObject, value: Any) -> None:
    facts = whole(kind)
    path = data.draw(st.sampled_from(list(paths(facts))))
    for problem in problems_of(kind, with_value(facts, path, value)):
        assert "\n" not in str(problem)


def test_another_word_for_a_field_is_told_by_the_word_that_is_meant() -> None:
    facts = with_value(whole(Claim), ("statements", 0, "quotation"), "Words.")
    (problem,) = problems_of(Claim, facts)
    assert problem.message == "`statements[1].quotation` is no field of this fact"
    assert problem.hint == "did you mean `quote`?"
