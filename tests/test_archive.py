"""A folder of facts, whatever it holds, is an archive and problems, and never more than that. More in cases/files."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crossbearing.archive import Archive, load
from crossbearing.archive.folder import Found, files
from crossbearing.kinds import Claim, Incident, Source, Term
from crossbearing.problems import Place
from crossbearing.read import MOST_BYTES

BASE = Path(__file__).with_name("cases") / "base"


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clean archive, to be broken."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(BASE, "facts")
    return Path("facts")


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in load(folder).problems]


def test_a_clean_folder_is_an_archive(facts: Path) -> None:
    loaded = load(facts)
    assert loaded.problems == ()
    archive = loaded.archive
    assert list(archive.incidents) == ["crash"]
    assert list(archive.claims) == ["crash/aboard", "crash/cause"]
    assert list(archive.sources) == ["dienst", "herald"]
    assert list(archive.terms) == ["aba", "ann", "army-staff", "heli", "northern-army", "radio"]
    assert archive.terms["aba"].kind == "places"
    assert archive.publisher is not None
    assert archive.publisher.name == "The Archive"
    assert [claim.id for claim in archive.claims_of(archive.incidents["crash"])] == ["cause", "aboard"]
    assert [archive.named(name) for name in ("heli", "NA", "Northern Army", "nobody")] == [
        "heli", "northern-army", "northern-army", "",
    ]  # fmt: skip


def test_a_fact_knows_its_places(facts: Path) -> None:
    archive = load(facts).archive
    cause = archive.claims["crash/cause"]
    file = "facts/incidents/crash/claims/cause.yml"
    assert archive.file_of(cause) == file
    assert archive.place(cause) == Place(file, 1, 1)
    assert archive.place(cause, "statements", 1, "quote") == Place(file, 24, 12)
    assert archive.place(cause, "statements", 1, "quote", key=True) == Place(file, 24, 5)
    assert archive.place(cause, "statements", 1, "note") == Place(file, 22, 5)


def test_the_same_facts_have_the_same_digest_wherever_they_stand(facts: Path, tmp_path: Path) -> None:
    shutil.copytree(facts, tmp_path / "elsewhere" / "moved")
    digest = load(facts).archive.digest
    assert len(digest) == 64
    assert load(tmp_path / "elsewhere" / "moved").archive.digest == digest
    (facts / "README.md").write_text("For contributors")
    assert load(facts).archive.digest == digest
    with (facts / "sources" / "herald.yml").open("a") as file:
        file.write("# a comment\n")
    assert load(facts).archive.digest != digest


def test_files_are_named_as_the_user_would_type_them(facts: Path, tmp_path: Path) -> None:
    (facts / "publisher.yml").unlink()
    (problem,) = load(tmp_path / "facts").problems
    assert problem.place.file == "facts/publisher.yml"
    (tmp_path / "sub").mkdir()
    os.chdir(tmp_path / "sub")
    (problem,) = load(Path("../facts")).problems
    assert problem.place.file == "../facts/publisher.yml"


@pytest.mark.parametrize("make", ["", "folder", "file"])
def test_no_folder_and_an_empty_one(make: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if make == "folder":
        Path("facts").mkdir()
    if make == "file":
        Path("facts").write_text("name: X")
    missing = "facts/publisher.yml:1:1: the file is missing (write it, with name, url, contact, licence and language)"
    no_folder = "facts:1:1: there is no such folder (name the folder that holds publisher.yml, with --facts)"
    assert said(Path("facts")) == [missing if make == "folder" else no_folder]
    assert load(Path("facts")).archive.incidents == {}


def test_a_broken_publisher_is_not_missing(facts: Path) -> None:
    (facts / "publisher.yml").write_text("name: [")
    assert said(facts) == [
        "facts/publisher.yml:1:8: a value is missing here "
        "(write it, close the bracket, or put the value in quotation marks)"
    ]


def test_links_and_pipes_are_not_followed(facts: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.yml").write_text("name: X")
    (tmp_path / "outside").mkdir()
    (facts / "sources/outside.yml").symlink_to(tmp_path / "outside.yml")
    (facts / "sources/circle.yml").symlink_to("circle.yml")
    (facts / "sources/dangling.yml").symlink_to("nowhere.yml")
    (facts / "glossary/outside").symlink_to(tmp_path / "outside")
    (facts / "glossary/up").symlink_to("..")
    os.mkfifo(facts / "sources/pipe.yml")
    assert said(facts) == [
        "facts/glossary/outside:1:1: a symbolic link that leaves the folder (put a file in its place)",
        "facts/glossary/up:1:1: a symbolic link that leads to no file (put a file in its place)",
        "facts/sources/circle.yml:1:1: a symbolic link that leads to no file (put a file in its place)",
        "facts/sources/dangling.yml:1:1: a symbolic link that leads to no file (put a file in its place)",
        "facts/sources/outside.yml:1:1: a symbolic link that leaves the folder (put a file in its place)",
        "facts/sources/pipe.yml:1:1: not a regular file (put a file in its place)",
    ]


def test_a_link_within_the_folder_is_a_file(facts: Path) -> None:
    (facts / "sources/second.yml").symlink_to("herald.yml")
    loaded = load(facts)
    assert loaded.problems == ()
    assert loaded.archive.sources["second"].title == "Helicopter down"


def test_a_folder_of_facts_may_itself_be_a_link(facts: Path) -> None:
    Path("link").symlink_to("facts")
    loaded = load(Path("link"))
    assert loaded.problems == ()
    assert loaded.archive.digest == load(facts).archive.digest


def test_names_that_cannot_be_shown(facts: Path) -> None:
    (facts / "sources/a\nb.yml").write_text("title: X")
    (facts / "sources/\x1b[31m.yml").write_text("title: X")
    Path(os.fsdecode(b"facts/sources/\xff.yml")).write_text("title: X")
    assert said(facts) == [
        "facts/sources/\\udcff.yml:1:1: the name of the file cannot be shown (rename it)",
        "facts/sources/\\x1b[31m.yml:1:1: the name of the file cannot be shown (rename it)",
        "facts/sources/a\\nb.yml:1:1: the name of the file cannot be shown (rename it)",
    ]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Nothing is unreadable to root, so root becomes somebody else for a while; others stay who they are."""
    if os.geteuid() != 0:
        yield
        return
    Path().chmod(0o755)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_cannot_be_read(facts: Path) -> None:
    (facts / "sources/herald.yml").chmod(0)
    (facts / "glossary/units").chmod(0)
    try:
        with as_nobody():
            found = said(facts)
    finally:
        (facts / "glossary/units").chmod(0o700)
    assert found == [
        "facts/glossary/units:1:1: the folder cannot be read: Permission denied (let yourself read it)",
        "facts/sources/herald.yml:1:1: the file cannot be read: Permission denied (let yourself read it)",
    ]


def test_what_goes_while_the_folder_is_read_is_as_if_it_had_never_been(facts: Path) -> None:
    reading = files(facts, "facts")
    first = next(reading)
    (facts / "sources/herald.yml").unlink()
    shutil.rmtree(facts / "incidents/crash/claims")
    names = [found.name for found in (first, *reading) if isinstance(found, Found)]
    assert "incidents/crash/incident.yml" in names
    assert {"sources/herald.yml", "incidents/crash/claims/aboard.yml"} & set(names) == set()
    assert len(names) == len({*names})


def test_a_folder_that_goes_while_it_is_read_is_empty(facts: Path) -> None:
    reading = files(facts, "facts")
    shutil.rmtree(facts)
    assert list(reading) == []


def test_a_file_that_is_too_large_is_not_read(facts: Path) -> None:
    (facts / "sources/herald.yml").write_bytes(b"#" * (MOST_BYTES + 1))
    assert said(facts) == [
        "facts/sources/herald.yml:1:1: the file is larger than 1 MiB (split it: one file holds one fact)"
    ]


def test_one_bad_file_keeps_no_other_from_being_read(facts: Path) -> None:
    (facts / "sources/herald.yml").write_text("title: [")
    (facts / "glossary/places/aba.yml").write_bytes(b"\xff")
    loaded = load(facts)
    assert [problem.place.file for problem in loaded.problems] == [
        "facts/glossary/places/aba.yml", "facts/sources/herald.yml",
    ]  # fmt: skip
    assert loaded.archive.set_aside == {(Source, "herald"), (Term, "aba")}
    assert list(loaded.archive.sources) == ["dienst"]


def test_drafts_are_left_out_and_known_by_their_files(facts: Path) -> None:
    (facts / "incidents/flood/claims").mkdir(parents=True)
    (facts / "incidents/flood/incident.yml").write_text("draft: yes")
    shutil.copy(facts / "incidents/crash/claims/aboard.yml", facts / "incidents/flood/claims/height.yml")
    (facts / "sources/new.yml").write_text("draft: yes\ntitle:\n")
    (facts / "sources/wrong.yml").write_text("draft: yes\nkind: rumour\n")
    (facts / "sources/ready.yml").write_text((facts / "sources/herald.yml").read_text() + "draft: no\n")
    loaded = load(facts)
    assert [problem.place.file for problem in loaded.problems] == ["facts/sources/wrong.yml"]
    assert loaded.archive.drafts == {
        (Incident, "flood"): "facts/incidents/flood/incident.yml",
        (Claim, "flood/height"): "facts/incidents/flood/claims/height.yml",
        (Source, "new"): "facts/sources/new.yml",
        (Source, "wrong"): "facts/sources/wrong.yml",
    }
    assert loaded.archive.set_aside == set(loaded.archive.drafts)
    assert "ready" in loaded.archive.sources
    assert "flood/height" not in loaded.archive.claims


def test_an_archive_cannot_be_changed(facts: Path) -> None:
    archive: Archive = load(facts).archive
    with pytest.raises(TypeError):
        archive.sources["x"] = archive.sources["herald"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        archive.folder = "x"  # type: ignore[misc]
