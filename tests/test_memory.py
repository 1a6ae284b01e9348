"""What was read is remembered, and what is remembered is what would be read."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import facts
from crossbearing.archive import Loaded, load
from crossbearing.commands.kept import FEWEST, Kept, key_in
from crossbearing.commands.memory import Memory, program

KEY = b"a key of this machine"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some eighty facts."""
    project = tmp_path_factory.mktemp("memory")
    facts.write(30, project)
    return project / "facts"


@pytest.fixture
def remember(tmp_path: Path) -> Callable[..., Memory]:
    """Memories of one file."""

    def of(key: bytes = KEY, program: str = "1", fewest: int = 1) -> Memory:
        return Memory(Kept(tmp_path / ".cache" / "facts.json", key, program, fewest))

    return of


def loaded(folder: Path, memory: Memory) -> Loaded:
    """The archive, read by way of a memory, which is then kept; with each place worked out."""
    found = load(folder, memory.read)
    memory.keep()
    for document in found.archive.files.values():
        document.spot, document.later = document.whole, None
    return found


def test_what_is_remembered_is_what_would_be_read(folder: Path, remember: Callable[..., Memory]) -> None:
    cold = load(folder)
    first = remember()
    assert loaded(folder, first) == cold
    second = remember()
    assert loaded(folder, second) == cold
    assert (first.known, second.known) == (0, len(list(folder.rglob("*.yml"))))


def test_only_what_changed_is_read_again(folder: Path, tmp_path: Path, remember: Callable[..., Memory]) -> None:
    loaded(folder, remember())
    copy = tmp_path / "facts"
    for path in folder.rglob("*.yml"):
        to = copy / path.relative_to(folder)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(path.read_bytes())
    changed = copy / "sources" / "source-00003.yml"
    changed.write_text(changed.read_text().replace("Dispatch 3", "Letter 3"))
    memory = remember()
    assert loaded(copy, memory) == load(copy)
    assert memory.known == len(list(copy.rglob("*.yml"))) - 1


def test_what_is_damaged_planted_or_of_another_program_is_as_if_it_were_not_there(
    folder: Path, tmp_path: Path, remember: Callable[..., Memory]
) -> None:
    kept = tmp_path / ".cache" / "facts.json"
    loaded(folder, remember())
    whole = kept.read_bytes()
    for data in (
        b"",
        whole[:100],
        whole[:-1],
        whole[:200] + bytes([whole[200] ^ 1]) + whole[201:],
        b"\n" + whole,
        b"{}",
    ):
        kept.write_bytes(data)
        memory = remember()
        assert (loaded(folder, memory), memory.known) == (load(folder), 0)
    for key, version in ((b"another machine's", "1"), (KEY, "2")):
        kept.write_bytes(whole)
        other = remember(key, version)
        assert (loaded(folder, other), other.known) == (load(folder), 0)


def test_without_a_key_nothing_is_remembered(folder: Path, tmp_path: Path, remember: Callable[..., Memory]) -> None:
    assert loaded(folder, remember(b"")) == load(folder)
    assert not (tmp_path / ".cache").exists()


def test_what_several_processes_read_is_what_one_does(
    folder: Path, tmp_path: Path, remember: Callable[..., Memory]
) -> None:
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*.yml")]
    heard: list[int] = []
    memory = remember()
    assert memory.is_new
    memory.learn(folder, [*names, "sources/gone.yml"], 3, heard.append)
    assert (loaded(folder, memory), memory.known, sum(heard)) == (load(folder), len(names), len(names))
    assert not remember().is_new


def test_what_several_processes_cannot_read_is_told_once(tmp_path: Path, remember: Callable[..., Memory]) -> None:
    facts.write(5, tmp_path)
    (tmp_path / "facts" / "sources" / "source-00001.yml").write_text("a: &anchor b\n")
    (tmp_path / "facts" / "sources" / "source-00002.yml").write_bytes(b"\xff")
    memory = remember()
    memory.learn(tmp_path / "facts", ["sources/source-00001.yml", "sources/source-00002.yml"], 2, print)
    assert loaded(tmp_path / "facts", memory) == load(tmp_path / "facts")


def test_few_files_are_not_worth_it(folder: Path, tmp_path: Path, remember: Callable[..., Memory]) -> None:
    loaded(folder, remember(fewest=FEWEST))
    assert not (tmp_path / ".cache").exists()


def test_where_nothing_can_be_written_nothing_is_kept(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert loaded(folder, Memory(Kept(tmp_path / "file" / "facts.json", KEY, "1", 1))) == load(folder)


def test_a_machine_has_one_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    key = key_in(tmp_path / "crossbearing")
    assert len(key) == 32
    assert key_in(tmp_path / "crossbearing") == key
    assert key_in(tmp_path / "another") != key
    assert (tmp_path / "crossbearing" / "key").stat().st_mode & 0o777 == 0o600
    (tmp_path / "file").write_text("")
    assert key_in(tmp_path / "file") == b""


def test_the_program_is_the_same_each_time() -> None:
    assert program() == program()
    assert os.sep not in program()
