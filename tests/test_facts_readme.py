"""facts/README.md tells the truth: its examples pass every rule, and each mistake in it meets the message it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from crossbearing.archive import load
from crossbearing.archive.layout import kind_at
from crossbearing.checks import RULES, RULES_OF_TODAY, check, name_of, severity_of
from crossbearing.commands import COMMANDS
from crossbearing.dates import parse, span, words
from crossbearing.kinds import TERM_KINDS, Claim, Incident, Source, Term
from crossbearing.kinds.scales import PERCENT
from crossbearing.problems import Severity

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "facts" / "README.md").read_text(encoding="utf-8")

EXAMPLES: Mapping[str, str] = dict(re.findall(r"^```yaml\n# (facts/\S+\.yml)\n(.*?)^```", README, re.M | re.S))
SENTENCE = r"(?:With `(?P<new>[^\n]+)` in place of `(?P<old>[^\n]+)`|Without the line `(?P<line>[^\n]+)`):"
MISTAKES = [
    found.groupdict() for found in re.finditer(rf"^{SENTENCE}\n\n```text\n(?P<said>.*?)^```", README, re.M | re.S)
]
NOT_CAPTURED = "unproven-quotations"
"""Its problems come with every change of a line above a quotation, and are told once, for all examples."""


def said(files: Mapping[str, str], *, captures: bool = False) -> list[str]:
    """What `facts check` says of these files, in the folder that is the current one."""
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    problems = check(load(Path("facts")))
    return [str(problem) for problem in problems if captures or problem.rule != NOT_CAPTURED]


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    """The examples beside the publisher of the real facts, in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    return {"facts/publisher.yml": (ROOT / "facts" / "publisher.yml").read_text(encoding="utf-8"), **EXAMPLES}


def test_the_examples_together_break_no_rule_but_the_one_that_is_told(examples: Mapping[str, str]) -> None:
    told = README.partition("these two, and nothing else:\n\n```text\n")[2].partition("```")[0]
    assert said(examples, captures=True) == told.splitlines()
    assert len(told.splitlines()) == 2


def test_there_is_an_example_of_each_kind() -> None:
    kinds = [kind_at(name.removeprefix("facts/")) for name in EXAMPLES]
    assert {kind[0] for kind in kinds if kind} == {Claim, Incident, Source, Term}
    assert None not in kinds


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["new"] or mistake["line"])
def test_a_mistake_looks_as_the_page_says(mistake: Mapping[str, str | None], examples: Mapping[str, str]) -> None:
    changed = str(mistake["old"] or mistake["line"])
    (name,) = [name for name, text in EXAMPLES.items() if changed in text]
    text = EXAMPLES[name]
    assert text.count(changed) == 1
    if mistake["line"]:
        text = "".join(line for line in text.splitlines(keepends=True) if changed not in line)
    else:
        text = text.replace(changed, str(mistake["new"]))
    assert said({**examples, name: text}) == str(mistake["said"]).splitlines()


def test_no_mistake_is_told_without_its_message() -> None:
    assert (
        len(MISTAKES)
        == len(re.findall(rf"^{SENTENCE}", README, re.M))
        == len(re.findall("^With(?:out)? .*:$", README, re.M))
    )
    assert len(MISTAKES) > 30


def test_the_statement_to_add_stands_in_the_claim() -> None:
    section = README.partition("## Add a statement")[2]
    statement = section.partition("```yaml\n")[2].partition("```")[0]
    assert statement in EXAMPLES["facts/incidents/juno-2021/claims/why-aground.yml"]


def test_dates_are_shown_as_the_page_says() -> None:
    rows = re.findall(r"^\| `(.+)` \| (.+) \|$", section("Dates"), re.M)
    assert len(rows) > 10
    for typed, shown in rows:
        ends = re.fullmatch(r"\{earliest: (\S+), latest: (\S+)\}", typed)
        assert words(span(*ends.groups()) if ends else parse(typed)) == shown


def test_the_words_of_likelihood_are_those_of_the_program() -> None:
    rows = re.findall(r"^\| `(.+)` \| (\d+)–(\d+) % \|$", section("Verdicts"), re.M)
    assert {word: (int(low), int(high)) for word, low, high in rows} == dict(PERCENT)


def test_every_warning_is_explained() -> None:
    warnings = {name_of(rule) for rule in (*RULES, *RULES_OF_TODAY) if severity_of(rule) is Severity.WARNING}
    assert set(re.findall(r"^\| `(\S+)` \| ", section("Warnings"), re.M)) == warnings


def test_every_command_that_is_told_exists() -> None:
    told = set(re.findall(r"\.venv/bin/facts (\w+)", README))
    assert {"check", "new", "capture"} <= told <= {command.NAME for command in COMMANDS}


def test_every_folder_of_the_glossary_is_named() -> None:
    (row,) = re.findall(r"^\| `glossary/KIND/WORD.yml` \| (.+) \|$", README, re.M)
    assert set(re.findall("`([a-z]+)`", row)) == set(TERM_KINDS)


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https:)([^)]+)\)", README)
    anchors = {heading.lower().replace(" ", "-") for heading in re.findall("^## (.+)$", README, re.M)}
    assert len(links) > 20
    for link in links:
        assert link[1:] in anchors if link.startswith("#") else (ROOT / "facts" / link).is_file(), link


def section(title: str) -> str:
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
