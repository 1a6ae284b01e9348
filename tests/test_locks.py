"""The locks: what is asked for is there, in one version and with hashes, and the two agree."""

import re
import tomllib
from pathlib import Path

import pytest

LOCKS = ("requirements.txt", "requirements-test.txt")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_library_has_one_version_and_hashes(root: Path, lock: str) -> None:
    entries = re.split(r"\n(?=\S)", strip_comments((root / lock).read_text()))
    assert len(entries) > 20
    for entry in entries:
        assert re.fullmatch(r"[a-z0-9-]+==[^\s;]+( ; [^\\\n]+?)?( \\\n    --hash=sha256:[0-9a-f]{64})+", entry), entry


def test_the_two_locks_do_not_contradict_each_other(root: Path) -> None:
    site, test = (dict(re.findall(r"^(\S+)==(\S+)(?= \\)", (root / lock).read_text(), re.MULTILINE)) for lock in LOCKS)
    shared = site.keys() & test.keys()
    assert len(shared) > 5
    assert {name: site[name] for name in shared} == {name: test[name] for name in shared}


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_asked_for_is_locked(root: Path, lock: str) -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", (root / lock).read_text(), re.MULTILINE))
    assert asked(root / lock.replace(".txt", ".in")) <= locked


def test_the_wheel_asks_for_what_the_site_needs(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    assert {name_of(wish) for wish in project["dependencies"]} == asked(root / "requirements.in") - {"hatchling"}


def asked(wishes: Path) -> set[str]:
    return {name_of(line) for line in wishes.read_text().splitlines() if line and line[0] not in "#-"}


def name_of(wish: str) -> str:
    """`langcodes[data]>=3.5` is a wish for `langcodes`."""
    found = re.match(r"[A-Za-z0-9-]+", wish)
    assert found, wish
    return found[0].lower()


def strip_comments(lock: str) -> str:
    return "\n".join(line for line in lock.splitlines() if line.strip() and not line.lstrip().startswith("#"))
