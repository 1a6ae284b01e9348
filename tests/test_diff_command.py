"""`facts diff` in real repositories: what is compared with what, what is printed, and what ends with which code."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from test_cli import Done, facts

CLAIM = "facts/incidents/flood/claims/cause.yml"
SURE = "overtopped: likely, burrowed: unlikely}\n  confidence: low"
SURER = "overtopped: very-likely, burrowed: very-unlikely}\n  confidence: moderate\n  on_one_origin: The gauge was read"
VERDICT = (
    "claim flood/cause: finding",
    "    was: leaning, contested (burrowed unlikely, overtopped likely; confidence low)",
    "    is: established, contested (burrowed very-unlikely, overtopped very-likely; confidence moderate)",
    "    because: The [[river-board]] measured the water, and nobody measured the burrows.",
    "    origins were: burrowed 1, overtopped 1",
    "    origins are: burrowed 1, overtopped 1",
)
UNCORRECTED = "the finding of flood/cause changed and no correction says so"
NAMES = "main, origin/main, master, origin/master or origin/HEAD"


def git(project: Path, *arguments: str) -> str:
    """Runs git with nothing of whoever runs the tests."""
    who = {
        f"GIT_{role}_{what}": "editor@tiny.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    alone = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(["git", *arguments], cwd=project, capture_output=True, text=True, check=True, env=alone)
    return done.stdout.strip()


def commit(project: Path) -> str:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "facts")
    return git(project, "rev-parse", "HEAD")


def edit(project: Path, old: str, new: str, file: str = CLAIM) -> None:
    text = (project / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    (project / file).write_text(text.replace(old, new), encoding="utf-8")


def lines(project: Path, *arguments: str) -> tuple[str, ...]:
    done = facts(project, "diff", *arguments)
    assert (done.stderr, done.returncode) == ("", 0)
    return tuple(done.stdout.splitlines())


@pytest.fixture(autouse=True)
def no_repository_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever folder the tests run in, git looks no further up."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def kept(tiny: Path) -> Path:
    """The small project in a repository of its own."""
    git(tiny, "init", "--quiet", "--initial-branch", "main")
    commit(tiny)
    return tiny


def test_nothing_changed(kept: Path) -> None:
    assert lines(kept) == ("nothing changed in meaning",)
    assert lines(kept, "--format", "markdown") == ("nothing changed in meaning",)
    assert json.loads("".join(lines(kept, "--format", "json"))) == {
        "changes": [],
        "captures": [],
        "uncorrected": [],
        "renamed": [],
    }


def test_another_order_is_no_change(kept: Path) -> None:
    edit(kept, "likelihood: {overtopped: likely, burrowed: unlikely}\n  confidence: low", "confidence: low")
    edit(
        kept, "  reviewed:", "  # turned\n  likelihood:\n    burrowed: 'unlikely'\n    overtopped: likely\n  reviewed:"
    )
    edit(kept, "- {who: river-board, role: keeps the levee}", "- role: keeps\n     the levee\n    who: river-board",
         "facts/incidents/flood/incident.yml")  # fmt: skip
    assert lines(kept) == ("nothing changed in meaning",)


def test_a_changed_verdict_is_exactly_one_row(kept: Path) -> None:
    edit(kept, SURE, SURER)
    assert lines(kept) == (*VERDICT, UNCORRECTED)
    assert lines(kept, "--format", "markdown") == (
        "- **the finding of flood/cause changed and no correction says so**",
        "",
        "| fact | change | was | is | why, and independent origins |",
        "|---|---|---|---|---|",
        "| claim flood/cause | finding"
        r" | leaning, contested \(burrowed unlikely, overtopped likely; confidence low\)"
        r" | established, contested \(burrowed very\-unlikely, overtopped very\-likely; confidence moderate\)"
        r" | The \[\[river\-board\]\] measured the water, and nobody measured the burrows\."
        r" origins\: burrowed 1, overtopped 1 |",
    )
    (change,) = json.loads("".join(lines(kept, "--format", "json")))["changes"]
    assert change == {
        "fact": "claim flood/cause",
        "sort": "finding",
        "what": "finding",
        "was": VERDICT[1].removeprefix("    was: "),
        "now": VERDICT[2].removeprefix("    is: "),
        "because": VERDICT[3].removeprefix("    because: "),
        "origins_were": "burrowed 1, overtopped 1",
        "origins_are": "burrowed 1, overtopped 1",
    }


def test_whoever_has_five_minutes_sees_findings_first_and_then_changed_words(kept: Path) -> None:
    claim = (kept / CLAIM).read_text(encoding="utf-8")
    long = " ".join(["water"] * 60)
    (kept / CLAIM).write_text(
        claim.replace("question: Why did the levee give way?", "question: Why did the levee break?")
        .replace("because: The", f"because: {long}. The")
        .replace("verdict:", "  - {source: gazette, says: burrowed, quote: it rained for ten days}\nverdict:"),
        encoding="utf-8",
    )
    commit(kept)
    edit(kept, "question: Why did the levee break?", "question: Why did the levee give way?")
    edit(kept, "it rained for ten days", "it rained for two days")
    edit(kept, SURE, SURER)
    table = [line for line in lines(kept, "HEAD", "--format", "markdown") if line.startswith("| claim")]
    assert [line.split(" | ")[1] for line in table[:3]] == [
        "finding",
        r"changed\: statement of gazette\: quote",
        r"changed\: question",
    ]
    assert f"| {' '.join(['water'] * 39)} …" in table[0]


def test_the_summary_says_why_nothing_is_compared(kept: Path) -> None:
    edit(kept, "confidence: low", "confidence: medium")
    done = facts(kept, "diff", "--format", "markdown")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "**Nothing is compared until these errors are mended:**",
        "",
        r"- facts/incidents/flood/claims/cause\.yml\:34\:15\: \`verdict\.confidence\`"
        r' "medium" is not a word that this field'
        r" knows \(write one of\: low, moderate, high\)",
    ]


def test_a_changed_finding_without_a_correction_fails_where_one_is_required(kept: Path) -> None:
    edit(kept, SURE, SURER)
    done = facts(kept, "diff", "--require-corrections")
    assert (done.stdout.splitlines(), done.stderr, done.returncode) == ([*VERDICT, UNCORRECTED], "", 1)
    edit(kept, "verdict:", "corrections: [{on: 2024-03-01, what: A survey was read.}]\nverdict:")
    done = facts(kept, "diff", "--require-corrections")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        *VERDICT,
        "claim flood/cause: changed corrections[2024-03-01]",
        "    is: what A survey was read.",
    ]


def test_neither_a_new_voice_nor_a_first_finding_needs_a_correction(kept: Path) -> None:
    edit(kept, "  likelihood: {overtopped: likely, burrowed: unlikely}",
         "  likelihood: {overtopped: not-assessed, burrowed: not-assessed}")  # fmt: skip
    commit(kept)
    edit(kept, "{overtopped: not-assessed, burrowed: not-assessed}", "{overtopped: likely, burrowed: unlikely}")
    edit(kept, "verdict:", "  - {source: gazette, says: burrowed}\nverdict:")
    done = facts(kept, "diff", "HEAD", "--require-corrections")
    assert [line for line in done.stdout.splitlines() if line[0] != " "] == [
        "claim flood/cause: finding",
        "claim flood/cause: added statement of gazette",
    ]
    assert done.returncode == 0


def test_touched_captures_are_to_be_verified_again(kept: Path) -> None:
    edit(kept, "    quote: The water stood a hand above the crown\n", "")
    (kept / "facts" / "captures" / "board-statement.yml").unlink()
    edit(kept, "words: 34", "words: 35", "facts/captures/gazette.yml")
    assert lines(kept) == (
        "claim flood/cause: changed statement of board-statement: quote",
        "    was: The water stood a hand above the crown",
        "capture board-statement: removed 1 proof in a file of 33 words",
        "capture gazette: changed file.words",
        "    was: 34",
        "    is: 35",
        "capture again: facts capture board-statement FILE",
        "verify again: facts capture --verify gazette FILE",
    )
    assert json.loads("".join(lines(kept, "--format", "json")))["captures"] == ["board-statement", "gazette"]


def test_a_changed_quotation_touches_its_capture_and_no_other(kept: Path) -> None:
    edit(kept, "quote: Je voyais les terriers depuis mars", "quote: Je voyais, les terriers depuis mars")
    assert lines(kept) == (
        "claim flood/cause: changed statement of Ada Vane in gazette: quote",
        "    was: Je voyais les terriers depuis mars",
        "    is: Je voyais, les terriers depuis mars",
        "verify again: facts capture --verify gazette FILE",
    )


def test_a_branch_shows_its_own_changes_alone(kept: Path) -> None:
    git(kept, "switch", "--quiet", "--create", "branch")
    edit(kept, "A survey of what is left", "A dig at what is left")
    commit(kept)
    git(kept, "switch", "--quiet", "main")
    edit(kept, "name: Tiny", "name: Tinier", "facts/publisher.yml")
    commit(kept)
    git(kept, "switch", "--quiet", "branch")
    own = (
        "claim flood/cause: changed verdict.would_settle",
        "    was: A survey of what is left of the levee.",
        "    is: A dig at what is left of the levee.",
    )
    assert lines(kept) == lines(kept, "main") == own
    assert lines(kept, "HEAD") == ("nothing changed in meaning",)


def test_of_two_main_branches_the_nearer_one_is_the_base(kept: Path) -> None:
    edit(kept, "name: Tiny", "name: Tinier", "facts/publisher.yml")
    git(kept, "update-ref", "refs/remotes/origin/main", commit(kept))
    git(kept, "switch", "--quiet", "--create", "branch")
    git(kept, "branch", "--force", "main", "HEAD~1")
    assert lines(kept) == ("nothing changed in meaning",)
    git(kept, "branch", "--delete", "--force", "main")
    edit(kept, "name: Tinier", "name: Tiniest", "facts/publisher.yml")
    assert lines(kept) == ("publisher: changed name", "    was: Tinier", "    is: Tiniest")


def test_histories_with_nothing_in_common_are_compared_as_they_are(kept: Path) -> None:
    git(kept, "switch", "--quiet", "--orphan", "other")
    git(kept, "restore", "--source", "main", ".")
    edit(kept, "name: Tiny", "name: Tinier", "facts/publisher.yml")
    commit(kept)
    assert lines(kept) == ("publisher: changed name", "    was: Tiny", "    is: Tinier")


def test_a_folder_that_is_newer_than_the_base_is_all_new(tiny: Path) -> None:
    shutil.move(tiny / "facts", tiny.parent / "facts")
    git(tiny, "init", "--quiet", "--initial-branch", "main")
    commit(tiny)
    shutil.move(tiny.parent / "facts", tiny / "facts")
    found = lines(tiny)
    assert found[0] == "publisher: added Tiny"
    assert {line.split(": ")[1].split(" ")[0] for line in found} == {"added", "facts"}
    assert found[-1] == "verify again: facts capture --verify gazette FILE"


@pytest.mark.parametrize("folder", [".", "facts", "facts/incidents"])
def test_it_runs_in_any_folder_of_the_repository(kept: Path, folder: str) -> None:
    edit(kept, "name: Tiny", "name: Tinier", "facts/publisher.yml")
    way = os.path.relpath(kept / "facts", kept / folder)
    assert lines(kept / folder, "--facts", way)[0] == "publisher: changed name"


def test_facts_may_be_a_repository_of_their_own(tiny: Path) -> None:
    git(tiny / "facts", "init", "--quiet", "--initial-branch", "main")
    commit(tiny / "facts")
    edit(tiny, "name: Tiny", "name: Tinier", "facts/publisher.yml")
    assert lines(tiny)[0] == "publisher: changed name"


def test_a_hook_of_git_may_run_it(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(kept, "name: Tiny", "name: Tinier", "facts/publisher.yml")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert lines(kept)[0] == "publisher: changed name"


def test_what_git_would_not_pack_is_compared_all_the_same(kept: Path) -> None:
    (kept / ".gitattributes").write_text("facts/sources export-ignore\n")
    commit(kept)
    assert lines(kept) == ("nothing changed in meaning",)


def refused(done: Done) -> str:
    assert (done.stdout, done.returncode) == ("", 2)
    (line,) = done.stderr.splitlines()
    return line


def test_without_a_repository_there_is_nothing_to_compare_with(tiny: Path) -> None:
    line = refused(facts(tiny, "diff"))
    assert line == "facts diff: not a git repository (or any of the parent directories): .git"


def test_an_unknown_revision_is_named(kept: Path) -> None:
    line = refused(facts(kept, "diff", "v9"))
    assert line == "facts diff: there is no revision v9; name one, or fetch it first"


def test_without_a_main_branch_one_has_to_be_named(kept: Path) -> None:
    git(kept, "branch", "--move", "main", "trunk")
    assert refused(facts(kept, "diff")) == f"facts diff: there is no revision {NAMES}; name one, or fetch it first"
    assert lines(kept, "trunk") == ("nothing changed in meaning",)


def test_before_the_first_commit_there_is_no_revision(tiny: Path) -> None:
    git(tiny, "init", "--quiet", "--initial-branch", "main")
    assert refused(facts(tiny, "diff")) == f"facts diff: there is no revision {NAMES}; name one, or fetch it first"


def test_without_git_it_says_so(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(kept))
    assert refused(facts(kept, "diff")) == "facts diff: git is not installed"


def spoilt(project: Path) -> None:
    edit(project, "kind: article\n", "kind: artikel\n", "facts/sources/gazette.yml")


def linked_away(project: Path) -> None:
    (project / "facts" / "sources" / "away.yml").symlink_to("/etc/hostname")


@pytest.mark.parametrize("spoil", [spoilt, linked_away], ids=lambda spoil: spoil.__name__)
def test_a_base_with_errors_of_its_own_is_refused(kept: Path, spoil: Callable[[Path], None]) -> None:
    spoil(kept)
    bad = commit(kept)
    git(kept, "rm", "-r", "--quiet", "facts")
    git(kept, "restore", "--source", "HEAD~1", "facts")
    commit(kept)
    line = refused(facts(kept, "diff", bad))
    assert line == f"facts diff: the facts at {bad[:12]} have an error of their own; name another revision"


def test_facts_with_errors_are_told_before_anything_is_compared(kept: Path) -> None:
    spoilt(kept)
    done = facts(kept, "diff")
    assert (done.stdout, done.returncode) == ("", 1)
    assert done.stderr.startswith('facts/sources/gazette.yml:2:7: `kind` "artikel" is not ')


HOSTILE = (
    "a | b \\| c \\\\| d",
    "`code` ``more` | x ``",
    "@everyone, see #1 and owner/repo#2",
    "<script>alert(1)</script> <!-- --> <b>bold</b> &lt;i&gt;",
    "[text](javascript:alert(1)) ![picture](https://evil.example/p.png)",
    "https://evil.example www.evil.example mail@evil.example",
    "| --- | # Heading * item _x_ **y** ~~z~~ $m$ \\",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_strangers_wrote_gets_out_of_its_cell(kept: Path, words: str) -> None:
    edit(kept, "A bank of earth that keeps a river in its bed.", json.dumps(words), "facts/glossary/concepts/levee.yml")
    printed = lines(kept, "--format", "markdown")
    assert len(printed) == 3
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render("\n".join(printed))
    cells = re.findall(r"<td>(.*?)</td>", html)
    assert len(cells) == 5
    assert cells[3] == as_text(words)
    assert not re.search(r"@\w|#\d|https?:|www\.", printed[2])


def test_a_text_of_many_lines_stays_in_its_cell(kept: Path) -> None:
    edit(kept, "because: The", "because: |-\n    # no heading\n\n    - The", CLAIM)
    table = [line for line in lines(kept, "--format", "markdown") if line.startswith("|")]
    assert len(table) == 3
    assert r" | \#" + "\u200b" + r" no heading \- The \[\[river" in table[2]


def test_of_a_long_text_the_stretch_is_shown_in_which_it_changed(kept: Path) -> None:
    long = " ".join(f"word-{number}" for number in range(100))
    edit(kept, "because: The [[river-board]] measured", f"because: {long} measured")
    commit(kept)
    edit(kept, "word-50 word-51", "word-50 and word-51")
    assert lines(kept, "HEAD") == (
        "claim flood/cause: changed verdict.because",
        f"    was: … {' '.join(f'word-{number}' for number in range(43, 59))} …",
        f"    is: … {' '.join(f'word-{number}' for number in range(43, 51))} and"
        f" {' '.join(f'word-{number}' for number in range(51, 59))} …",
    )
    edit(kept, "word-50 and word-51", "word-50 word-51")
    edit(kept, "because: word-0", "because: First word-0")
    was, now = lines(kept, "HEAD")[1:]
    assert was == f"    was: {' '.join(f'word-{number}' for number in range(8))} …"
    assert now == f"    is: First {was.removeprefix('    was: ')}"
    (change,) = json.loads("".join(lines(kept, "HEAD", "--format", "json")))["changes"]
    assert change["now"].startswith(f"First {long} measured")


def test_a_fact_that_was_renamed_without_a_word_is_asked_about(kept: Path) -> None:
    moved = CLAIM.replace("cause", "breach")
    git(kept, "mv", CLAIM, moved)
    edit(kept, "question: Why did the levee give way?", "question: Why did it give way?", moved)
    edit(kept, "claims: [cause]", "claims: [breach]", "facts/incidents/flood/incident.yml")
    edit(kept, "claim:cause", "claim:breach", "facts/incidents/flood/incident.yml")
    edit(kept, "claim: cause", "claim: breach", "facts/incidents/flood/incident.yml")
    for source in ("gazette", "board-statement"):
        edit(kept, "flood/cause", "flood/breach", f"facts/captures/{source}.yml")
    asked = f"renamed? then add to {moved}: formerly: [cause]"
    assert [line for line in lines(kept) if "formerly" in line] == [asked]
    assert "- " + asked.translate({ord(mark): f"\\{mark}" for mark in "[]:-."}) in lines(kept, "--format", "markdown")
    assert json.loads("".join(lines(kept, "--format", "json")))["renamed"] == [[moved, "cause"]]
    edit(kept, "question: Why", "formerly: [cause]\nquestion: Why", moved)
    assert [line for line in lines(kept) if "formerly" in line] == []


def test_a_fact_that_says_something_else_is_another_fact(kept: Path) -> None:
    git(kept, "rm", "--quiet", "facts/glossary/concepts/levee.yml")
    (kept / "facts/glossary/concepts").mkdir(exist_ok=True)
    text = "name: levee\nsummary: A wall of earth along the river, which is another thing.\n"
    (kept / "facts/glossary/concepts/levee-wall.yml").write_text(text, encoding="utf-8")
    for file in (CLAIM, "facts/incidents/flood/incident.yml"):
        edit(kept, "[levee]", "[levee-wall]", file)
    edit(kept, "to: levee", "to: levee-wall", "facts/glossary/organisations/river-board.yml")
    assert [line for line in lines(kept) if "formerly" in line] == []


def as_text(words: str) -> str:
    """The words as HTML shows them, on one line, with what keeps mentions from being mentions."""
    shown = "".join(_escaped(" ".join(words.split())))
    return shown.replace("@", "@\u200b").replace("#", "#\u200b")


def _escaped(words: str) -> Iterator[str]:
    for mark in words:
        yield {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}.get(mark, mark)
