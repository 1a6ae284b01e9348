"""The JSON Schema knows the fields as `facts check` does: it takes every real fact, and tells what each field means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from crossbearing.archive.layout import kind_at
from crossbearing.cli import main
from crossbearing.kinds import KINDS, Claim, Fact, Source, Term
from crossbearing.kinds.fields import FORMS, groups_of
from crossbearing.kinds.schema import name_of, schema_of, schema_of_all
from crossbearing.read import read

TINY = "tests/tiny/facts", "tests/cases/base"


class Core(yaml.SafeLoader):
    """YAML 1.2 with its core schema, as editors' programs read it; PyYAML itself stopped at 1.1."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012


for tag, form, first in (
    ("null", r"null|Null|NULL|~|", "nN~"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{form})$"), [*first, ""])


def facts(root: Path) -> Iterator[tuple[str, type[Fact], bytes]]:
    for folder in ("facts", *TINY):
        for path in sorted((root / folder).rglob("*.yml")):
            expected = kind_at(path.relative_to(root / folder).as_posix())
            assert expected, path
            yield path.relative_to(root).as_posix(), expected[0], path.read_bytes()


def mistakes(schema: object, value: object) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(value)]  # type: ignore[arg-type]


def core(text: str) -> Any:
    return yaml.load(text, Loader=Core)


@pytest.mark.parametrize("all_is_text", [True, False], ids=["as we read", "as editors' programs read"])
def test_every_fact_holds_to_the_schema_of_its_kind(root: Path, all_is_text: bool) -> None:
    schemas = {kind: schema_of(kind) for kind in KINDS}
    wrong = {}
    for name, kind, data in facts(root):
        value = read(data, name).value if all_is_text else core(data.decode())
        if found := mistakes(schemas[kind], value):
            wrong[name] = found
    assert wrong == {}


def test_every_fact_is_exactly_one_kind_by_the_schema_of_all(root: Path) -> None:
    validator = Draft202012Validator(schema_of_all())
    assert [name for name, _, data in facts(root) if not validator.is_valid(core(data.decode()))] == []


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_every_field_tells_its_meaning_and_what_may_stand_there(kind: type[Fact]) -> None:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    silent = [
        f"{group.path}.{field.name}"
        for group in groups_of(kind)
        for field in group.fields
        if not field.meaning or not (field.words or field.opens or field.form)
    ]
    assert silent == []


def test_every_form_that_a_field_has_is_explained() -> None:
    forms = {field.form for kind in KINDS for group in groups_of(kind) for field in group.fields}
    assert forms - {""} == set(FORMS)


def test_no_schema_offers_what_the_path_of_the_file_says() -> None:
    for kind in KINDS:
        assert not {"id", "incident"} & set(schema_of(kind)["properties"])
    assert "kind" not in schema_of(Term)["properties"]
    assert "kind" in schema_of(Source)["properties"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("publishe: A", "Additional properties are not allowed ('publishe' was unexpected)"),
        ("draft: true", "True is not one of ['yes', 'no']"),
        ("kind: artikel", "'artikel' is not one of ["),
        ("url: gazette.example", "'gazette.example' does not match '^https?://"),
        ("published: {earliest: 2021-05-04}", "is not valid under any of the given schemas"),
        ("title:", "None is not of type 'string', 'number'"),
        ("archives: [{at: 2021}]", "'url' is a required property"),
    ],
)
def test_what_an_editor_mistypes_is_marked(text: str, wrong: str) -> None:
    sound = core("{title: A, kind: article, publisher: B, language: en, reliability: C}")
    assert mistakes(schema_of(Source), sound) == []
    (found,) = mistakes(schema_of(Source), sound | core(text))
    assert wrong in found


def test_numbers_may_stand_where_text_may_and_the_other_way_round() -> None:
    text = """
    title: 1984
    kind: article
    publisher: 24
    published: 2021
    language: en
    reliability: C
    """
    assert mistakes(schema_of(Source), core(text)) == []
    statement = schema_of(Claim)["$defs"]["Statement"]
    for credibility in ("3", '"3"'):
        assert mistakes(statement, core(f"{{source: a, credibility: {credibility}}}")) == []
    for credibility in ("7", '"7"', '"33"', "x", "[3]"):
        assert mistakes(statement, core(f"{{source: a, credibility: {credibility}}}")) != []


def test_each_word_of_a_scale_is_offered_once_with_what_it_stands_for() -> None:
    statement, verdict = (schema_of(Claim)["$defs"][name]["properties"] for name in ("Statement", "Verdict"))
    figures, in_marks = statement["credibility"]["anyOf"]
    assert dict(zip(figures["enum"], figures["enumDescriptions"], strict=True)) == {
        1: "confirmed", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable",
        6: "truth cannot be judged",
    }  # fmt: skip
    assert "enum" not in in_marks
    likelihood = verdict["likelihood"]["additionalProperties"]
    assert dict(zip(likelihood["enum"], likelihood["enumDescriptions"], strict=True)) == {
        "almost-no-chance": "1–5 %", "very-unlikely": "5–20 %", "unlikely": "20–45 %",
        "roughly-even-chance": "45–55 %", "likely": "55–80 %", "very-likely": "80–95 %",
        "almost-certain": "95–99 %", "not-assessed": "",
    }  # fmt: skip
    reliability = schema_of(Source)["properties"]["reliability"]
    assert dict(zip(reliability["enum"], reliability["enumDescriptions"], strict=True))["B"] == "usually reliable"


def test_answers_are_named_by_ids() -> None:
    answers = {"$defs": schema_of(Claim)["$defs"], **schema_of(Claim)["properties"]["answers"]}
    assert mistakes(answers, {"hostile-fire": {"text": "A.", "short": "A"}}) == []
    assert mistakes(answers, {"Hostile fire": {"text": "A.", "short": "A"}}) != []
    assert mistakes(answers, {}) != []


def test_the_schema_says_what_holds_where_a_field_is_left_out() -> None:
    claim = schema_of(Claim)
    statement = claim["$defs"]["Statement"]["properties"]
    assert (claim["properties"]["exclusive"]["default"], statement["translation_by"]["default"]) == ("yes", "site")
    assert statement["hedged"]["default"] == "no"
    assert "default" not in statement["quote"]


def test_the_command_prints_one_schema_or_writes_one_for_each_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema_of_all()
    assert main(["schema", "--to", str(tmp_path / "new" / "schema")]) == 0
    assert capsys.readouterr() == ("", "")
    written = {path.name: json.loads(path.read_text("utf-8")) for path in (tmp_path / "new" / "schema").iterdir()}
    assert written == {f"{name_of(kind)}.json": schema_of(kind) for kind in KINDS}


def test_the_same_program_prints_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    main(["schema"])
    first = capsys.readouterr().out
    main(["schema"])
    assert capsys.readouterr().out == first
