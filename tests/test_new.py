"""`facts new`: a draft that breaks no rule, in the right place, and never over another file."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from crossbearing.archive import load
from crossbearing.archive.layout import kind_at
from crossbearing.checks import check
from crossbearing.cli import main
from crossbearing.commands.new import EXAMPLES, PATHS
from crossbearing.commands.writing import create
from crossbearing.kinds.schema import name_of

USAGE = """\
usage: facts new [-h] [--facts DIR] [-q] [--incident INCIDENT] [--kind KIND]
                 {incident,claim,source,term} ID
"""
DRAFTS = {
    "facts/incidents/fire/incident.yml": "incident fire",
    "facts/incidents/flood/claims/depth.yml": "claim depth --incident flood",
    "facts/sources/tv.yml": "source tv",
    "facts/glossary/people/bo-lind.yml": "term bo-lind --kind people",
}


class Done(NamedTuple):
    code: int
    out: str
    err: str


New = Callable[..., Done]


@pytest.fixture
def new(tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> New:
    """Runs the command in the small project, its arguments given as one text."""
    monkeypatch.chdir(tiny)
    monkeypatch.setenv("COLUMNS", "80")

    def run(arguments: str) -> Done:
        try:
            code = main(["new", *arguments.split(" ")])
        except SystemExit as ended:
            code = int(ended.code or 0)
        return Done(code, *capsys.readouterr())

    return run


def names() -> set[str]:
    return {path.as_posix() for path in Path("facts").rglob("*") if path.is_file()}


@pytest.mark.parametrize(("path", "arguments"), DRAFTS.items(), ids=DRAFTS.values())
def test_a_draft_is_written_where_it_belongs_and_breaks_no_rule(new: New, path: str, arguments: str) -> None:
    before, problems = names(), check(load(Path("facts")))
    done = new(arguments)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == f"{path}: written. Fill it in, delete `draft: yes`, and run facts check."
    assert names() - before == {path}
    loaded = load(Path("facts"))
    assert path in loaded.archive.drafts.values()
    assert check(loaded) == problems


def test_a_claim_says_what_to_add_to_its_incident(new: New) -> None:
    assert new("claim depth --incident flood").out.splitlines()[1:] == [
        "facts/incidents/flood/incident.yml: add to `claims`, where it belongs in reading order:",
        "  - depth",
    ]
    incident = Path("facts/incidents/flood/incident.yml")
    incident.write_text(incident.read_text().replace("claims: [cause]", "claims:\n  - cause\n  - depth"))
    assert [problem for problem in check(load(Path("facts"))) if problem.rule != "unproven-quotations"] == []


def test_a_claim_may_join_an_incident_that_is_itself_a_draft(new: New) -> None:
    assert new("incident fire").code == 0
    assert new("claim cause --incident fire").code == 0


def test_the_draft_is_the_example_with_the_schema_of_the_publishers_own_site(new: New) -> None:
    new("source tv")
    head, _, rest = Path("facts/sources/tv.yml").read_text().partition("\n")
    assert head == "# yaml-language-server: $schema=https://tiny.example/data/schema/source.json"
    assert rest == (EXAMPLES / "source.yml").read_text().partition("\n")[2]


@pytest.mark.parametrize("publisher", ["", "url: [", "url: not an address", "- a list", "\x00"])
def test_a_broken_publisher_keeps_nobody_from_writing(new: New, publisher: str) -> None:
    Path("facts/publisher.yml").write_text(publisher)
    assert new("source tv").code == 0
    assert Path("facts/sources/tv.yml").read_text() == (EXAMPLES / "source.yml").read_text()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            "source gazette",
            1,
            "facts/sources/gazette.yml is there already and stays as it is (edit it, or choose another id)",
        ),
        (
            "term levee --kind places",
            1,
            "facts/glossary/concepts/levee.yml is there already and stays as it is (edit it, or choose another id)",
        ),
        (
            "incident flood",
            1,
            "facts/incidents/flood/incident.yml is there already and stays as it is (edit it, or choose another id)",
        ),
        ("claim depth", 2, "a claim needs its incident (add --incident INCIDENT)"),
        ("claim depth --incident flod", 2, 'there is no incident "flod" (did you mean flood?)'),
        (
            "claim depth --incident volcano",
            2,
            'there is no incident "volcano" (write it first: facts new incident volcano)',
        ),
        ("term dam", 2, "a term needs its kind (add --kind KIND)"),
        ("source tv --kind people", 2, "--kind is for a term only (leave it out)"),
        ("source tv --incident flood", 2, "--incident is for a claim only (leave it out)"),
        (
            "source TV",
            2,
            '"TV" is not an id (use lower-case letters a-z and digits, words joined by single hyphens, as in tv)',
        ),
        (
            "source ../../tv",
            2,
            '"../../tv" is not an id (use lower-case letters a-z and digits, words joined by single hyphens, as in tv)',
        ),
        (
            "claim depth --incident ../incidents/flood",
            2,
            '"../incidents/flood" is not an id'
            " (use lower-case letters a-z and digits, words joined by single hyphens, as in flood)",
        ),
        ("source ", 2, '"" is empty (write it)'),
        ("source nul", 2, '"nul" is a reserved name (choose another id)'),
        ("term unknown --kind concepts", 2, '"unknown" is a reserved name (choose another id)'),
        (f"source {'a' * 65}", 2, f'"{"a" * 59}…" has 65 characters (an id has at most 64)'),
        (
            "source tv --facts facts/sources",
            1,
            "facts/sources holds no publisher.yml, so it is no folder of facts"
            " (name the folder that holds it, with --facts)",
        ),
        (
            "source tv --facts nowhere",
            1,
            "nowhere holds no publisher.yml, so it is no folder of facts (name the folder that holds it, with --facts)",
        ),
    ],
)
def test_what_does_not_fit_is_told_in_one_line_and_nothing_is_written(
    new: New, arguments: str, code: int, message: str
) -> None:
    before = names()
    assert new(arguments) == (code, "", f"facts new: {message}\n")
    assert names() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("clam depth", 'argument {incident,claim,source,term}: "clam" is no kind of fact (did you mean claim?)'),
        (
            "publisher x",
            'argument {incident,claim,source,term}: "publisher" is no kind of fact'
            " (write one of: incident, claim, source, term)",
        ),
        ("term dam --kind place", 'argument --kind: "place" is no kind of term (did you mean places?)'),
        ("source", "the following arguments are required: ID"),
    ],
)
def test_wrong_words_are_met_with_the_nearest_right_one(new: New, arguments: str, message: str) -> None:
    assert new(arguments) == (2, "", f"{USAGE}facts new: error: {message}\n")


def test_a_second_run_leaves_the_first_draft_as_it_was_edited(new: New) -> None:
    new("source tv")
    Path("facts/sources/tv.yml").write_text("mine")
    assert new("source tv").code == 1
    assert Path("facts/sources/tv.yml").read_text() == "mine"


def test_a_link_that_leads_nowhere_is_not_written_through(new: New) -> None:
    Path("facts/sources/tv.yml").symlink_to("../../elsewhere.yml")
    assert new("source tv").code == 1
    assert not Path("elsewhere.yml").exists()


def test_a_folder_that_is_a_file_is_one_line(new: New) -> None:
    Path("facts/glossary/people/ada-vane.yml").unlink()
    Path("facts/glossary/people").rmdir()
    Path("facts/glossary/people").write_text("")
    done = new("term bo-lind --kind people")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("facts: facts/glossary/people")
    assert done.err.count("\n") == 1


def test_of_many_who_write_one_file_at_once_one_wins_and_no_other_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    start = threading.Barrier(8)
    won: list[int] = []

    def write(number: int) -> None:
        start.wait()
        if create(path, f"{number}\n" * 10_000):
            won.append(number)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(won) == 1
    assert path.read_text() == f"{won[0]}\n" * 10_000
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_whole_is_not_there_at_all(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        create(tmp_path / "a.yml", "a\ud800")
    assert list(tmp_path.iterdir()) == []


def test_the_command_and_the_archive_agree_on_where_facts_stand() -> None:
    for kind, path in PATHS.items():
        name = path.format(id="a", incident="b", kind="people")
        assert kind_at(name) is not None, name_of(kind)
        assert kind_at(name)[0] is kind  # type: ignore[index]
