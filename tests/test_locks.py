"""The locks: what is asked for is there, in one version and with hashes, and the two agree."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize("lock", LOCKS)
def test_the_list_of_parts_names_exactly_what_is_locked(root: Path, tmp_path: Path, lock: str) -> None:
    """As `make parts` makes it: each library with its version and hashes, and nothing that differs by day."""
    made = ["--pyproject", "pyproject.toml", "--output-reproducible", "--output-file", str(tmp_path / "parts.json")]
    assert " ".join(made[:-1]) in (root / "Makefile").read_text(encoding="utf-8")
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", *made, lock]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr
    parts = json.loads((tmp_path / "parts.json").read_text(encoding="utf-8"))
    assert {(part["name"], part["version"]): hashes_of(part) for part in parts["components"]} == dict(
        locked(root / lock)
    )
    assert parts["metadata"]["component"]["name"] == "crossbearing"
    assert {"serialNumber", "timestamp"} & (parts.keys() | parts["metadata"].keys()) == set()


def test_every_package_for_measuring_is_locked_by_its_hash(root: Path) -> None:
    packages = json.loads((root / "bench" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert len(packages) > 100
    unlocked = {name for name, package in packages.items() if not package.get("integrity", "").startswith("sha512-")}
    assert unlocked == {""}  # the project itself


def hashes_of(part: Mapping[str, Any]) -> set[str]:
    return {entry["content"] for place in part["externalReferences"] for entry in place.get("hashes", ())}


def locked(lock: Path) -> Iterator[tuple[tuple[str, str], set[str]]]:
    for entry in re.split(r"\n(?=\S)", strip_comments(lock.read_text(encoding="utf-8"))):
        found = re.match(r"([a-z0-9-]+)==(\S+)", entry)
        assert found, entry
        yield (found[1], found[2]), set(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))


def asked(wishes: Path) -> set[str]:
    return {name_of(line) for line in wishes.read_text().splitlines() if line and line[0] not in "#-"}


def name_of(wish: str) -> str:
    """`langcodes[data]>=3.5` is a wish for `langcodes`."""
    found = re.match(r"[A-Za-z0-9-]+", wish)
    assert found, wish
    return found[0].lower()


def strip_comments(lock: str) -> str:
    return "\n".join(line for line in lock.splitlines() if line.strip() and not line.lstrip().startswith("#"))
