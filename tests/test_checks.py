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
from typing import Any

import pytest
import yaml

from crossbearing.archive import load
from crossbearing.checks import check
from crossbearing.problems import Problem

CASES = Path(__file__).with_name("cases")
BASE = CASES / "base"
OF_FILES = ("yaml", "files", "shape", "missing")
"""The rules that hold before the facts are compared with one another."""


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


def problems_of(case: Mapping[str, Any], folder: Path) -> tuple[Problem, ...]:
    """What `facts check` finds in a case, laid in that folder."""
    lay(case, folder / "facts")
    today = date.fromisoformat(case["today"]) if "today" in case else None
    return check(load(Path("facts")), today)


def read_case(name: str) -> Mapping[str, Any]:
    """Every scalar of a case is text, as in `facts/`."""
    loaded: Mapping[str, Any] = yaml.load((CASES / name).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return loaded


NAMES = sorted(path.relative_to(CASES).as_posix() for path in CASES.glob("*/*.yml") if path.parent != BASE)


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    case = read_case(name)
    problems = problems_of(case, tmp_path)
    assert [str(problem) for problem in problems] == case["problems"]
    rule = Path(name).parent.name
    assert {problem.rule for problem in problems} <= {rule, *(OF_FILES if rule in OF_FILES else ())}
