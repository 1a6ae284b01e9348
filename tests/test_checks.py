"""Every rule, by cases: a clean archive, a change that breaks a rule or just does not, and all that is said of it.

A case is a file `cases/RULE/CASE.yml`:

    what: what is tried, in words
    edits: {file of the base: {text that stands there once: text in its place}}
    files: {file: its whole text, or a mapping; nothing to delete it}
    today: the day, for the rules that need one
    problems: [each whole line, in order]
"""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from crossbearing.archive import load
from crossbearing.checks import RULES, RULES_OF_TODAY, check, name_of, severity_of
from crossbearing.problems import Problem, Severity

CASES = Path(__file__).with_name("cases")
BASE = CASES / "base"
OF_FILES = ("yaml", "files", "shape", "missing")
"""The rules that hold before the facts are compared with one another."""
UNPROVEN = "unproven-quotations"
"""No quotation of the base is captured; only this rule's own cases say so."""


def lay(case: Mapping[str, Any], folder: Path) -> None:
    """Writes the base with the changes of a case."""
    shutil.copytree(BASE, folder)
    for name, edits in case.get("edits", {}).items():
        text = (folder / name).read_text(encoding="utf-8")
        for old, new in edits.items():
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8")
    for name, facts in case.get("files", {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if facts == "":
            (folder / name).unlink()
            continue
        text = facts if isinstance(facts, str) else yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)
        (folder / name).write_text(text, encoding="utf-8")


def problems_of(case: Mapping[str, Any], folder: Path, rule: str = "") -> list[Problem]:
    """What `facts check` finds in a case, laid in that folder."""
    lay(case, folder / "facts")
    today = date.fromisoformat(case["today"]) if "today" in case else None
    problems = check(load(folder / "facts"), today)
    return [problem for problem in problems if rule == UNPROVEN or problem.rule != UNPROVEN]


def read_case(name: str) -> Mapping[str, Any]:
    """Every scalar of a case is text, as in `facts/`."""
    loaded: Mapping[str, Any] = yaml.load((CASES / name).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return loaded


NAMES = sorted(path.relative_to(CASES).as_posix() for path in CASES.glob("*/*.yml") if path.parent != BASE)


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    case = read_case(name)
    rule = Path(name).parent.name
    problems = problems_of(case, tmp_path, rule)
    assert [str(problem) for problem in problems] == case["problems"]
    assert {problem.rule for problem in problems} <= {rule, *(OF_FILES if rule in OF_FILES else ())}


def rules(*, today: bool) -> list[ModuleType]:
    return [*RULES, *(RULES_OF_TODAY if today else ())]


ALL = [name_of(rule) for rule in rules(today=True)]


def test_the_base_is_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert problems_of({"today": "2026-11-23"}, tmp_path) == []


@pytest.mark.parametrize("rule", [*OF_FILES, *ALL])
def test_every_rule_has_a_case_that_breaks_it_and_one_that_does_not(rule: str) -> None:
    cases = [read_case(name)["problems"] for name in NAMES if name.startswith(f"{rule}/")]
    assert any(cases), f"no case breaks {rule}"
    assert rule in OF_FILES or [] in cases, f"no case nearly breaks {rule}"


def test_no_case_is_of_a_rule_that_is_not_there() -> None:
    assert {name.split("/")[0] for name in NAMES} == {*OF_FILES, *ALL}
    modules = {path.stem.replace("_", "-") for path in Path(check.__code__.co_filename).parent.glob("*.py")}
    assert set(ALL) <= modules


@pytest.mark.parametrize("rule", rules(today=True), ids=name_of)
def test_every_rule_is_said_in_one_sentence(rule: ModuleType) -> None:
    sentence = (rule.__doc__ or "").partition("\n")[0]
    assert sentence.strip("`")[:1].isalpha()
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0


def test_which_rules_only_warn() -> None:
    assert {name_of(rule) for rule in rules(today=True) if severity_of(rule) is Severity.WARNING} == {
        "archived-copies", "claims-reviewed", "cut-texts", "future-dates", "hedges", "likelihood-or-confidence",
        "older-sources",
        "orphans", "quoted-share", "reviews", "uncited-sentences", "unproven-quotations",
    }  # fmt: skip


def test_a_quotation_that_was_changed_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    problems = problems_of(read_case("changed-quotations/changed.yml"), tmp_path, UNPROVEN)
    assert [(problem.rule, str(problem.place)) for problem in problems] == [
        ("changed-quotations", "facts/captures/dienst.yml:5:108"),
        ("changed-quotations", "facts/incidents/crash/claims/cause.yml:21:12"),
    ]


def test_a_problem_knows_its_rule_and_severity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (error,) = problems_of(read_case("titles/neither.yml"), tmp_path / "one")
    (warning,) = problems_of(read_case("archived-copies/none.yml"), tmp_path / "other")
    assert (error.rule, error.severity) == ("titles", Severity.ERROR)
    assert (warning.rule, warning.severity) == ("archived-copies", Severity.WARNING)
