"""Whatever is kept from an earlier run, and however many processes look, the problems found are the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar
from zlib import decompress

import pytest

from bench import facts
from crossbearing.archive import Archive, Key, Narrowed, load, narrowed
from crossbearing.checks import AS_A_WHOLE, check, problems_by, rules
from crossbearing.commands.checking import check_with, program
from crossbearing.commands.kept import Kept
from crossbearing.kinds import Claim
from test_checks import NAMES, lay, read_case

DAY = date(2026, 1, 1)
Value = TypeVar("Value")


class Closed(Narrowed[Value]):
    """Claims of which only those that are shown may be looked at; that the others are there may be known."""

    def __getitem__(self, key: str) -> Value:
        assert key in self._shown or key not in self._of, f"another claim was looked at: {key}"
        return self._of[key]

    def get(self, key: str, default: Value | None = None) -> Value | None:  # type: ignore[override]
        return self[key] if key in self._of else default


def alone(archive: Archive, key: Key) -> Archive:
    """An archive that shows this fact alone, and of other claims nothing."""
    near = narrowed(archive, {key})
    claims = Closed(archive.claims, {key[1]} if key[0] is Claim else set())
    object.__setattr__(near, "claims", claims)
    return near


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_that_is_not_for_all_facts_says_of_each_what_depends_on_it_and_on_no_other_claim(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lay(read_case(name), tmp_path / "facts")
    archive = load(tmp_path / "facts").archive
    for rule in rules(DAY):
        if rule not in AS_A_WHOLE:
            found = []
            for fact in archive.facts():
                of_fact = list(problems_by(rule, alone(archive, (type(fact), fact.key)), DAY))
                assert {problem.place.file for problem in of_fact} <= {archive.file_of(fact)}
                found += of_fact
            assert sorted(found) == sorted(problems_by(rule, archive, DAY))


Keep = Callable[..., Kept]


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """What is kept in one file."""

    def of(key: bytes = b"a key", program: str = "1") -> Kept:
        return Kept(tmp_path / "kept" / "problems", key, program, 1)

    return of


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some fifty facts, with warnings but no errors."""
    project = tmp_path_factory.mktemp("checking")
    facts.write(10, project)
    return project / "facts"


EDITS = (
    ("incidents/incident-0000/claims/question-0.yml", "statements:", "statements:\n- source: no-such-source"),
    ("incidents/incident-0000/claims/question-0.yml", "question:", "formerly: [question-1]\nquestion:"),
    ("incidents/incident-0000/claims/question-1.yml", "question:", "draft: yes\nquestion:"),
    ("incidents/incident-0000/claims/question-2.yml", "question:", "questoin:"),
    ("incidents/incident-0000/claims/question-3.yml", "question:", "about: [[[\nquestion:"),
    ("incidents/incident-0000/incident.yml", "claims:", "reviewed: 2031-01-01\nclaims:"),
    ("sources/source-00001.yml", "language: en", "language: ru"),
    ("sources/source-00002.yml", "title:", "note: On [[nothing-like-it]].\ntitle:"),
    ("publisher.yml", "language: en", "language: ru"),
)
"""A file, what stands there, and what in its place: one after the other, each adds errors, warnings, or both."""


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("processes", [1, 3])
def test_after_each_edit_the_same_is_found_as_if_nothing_were_kept(
    made_up: Path, tmp_path: Path, keep: Keep, processes: int
) -> None:
    folder = shutil.copytree(made_up, tmp_path / "facts")
    loaded = load(folder)
    first = before = check(loaded, DAY)
    assert check_with(keep(), loaded, DAY, processes) == first
    for name, old, new in EDITS:
        edit(folder / name, old, new)
        loaded = load(folder)
        after = check(loaded, DAY)
        assert after != before, name
        assert check_with(keep(), loaded, DAY, processes) == after, name
        before = after
    for name, old, new in reversed(EDITS):
        edit(folder / name, new, old)
    assert check_with(keep(), load(folder), DAY, processes) == first


def test_files_that_come_and_go_and_other_names_of_the_folder_are_noticed(
    made_up: Path, tmp_path: Path, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(made_up, tmp_path / "facts")
    for gone in ("incidents/incident-0000/claims/question-0.yml", "sources/source-00001.yml"):
        text = (folder / gone).read_bytes()
        for there in (True, False, True):
            (folder / gone).write_bytes(text) if there else (folder / gone).unlink()
            loaded = load(folder)
            assert check_with(keep(), loaded, DAY) == check(loaded, DAY)
    monkeypatch.chdir(folder)
    loaded = load(Path())
    found = check_with(keep(), loaded, DAY)
    assert found == check(loaded, DAY)
    assert {problem.place.file.partition("/")[0] for problem in found} == {"."}


def test_each_day_has_problems_of_its_own(made_up: Path, keep: Keep) -> None:
    loaded = load(made_up)
    for day in (DAY, date(2020, 1, 1), None, DAY):
        assert check_with(keep(), loaded, day) == check(loaded, day)


def test_only_what_may_have_changed_is_looked_at_again(made_up: Path, tmp_path: Path, keep: Keep) -> None:
    """Else what was found would not be what an earlier run says that it was."""
    folder = shutil.copytree(made_up, tmp_path / "facts")
    check_with(keep(), load(folder), DAY)
    kept = tmp_path / "kept" / "problems"
    claims = sorted(folder.glob("incidents/*/claims/*.yml"))
    before = names_in(kept)
    edit(claims[0], "question:", "# A remark.\nquestion:")
    check_with(keep(), load(folder), DAY)
    assert len(names_in(kept) - before) == 1
    edit(folder / "sources" / "source-00001.yml", "title:", "# A remark.\ntitle:")
    check_with(keep(), load(folder), DAY)
    assert names_in(kept).isdisjoint(before)


def names_in(kept: Path) -> set[bytes]:
    """Under which anything is kept there."""
    lines = decompress(kept.read_bytes().partition(b"\n")[2]).split(b"\n")[1:]
    return {line.partition(b" ")[0] for line in lines}


def test_problems_that_were_planted_are_not_believed(made_up: Path, tmp_path: Path, keep: Keep) -> None:
    loaded = load(made_up)
    for key, version in ((b"a stranger's key", "1"), (b"a key", "2")):
        planted = keep(key, version)
        check_with(planted, loaded, DAY)
        assert keep(key, version).is_new is False
        assert keep().is_new
        assert check_with(keep(), loaded, DAY) == check(loaded, DAY)


def test_the_program_that_checks_is_the_same_each_time() -> None:
    assert program() == program()
