"""The command `facts`, as a shell runs it: what it prints and where, its exit codes, and never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from crossbearing.cli import main

UNKNOWN = (
    "facts/publisher.yml:6:1: `licens` is no field of this fact (did you mean `licence`?)",
    "1 error: shape 1",
)


MORE = "---\ntitle: X\n---\n# More\n\n[[levy|dam]] `[[levy]]` [[claim:flood/cause]]\n"
LINKS = "[read](about/how-to-read.md#who-keeps-it) [plan](about/plan.pdf) [all](glossary/index.md)\n"


@dataclass
class Done:
    """What a command left behind."""

    stdout: str
    stderr: str
    returncode: int


def facts(project: Path, *arguments: str) -> Done:
    """Runs the command in this process, which is quicker; an exception is no outcome, and fails the test."""
    printed, told = StringIO(), StringIO()
    with chdir(project), redirect_stdout(printed), redirect_stderr(told):
        try:
            code = main(arguments)
        except SystemExit as wrong_use:
            code = int(wrong_use.code or 0)
    return Done(printed.getvalue(), told.getvalue(), code)


def shell(project: Path, *command: str) -> Done:
    """Runs a command as a shell does, in a locale that knows ASCII alone."""
    ascii_only = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, env=ascii_only)
    return Done(done.stdout, done.stderr, done.returncode)


def misspell(project: Path) -> None:
    path = project / "facts" / "publisher.yml"
    path.write_text(path.read_text() + "licens: CC0-1.0\n")


def test_sound_facts_have_no_problems(tiny: Path) -> None:
    done = facts(tiny, "check", "--today", "2024-02-02")
    assert (done.stdout, done.stderr, done.returncode) == ("no problems\n", "", 0)


def test_problems_are_lines_with_a_count_of_each_rule(tiny: Path) -> None:
    misspell(tiny)
    done = facts(tiny, "check", "--today", "2024-02-02")
    assert (done.stdout.splitlines(), done.stderr, done.returncode) == ([*UNKNOWN], "", 1)


def test_the_folder_is_named_as_the_user_named_it(tiny: Path) -> None:
    misspell(tiny)
    done = facts(tiny.parent, "check", "--facts", "tiny/facts", "--today", "2024-02-02")
    assert done.stdout.splitlines()[0] == f"tiny/{UNKNOWN[0]}"


def test_json_is_a_list_of_problems(tiny: Path) -> None:
    assert json.loads(facts(tiny, "check", "--format", "json", "--today", "2024-02-02").stdout) == []
    misspell(tiny)
    done = facts(tiny, "check", "--format", "json", "--today", "2024-02-02")
    assert done.returncode == 1
    assert json.loads(done.stdout) == [
        {
            "file": "facts/publisher.yml",
            "line": 6,
            "column": 1,
            "rule": "shape",
            "severity": "error",
            "message": "`licens` is no field of this fact",
            "hint": "did you mean `licence`?",
        }
    ]


def test_github_gets_workflow_commands_that_no_value_can_break(tiny: Path) -> None:
    (tiny / "facts" / "sources" / "50%, a:b.yml").write_text("x: y\n")
    done = facts(tiny, "check", "--format", "github", "--today", "2024-02-02")
    assert done.returncode == 1
    assert done.stdout == (
        "::error file=facts/sources/50%25%2C a%3Ab.yml,line=1,col=1,title=files::"
        'the name "50%25, a:b" is not an id'
        " (rename it: use lower-case letters a-z and digits, words joined by single hyphens, as in 50-a-b)\n"
    )


def add_sources(project: Path, names: str) -> None:
    """Sources that nothing cites: a warning each."""
    for name in names:
        (project / "facts" / "sources" / f"{name}.yml").write_text(
            "title: T\nkind: book\npublisher: P\nlanguage: en\nreliability: C\n"
        )


def warning(name: str) -> str:
    return f"facts/sources/{name}.yml:1:1: warning: nothing cites this source (cite it, or delete the file)"


def test_an_error_is_not_drowned_by_warnings(tiny: Path) -> None:
    """Errors come last, right above the count; of more than three warnings by one rule the first stands for all."""
    misspell(tiny)
    add_sources(tiny, "abcd")
    done = facts(tiny, "check", "--today", "2024-02-02")
    assert done.stdout.splitlines() == [
        f"{warning('a')} [and 3 more: orphans]",
        UNKNOWN[0],
        "every warning is listed by: facts check --warnings",
        "1 error, 4 warnings: orphans 4, shape 1",
    ]
    done = facts(tiny, "check", "--warnings", "--today", "2024-02-02")
    assert done.stdout.splitlines() == [
        *map(warning, "abcd"), UNKNOWN[0], "1 error, 4 warnings: orphans 4, shape 1",
    ]  # fmt: skip
    (tiny / "facts" / "sources" / "d.yml").unlink()
    done = facts(tiny, "check", "--today", "2024-02-02")
    assert done.stdout.splitlines() == [
        *map(warning, "abc"), UNKNOWN[0], "1 error, 3 warnings: orphans 3, shape 1",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["json", "github"])
def test_programs_get_every_problem_and_errors_first(tiny: Path, form: str) -> None:
    """GitHub shows the first ten errors and the first ten warnings of a step, and drops the others."""
    misspell(tiny)
    add_sources(tiny, "abcd")
    printed = facts(tiny, "check", "--format", form, "--today", "2030-01-01").stdout
    if form == "json":
        told = [(problem["severity"], problem["file"]) for problem in json.loads(printed)]
    else:
        told = [(line.split()[0].strip(":"), line.split("file=")[1].split(",")[0]) for line in printed.splitlines()]
    assert told == [
        ("error", "facts/publisher.yml"),
        ("warning", "facts/incidents/flood/claims/cause.yml"),
        ("warning", "facts/incidents/flood/incident.yml"),
        *(("warning", f"facts/sources/{name}.yml") for name in "abcd"),
    ]


def test_of_named_files_all_warnings_are_told_and_errors_wherever_they_are(tiny: Path) -> None:
    misspell(tiny)
    add_sources(tiny, "abcdef")
    named = [f"facts/sources/{name}.yml" for name in "bcde"]
    done = facts(tiny, "check", "--today", "2024-02-02", *named)
    assert (done.stdout.splitlines(), done.stderr, done.returncode) == (
        [*map(warning, "bcde"), UNKNOWN[0], "1 error, 4 warnings: orphans 4, shape 1"], "", 1,
    )  # fmt: skip
    done = facts(tiny, "check", "--today", "2024-02-02", "facts/sources")
    assert done.stdout.splitlines()[-1] == "1 error, 6 warnings: orphans 6, shape 1"
    done = facts(tiny, "check", "facts/sources/z.yml")
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr == 'facts check: there is no file "facts/sources/z.yml" (name it as a problem would)\n'


def test_a_warning_alone_is_no_failure(tiny: Path) -> None:
    done = facts(tiny, "check", "--today", "2030-01-01")
    assert done.returncode == 0
    assert "warning" in done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "arguments",
    [(), ("chek",), ("check", "--today", "24.11.2015"), ("check", "--format", "xml"), ("build",), ("export", "x")],
    ids=" ".join,
)
def test_wrong_use_is_exit_code_2(tiny: Path, arguments: tuple[str, ...]) -> None:
    done = facts(tiny, *arguments)
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr.startswith("usage: facts")
    assert "Traceback" not in done.stderr


def test_no_such_folder_is_a_problem_of_the_facts(tiny: Path) -> None:
    done = facts(tiny, "check", "--facts", "fact")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "fact:1:1: there is no such folder (name the folder that holds publisher.yml, with --facts)",
        "1 error: files 1",
    ]


def test_the_console_script_and_the_module_are_one_command_and_print_what_the_terminal_can_show(tiny: Path) -> None:
    (tiny / "facts" / "publisher.yml").write_text("näme: Tiny\n", encoding="utf-8")
    by_module = shell(tiny, sys.executable, "-m", "crossbearing", "check")
    by_script = shell(tiny, str(Path(sys.executable).with_name("facts")), "check")
    assert by_module == by_script
    assert by_module.returncode == 1
    assert "facts/publisher.yml:1:1: `n\\xe4me` is no field of this fact (did you mean `name`?)\n" in by_module.stdout


@pytest.mark.skipif(os.name != "posix", reason="file names are text there")
def test_a_file_whose_name_is_no_text_is_a_problem_and_not_a_traceback(tiny: Path) -> None:
    (tiny / "facts" / "sources" / os.fsdecode(b"\xff.yml")).write_text("x: y\n")
    done = shell(tiny, sys.executable, "-m", "crossbearing", "check", "--today", "2024-02-02")
    assert (done.stderr, done.returncode) == ("", 1)
    assert done.stdout.splitlines() == [
        "facts/sources/\\udcff.yml:1:1: the name of the file cannot be shown (rename it)",
        "1 error: files 1",
    ]


def test_a_reader_that_goes_away_is_no_traceback(tiny: Path) -> None:
    with many_problems(tiny) as process:
        assert process.stdout
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""
        assert process.wait() == 141


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_is_no_traceback(tiny: Path) -> None:
    with many_problems(tiny) as process:
        assert process.stdout
        process.stdout.read(1)  # it is printing now, and waits for somebody to read on
        process.send_signal(signal.SIGINT)
        assert process.communicate()[1] == b""
        assert process.returncode == 130


def many_problems(project: Path) -> subprocess.Popen[bytes]:
    """A check that prints far more than a pipe holds."""
    with (project / "facts" / "publisher.yml").open("a") as publisher:
        publisher.writelines(f"unknown-{number}: x\n" for number in range(3000))
    command = [sys.executable, "-m", "crossbearing", "check"]
    return subprocess.Popen(
        command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, preexec_fn=_heed_ctrl_c
    )


def _heed_ctrl_c() -> None:
    """A shell has its background jobs ignore Ctrl-C, and so would whatever these start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_export_writes_the_data_set_that_the_site_publishes_and_leaves_other_files(tiny: Path) -> None:
    (tiny / "out").mkdir()
    (tiny / "out" / "mine.txt").write_text("mine")
    assert facts(tiny, "build", "--to", "public").returncode == 0
    done = facts(tiny, "export", "--to", "out")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    published = contents(tiny / "public" / "data")
    assert published.pop("index.html")  # the page that documents them
    assert set(published) > {
        "facts.json", "facts.sqlite", "claims.csv", "datapackage.json", "facts.jsonld", "claimreview.json",
        "places.geojson", "sources.bib", "sources.csl.json", "schema/claim.json",
    }  # fmt: skip
    assert contents(tiny / "out") == {**published, "mine.txt": b"mine"}


@pytest.mark.parametrize("command", ["build", "export"])
def test_broken_facts_are_told_and_nothing_is_written(tiny: Path, command: str) -> None:
    assert facts(tiny, command, "--to", "out").returncode == 0
    before = {path: path.read_bytes() for path in (tiny / "out").rglob("*") if path.is_file()}
    misspell(tiny)
    done = facts(tiny, command, "--to", "out")
    assert (done.stdout, done.stderr, done.returncode) == ("", f"{UNKNOWN[0]}\n", 1)
    assert {path: path.read_bytes() for path in (tiny / "out").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("to", ["docs", ".", "..", "facts", "mkdocs.yml"])
def test_build_never_replaces_a_folder_that_is_no_site(tiny: Path, to: str) -> None:
    (tiny / "data").mkdir()
    (tiny / "facts.json").rename(tiny / "data" / "facts.json")
    done = facts(tiny, "build", "--to", to)
    assert (done.stdout, done.returncode) == ("", 1)
    assert done.stderr == f"{to}: holds something other than a site (name a new folder)\n"
    assert (tiny / "docs" / "about" / "how-to-read.md").is_file()


def test_build_warns_of_references_that_name_nothing(tiny: Path) -> None:
    (tiny / "docs" / "more.md").write_text(
        "---\ntitle: X\n---\n# More\n\n[[levy|dam]] `[[levy]]` [[claim:flood/cause]]\n"
    )
    done = facts(tiny, "build", "--to", "out")
    assert (done.stdout, done.returncode) == ("", 0)
    assert done.stderr == "docs/more.md:6:1: refers to [[levy]], and there is no such term (write [[levee]])\n"
    page = (tiny / "out" / "more" / "index.html").read_text()
    assert "<title>More · Tiny</title>" in page
    assert '<h1 id="more">More</h1>\n<p>dam <code>[[levy]]</code> <a ' in page


def test_check_finds_references_of_hand_written_pages_that_name_nothing(tiny: Path) -> None:
    (tiny / "facts" / "glossary" / "concepts" / "dike.yml").write_text("draft: yes\n")
    (tiny / "facts" / "glossary" / "concepts" / "weir.yml").write_text("name: [\n")
    (tiny / "docs" / "more.md").write_text(
        "---\ntitle: '[[not here]]'\n---\n# More\n\nA [[levee]] `[[levy]]`, é [[levy]] [[claim:cause]]\n"
        "[[source:nobody]] [[dike]] [[weir]]\n"
    )
    done = facts(tiny, "check", "--format", "text")
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if line.startswith("docs/")] == [
        "docs/more.md:6:27: refers to [[levy]], and there is no such term (write [[levee]])",
        "docs/more.md:6:36: refers to [[claim:cause]], and there is no such claim (write [[claim:flood/cause]])",
        "docs/more.md:7:1: refers to [[source:nobody]], and there is no such source (write a name in facts/)",
        "docs/more.md:7:19: refers to [[dike]], which is a draft"
        " (leave it out until facts/glossary/concepts/dike.yml is ready and its `draft` is deleted)",
    ]
    assert ": references 4, " in done.stdout.splitlines()[-1]
    absolute = facts(tiny, "check", "--format", "github", "--facts", str(tiny / "facts"))
    assert "::error file=docs/more.md,line=6,col=27,title=references::refers to [[levy]]" in absolute.stdout


def test_a_page_that_is_not_utf8_is_one_line(tiny: Path) -> None:
    (tiny / "docs" / "more.md").write_bytes(b"caf\xe9")
    done = facts(tiny, "build", "--to", "out")
    assert (done.stdout, done.returncode) == ("", 1)
    assert done.stderr == "facts: docs/more.md: not UTF-8 (save the file as UTF-8)\n"
    assert not (tiny / "out").exists()


def test_pages_link_to_one_another_and_to_files_from_where_they_are_published(tiny: Path) -> None:
    (tiny / "docs" / "about" / "plan.pdf").write_bytes(b"%PDF")
    (tiny / "docs" / "more.md").write_text(
        "[read](about/how-to-read.md#who-keeps-it) [plan](about/plan.pdf) [all](glossary/index.md)\n"
    )
    assert facts(tiny, "build", "--to", "out").returncode == 0
    page = (tiny / "out" / "more" / "index.html").read_text()
    assert '<a href="../about/how-to-read/index.html#who-keeps-it">read</a>' in page
    assert '<a href="../about/plan.pdf">plan</a>' in page
    assert '<a href="../glossary/index.html">all</a>' in page
    assert (tiny / "out" / "about" / "plan.pdf").read_bytes() == b"%PDF"
    assert '<h2 id="who-keeps-it">' in (tiny / "out" / "about" / "how-to-read" / "index.html").read_text()


def test_an_archive_with_nothing_in_it_is_a_site(tiny: Path) -> None:
    for path in sorted((tiny / "facts").rglob("*"), reverse=True):
        if path.name != "publisher.yml":
            path.rmdir() if path.is_dir() else path.unlink()
    (tiny / "docs" / "about" / "how-to-read.md").unlink()
    with (tiny / "facts" / "publisher.yml").open("a") as publisher:
        publisher.write("draft: yes\n")
    done = facts(tiny, "build", "--to", "out")
    left_out = "facts/publisher.yml: a draft, left out of the site\n"
    assert (done.stdout, done.stderr, done.returncode) == ("", left_out, 0)
    assert (tiny / "out" / "index.html").is_file()


def test_a_place_where_nothing_can_be_written_is_one_line(tiny: Path) -> None:
    (tiny / "file").write_text("")
    done = facts(tiny, "export", "--to", "file/out")
    said = "facts: file/out: Not a directory (a file stands where a folder belongs)\n"
    assert (done.stdout, done.stderr, done.returncode) == ("", said, 1)


def test_a_draft_is_left_out_and_says_so(tiny: Path) -> None:
    (tiny / "facts" / "sources" / "unread.yml").write_text("draft: yes\ntitle: Not read yet\n", encoding="utf-8")
    done = facts(tiny, "check")
    assert done.stderr == "facts/sources/unread.yml: a draft, left out of the site\n"
    assert "unread" not in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize("to", ["facts", "facts/sources"])
def test_export_never_writes_among_the_facts(tiny: Path, to: str) -> None:
    before = contents(tiny / "facts")
    done = facts(tiny, "export", "--to", to)
    assert (done.stderr, done.returncode) == (f"{to}: holds the facts themselves (name another folder)\n", 1)
    assert contents(tiny / "facts") == before
