"""What a pull request is told: the very lines of check.yml, run in a clone as GitHub runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from test_build import replace
from test_workflows import workflow

CLAIM = "facts/incidents/flood/claims/cause.yml"
LEVEE = "facts/glossary/concepts/levee.yml"
DIARY = "title: A diary\nkind: book\npublisher: Her own\nlanguage: en\nreliability: C\n"


@pytest.fixture(scope="module")
def steps(root: Path) -> dict[str, dict[str, Any]]:
    """The steps of the job that reads the facts, by name."""
    flow = workflow((root / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8"))
    assert flow["jobs"]["facts"]["env"] == {"BASE": "${{ github.event.pull_request.base.sha }}"}
    assert flow["defaults"] == {"run": {"shell": "bash"}}
    return {step["name"]: step for step in flow["jobs"]["facts"]["steps"]}


@pytest.fixture
def clone(tiny: Path, tmp_path: Path) -> Path:
    """A clone of the small project, which the set-up of the workflow has given its program."""
    (tiny / ".gitignore").write_text("/.venv\n")
    git(tiny, "init", "--quiet", "--initial-branch=main")
    commit(tiny)
    to = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(tiny), str(to))
    (to / ".venv").symlink_to(sys.prefix)
    return to


def git(folder: Path, *arguments: str) -> str:
    who = "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"
    return subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def commit(folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")
    return git(folder, "rev-parse", "HEAD").strip()


def run(step: dict[str, Any], clone: Path) -> tuple[int, str, str]:
    """The exit code, what is printed, and the summary; in the shell that GitHub starts."""
    summary = clone.parent / "summary.md"
    summary.write_text("")
    base = git(clone, "rev-parse", "origin/main").strip()
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=clone,
        capture_output=True,
        text=True,
        env={**os.environ, "BASE": base, "GITHUB_STEP_SUMMARY": str(summary)},
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, summary.read_text(encoding="utf-8")


def test_a_broken_fact_is_annotated_on_its_line(steps: dict[str, dict[str, Any]], clone: Path) -> None:
    """Errors wherever they are, warnings of the files that changed, and none of the day, which tells of age alone."""
    replace(clone, LEVEE, "summary: A bank", "sumary: A bank")
    replace(clone, CLAIM, "    says: burrowed", "    says: burowed")
    (clone / "facts" / "sources" / "diary.yml").write_text(DIARY)
    commit(clone)
    code, printed, _ = run(steps["Check the facts"], clone)
    assert code == 1
    assert [line for line in printed.splitlines() if "title=reviews" not in line] == [
        f"::error file={LEVEE},line=2,col=1,title=shape::`sumary` is no field of this fact (did you mean `summary`?)",
        f"::error file={CLAIM},line=19,col=11,title=says-or-denies::"
        '`statements[2].says` "burowed" is no answer of this claim (did you mean burrowed?)',
        "::warning file=facts/sources/diary.yml,line=1,col=1,title=orphans::"
        "nothing cites this source (cite it, or delete the file)",
    ]


def test_a_file_that_is_taken_away_is_asked_for_no_warnings(steps: dict[str, dict[str, Any]], clone: Path) -> None:
    (clone / "facts" / "glossary" / "places" / "old-quay.yml").rename(
        clone / "facts" / "glossary" / "places" / "quay.yml"
    )
    (clone / "facts" / "sources" / "ein tagebuch für alle.yml").write_text(DIARY)
    commit(clone)
    code, printed, _ = run(steps["Check the facts"], clone)
    assert code == 1
    assert printed.splitlines() == [
        "::error file=facts/incidents/flood/incident.yml,line=2,col=31,title=references::"
        '`summary` "[[old-quay]]" names no term of this archive (did you mean [[quay]]?)',
        "::error file=facts/incidents/flood/incident.yml,line=4,col=16,title=references::"
        '`where.place` "old-quay" names no term of this archive (did you mean quay?)',
        "::error file=facts/sources/ein tagebuch für alle.yml,line=1,col=1,title=files::"
        'the name "ein tagebuch für alle" is not an id'
        " (rename it: use lower-case letters a-z and digits, words joined by single hyphens)",
    ]


def test_a_changed_verdict_is_one_row_of_the_summary(steps: dict[str, dict[str, Any]], clone: Path) -> None:
    replace(clone, CLAIM, "{overtopped: likely, burrowed: unlikely}", "{overtopped: unlikely, burrowed: likely}")
    commit(clone)
    code, printed, summary = run(steps["Say what changes in meaning"], clone)
    assert (code, printed) == (0, "")
    first, blank, head, line, row = summary.splitlines()
    assert (first, blank) == ("- **the finding of flood/cause changed and no correction says so**", "")
    assert (head, line) == ("| fact | change | was | is | why, and independent origins |", "|---|---|---|---|---|")
    assert row == (
        "| claim flood/cause | finding"
        " | leaning, contested \\(burrowed unlikely, overtopped likely; confidence low\\)"
        " | leaning, contested \\(burrowed likely, overtopped unlikely; confidence low\\)"
        " | The \\[\\[river\\-board\\]\\] measured the water, and nobody measured the burrows\\."
        " origins\\: burrowed 1, overtopped 1 |"
    )


def test_code_alone_changes_nothing_in_meaning(steps: dict[str, dict[str, Any]], clone: Path) -> None:
    (clone / "Makefile").write_text("all:\n")
    commit(clone)
    assert run(steps["Check the facts"], clone) == (0, "", "")
    assert run(steps["Say what changes in meaning"], clone) == (0, "", "nothing changed in meaning\n")
