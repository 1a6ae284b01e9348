"""The house around the program: its commands, its licences, its papers and its wheel."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

LOCKS = ("requirements.txt", "requirements-test.txt")
STAMPS = ("libraries", "site-is-set-up", "test-libraries", "browser")


def test_every_command_that_a_reader_is_told_exists(root: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(), re.MULTILINE))
    for page in ("README.md", "CONTRIBUTING.md"):
        told = set(re.findall(r"(?:^|`)make ([a-z]+)", (root / page).read_text(), re.MULTILINE))
        assert told, page
        assert told <= targets, page


def test_the_readme_shows_a_claim_page_for_light_screens_and_dark_ones(root: Path) -> None:
    readme = (root / "README.md").read_text()
    shown = re.findall(r'(?:src|srcset)="(.*?)"', readme.split("\n## ")[0])
    assert shown == [".github/claim-dark.webp", ".github/claim-light.webp"]
    for picture in shown:
        assert (root / picture).read_bytes()[8:12] == b"WEBP"
        assert (root / picture).stat().st_size < 150_000


def test_the_readme_opens_with_the_two_commands(root: Path) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", (root / "README.md").read_text(), re.MULTILINE | re.DOTALL)
    assert [line.split("  ")[0] for line in blocks[0].splitlines()] == ["make site", "make test"]


def test_no_file_names_the_folder_it_was_written_in(root: Path) -> None:
    here = [re.escape(path) for path in (str(root), str(Path.home())) if path.count("/") > 1]
    found = re.compile(rf"(?<![\w.])(?:{'|'.join(here) or '(?!)'})(?![\w-])".encode())
    assert [name for name in tracked(root) if found.search((root / name).read_bytes())] == []


def test_a_second_run_sets_nothing_up_again(house: Path) -> None:
    assert planned(house, "site") == [".venv/bin/mkdocs build --strict"]
    assert not any("pip" in line or "venv --clear" in line or "chromium" in line for line in planned(house, "test"))


def test_a_new_lock_sets_everything_up_again(house: Path) -> None:
    touch(house / "requirements.txt", 9)
    lines = planned(house, "test")
    assert lines[1] == "python3 -m venv --clear .venv"
    assert [line.rpartition(" ")[2] for line in lines if "pip install" in line] == [LOCKS[0], ".", LOCKS[1]]


def test_the_tests_bring_a_browser_and_the_site_needs_none(house: Path) -> None:
    (house / ".venv" / "browser").unlink()
    assert planned(house, "site") == [".venv/bin/mkdocs build --strict"]
    assert planned(house, "test")[:2] == [".venv/bin/python tests/browser/chromium.py", "touch .venv/browser"]


def test_a_set_up_that_broke_off_starts_afresh(house: Path) -> None:
    (house / ".venv" / "libraries").unlink()
    assert planned(house, "site")[1] == "python3 -m venv --clear .venv"


def test_ci_runs_what_a_contributor_runs(root: Path) -> None:
    script = (root / ".ci" / "run").read_text().splitlines()
    assert [line for line in script if not line.startswith("#")] == ["set -eu", 'cd "$(dirname "$0")/.."', "make test"]
    assert os.access(root / ".ci" / "run", os.X_OK)


def test_the_changelog_tells_what_is_not_released_yet(root: Path) -> None:
    headings = re.findall(r"^## (.*)$", (root / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0] == "Unreleased"


def test_the_citation_has_the_version_of_the_project(root: Path) -> None:
    citation = yaml.safe_load((root / "CITATION.cff").read_text())
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    assert (citation["title"].lower(), citation["version"]) == (project["name"], project["version"])


def test_both_licences_are_there_in_full(root: Path) -> None:
    notice = (root / "LICENSE").read_text()
    for name, last in (("Apache-2.0", "limitations under the License."), ("CC-BY-4.0", "creativecommons.org.")):
        assert f"SPDX-License-Identifier: {name}" in notice
        assert (root / "LICENSES" / f"{name}.txt").read_text().rstrip().endswith(last)


def test_the_wheel_holds_the_whole_program(root: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    program = {name.removeprefix("hooks/") for name in tracked(root) if name.startswith("hooks/crossbearing")}
    assert program - packed == set()
    assert {name for name in packed if not name.startswith("crossbearing")} == set()


@pytest.fixture
def house(root: Path, tmp_path: Path) -> Path:
    """A copy of the house that was set up once; the Makefile is only asked what it would do."""
    for number, name in enumerate(("Makefile", "pyproject.toml", *LOCKS)):
        (tmp_path / name).write_bytes((root / name).read_bytes())
        touch(tmp_path / name, number)
    (tmp_path / ".venv").mkdir()
    for number, name in enumerate(STAMPS, start=5):
        touch(tmp_path / ".venv" / name, number)
    return tmp_path


def planned(house: Path, target: str) -> list[str]:
    """The lines that make would run."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"}
    run = subprocess.run(["make", "-n", target], cwd=house, capture_output=True, text=True, check=True, env=plain)
    return run.stdout.splitlines()


def touch(file: Path, second: int) -> None:
    """Makes a file and says that it was written at that second."""
    file.touch()
    os.utime(file, (second, second))


def tracked(root: Path) -> list[str]:
    """The files that are, or would be, in git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"]
    names = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split("\0")
    return [name for name in names if name and (root / name).is_file()]
