"""`facts init`: a new site works at once, from this checkout and from the wheel, by the plugin and by the hook."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from crossbearing.cli import main
from crossbearing.commands.init import SKELETON

OWN_PAGES = {"about/how-to-read.md": ("the [[mi-8]] also", "the helicopter also")}
"""What a page of the project says otherwise than that of a new site."""
OWN_SETTINGS = {
    "site_name", "site_url", "repo_url", "repo_name", "hooks", "watch", "exclude_docs", "plugins", "custom_dir",
}  # fmt: skip
"""Settings in which this project differs from a new site: its name, its places, and that it holds the program."""


OUR_PAGES = [
    {"Run your own": "about/run-your-own.md"},
    {"Architecture": "about/architecture.md"},
    {"Speed": "about/speed.md"},
]
"""What the menu of this project holds besides: a new site has been started, and holds no program."""


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    quiet = {**os.environ, "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", env=quiet)


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def settings(path: Path) -> dict[str, Any]:
    class Loader(yaml.BaseLoader):
        """One to which MkDocs' own tags are lists."""

    Loader.add_constructor("!ENV", lambda loader, node: [part.value for part in node.value])
    read: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader)
    return read


def test_a_new_folder_becomes_a_site_and_the_first_steps_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "the/site"]) == 0
    assert capsys.readouterr() == (
        """\
the/site: written. On your own machine, with Python 3.11 or newer:

  cd the/site
  python3 -m venv .venv
  .venv/bin/pip install -r requirements.txt
  .venv/bin/mkdocs serve
  .venv/bin/facts new incident the-fire

Write your own name and addresses into mkdocs.yml, facts/publisher.yml and README.md.
To publish: push it to GitHub, and choose GitHub Actions under Settings, Pages.
""",
        "",
    )
    assert set(files_in(Path("the/site"))) == set(files_in(SKELETON))
    monkeypatch.chdir("the/site")
    assert main(["check"]) == 0
    assert capsys.readouterr() == ("no problems\n", "")


def test_an_empty_folder_and_a_new_repository_become_a_site(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / "mkdocs.yml").is_file()


@pytest.mark.parametrize(("name", "what"), [("notes", "is not empty"), ("notes/mine.txt", "is a file")])
def test_what_is_there_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, what: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes").mkdir()
    Path("notes/mine.txt").write_text("mine")
    assert main(["init", name]) == 1
    refused = f"facts init: {name} {what} and stays as it is (name a new folder, or an empty one)\n"
    assert capsys.readouterr() == ("", refused)
    assert files_in(tmp_path) == {"notes/mine.txt": b"mine"}


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        (
            ["--github", "harbour"],
            'argument --github: "harbour" is no repository (write OWNER/NAME, as in its address)',
        ),
        (["--github", "a/b/c"], 'argument --github: "a/b/c" is no repository (write OWNER/NAME, as in its address)'),
        (["--name", "  "], 'argument --name: "" is no name (write it on one line)'),
        (["--name", "a\nb"], 'argument --name: "a b" is no name (write it on one line)'),
    ],
)
def test_a_name_or_a_place_that_is_none_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: list[str], refused: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["init", str(tmp_path / "site"), *given])
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"facts init: error: {refused}"
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("github", "url"),
    [
        ("Harbour/fact-checks", "https://harbour.github.io/fact-checks/"),
        ("Harbour/harbour.github.io", "https://harbour.github.io/"),
    ],
)
def test_with_its_name_and_its_place_every_address_is_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], github: str, url: str
) -> None:
    name = 'The "Harbour": Ранок # 1'
    assert main(["init", str(tmp_path), "--name", name, "--github", github]) == 0
    assert "Write your own name" not in capsys.readouterr().out
    for path, content in files_in(tmp_path).items():
        assert not re.search(rb"your-name|your-site|Your fact-checks|VERSION", content), path
    mkdocs, publisher = settings(tmp_path / "mkdocs.yml"), settings(tmp_path / "facts" / "publisher.yml")
    assert (mkdocs["site_name"], publisher["name"]) == (name, name)
    assert (mkdocs["site_url"], publisher["url"]) == (["SITE_URL", url], url)
    assert (mkdocs["repo_url"], publisher["contact"]) == (
        f"https://github.com/{github}",
        f"https://github.com/{github}/issues",
    )
    assert (tmp_path / "README.md").read_text(encoding="utf-8").startswith(f"# {name}\n")


def test_a_new_site_asks_for_this_release_of_the_program(root: Path, tmp_path: Path) -> None:
    assert main(["init", str(tmp_path)]) == 0
    (version,) = re.findall(r'^version = "(.*)"$', (root / "pyproject.toml").read_text(), re.MULTILINE)
    wish = (tmp_path / "requirements.txt").read_text().splitlines()[-1]
    assert wish == f"crossbearing @ git+https://github.com/crossbearing/crossbearing@v{version}"


def test_the_settings_of_a_new_site_are_those_of_this_one(root: Path) -> None:
    """Where this fails, make the same change in the mkdocs.yml of the skeleton."""
    ours, theirs = ({**read, **read["theme"]} for read in map(settings, (root / "mkdocs.yml", SKELETON / "mkdocs.yml")))
    for read in (ours, theirs):
        del read["theme"]
    about = ours["nav"][-1]["About"]
    about[:] = [page for page in about if page not in OUR_PAGES]
    assert {key: value for key, value in ours.items() if key not in OWN_SETTINGS} == {
        key: value for key, value in theirs.items() if key not in OWN_SETTINGS
    }
    assert theirs["plugins"] == ["crossbearing"]
    assert not {"hooks", "custom_dir"} & set(theirs)


@pytest.mark.parametrize("page", sorted(path.name for path in SKELETON.glob("docs/about/*.md")))
def test_the_pages_of_a_new_site_are_those_of_this_one(root: Path, page: str) -> None:
    """Where this fails, copy the page from docs/ into the skeleton."""
    ours = (root / "docs" / "about" / page).read_text(encoding="utf-8")
    theirs = (SKELETON / "docs" / "about" / page).read_text(encoding="utf-8")
    assert theirs == ours.replace(*OWN_PAGES.get(f"about/{page}", ("", "")))
    assert "[[" not in theirs


def test_the_workflows_of_a_new_site_use_the_same_releases_of_actions(root: Path) -> None:
    used = {
        path.name: set(re.findall(r"uses: (.*)", path.read_text())) for path in (SKELETON / ".github").rglob("*.yml")
    }
    own = {use for path in (root / ".github").rglob("*.yml") for use in re.findall(r"uses: (.*)", path.read_text())}
    assert {name for name, uses in used.items() if uses} == {"check.yml", "links.yml", "publish.yml"}
    assert set().union(*used.values()) <= own


@pytest.fixture(scope="module")
def fresh(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The commands of a fresh virtual environment with the wheel in it; the libraries are those of the tests."""
    folder = tmp_path_factory.mktemp("fresh")
    venv, python = folder / "venv", str(folder / "venv" / "bin" / "python")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    offline = ["--no-index", "--no-deps"]
    for command in (
        [*pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", str(folder), str(root)],
        [sys.executable, "-m", "venv", "--without-pip", str(venv)],
    ):
        done = run(*command, cwd=folder)
        assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("crossbearing-*.whl")
    done = run(*pip, "--python", python, "install", *offline, str(wheel), cwd=folder)
    assert done.returncode == 0, done.stderr
    (libraries,) = venv.glob("lib/python*/site-packages")
    (libraries / "libraries-of-the-tests.pth").write_text(sysconfig.get_path("purelib"))
    return {"python": python, "facts": str(venv / "bin" / "facts"), "libraries": str(libraries)}


def test_from_the_wheel_a_new_site_is_built_by_the_plugin_and_by_the_hook_alike(
    fresh: Mapping[str, str], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    begun = run(fresh["facts"], "init", ".", cwd=site)
    assert (begun.returncode, begun.stderr) == (0, "")
    where = run(fresh["python"], "-c", "import crossbearing; print(crossbearing.__file__)", cwd=site).stdout
    assert Path(where.strip()).is_relative_to(fresh["libraries"])
    assert run(fresh["facts"], "check", cwd=site).stdout == "no problems\n"
    build = (fresh["python"], "-m", "mkdocs", "build", "--strict")

    by_plugin = run(*build, "--site-dir", "by-plugin", cwd=site)
    told = [re.sub(r"/\S+| in [\d.]+ seconds", "", line) for line in by_plugin.stderr.splitlines()]
    assert (by_plugin.returncode, by_plugin.stdout, told) == (
        0,
        "",
        [
            "INFO    -  Cleaning site directory",
            "INFO    -  Building documentation to directory: ",
            "INFO    -  Documentation built",
        ],
    )
    (site / "hook.py").write_text("from crossbearing_mkdocs import *\n")
    config = site / "mkdocs.yml"
    config.write_text(config.read_text().replace("plugins: [crossbearing]", "plugins: []\nhooks: [hook.py]"))
    by_hook = run(*build, "--quiet", "--site-dir", "by-hook", cwd=site)
    assert (by_hook.returncode, by_hook.stdout, by_hook.stderr) == (0, "", "")

    pages = files_in(site / "by-plugin")
    assert pages == files_in(site / "by-hook")
    assert {"index.html", "about/commands/index.html", "data/facts.json", "assets/crossbearing.css"} <= set(pages)
    assert b'role="search"' in pages["index.html"]  # the theme of the package


def test_hook_and_plugin_at_once_are_refused(tiny: Path) -> None:
    config = tiny / "mkdocs.yml"
    config.write_text(config.read_text().replace("plugins: []", "plugins: [crossbearing]"))
    done = run(sys.executable, "-m", "mkdocs", "build", "--quiet", cwd=tiny)
    refused = "Aborted: crossbearing stands under `hooks` and under `plugins` (leave one of the two)."
    assert (done.returncode, done.stdout, done.stderr) == (1, f"\n{refused}\n", "")
    assert not (tiny / "site").exists()


def test_addresses_without_folders_are_refused(tiny: Path) -> None:
    with (tiny / "mkdocs.yml").open("a") as config:
        config.write("use_directory_urls: false\n")
    done = run(sys.executable, "-m", "mkdocs", "build", "--quiet", cwd=tiny)
    refused = (
        "Aborted: with `use_directory_urls: false` no link would lead to a page of facts"
        " (leave the line out; facts build makes a site that opens from a disk)."
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, f"\n{refused}\n", "")
    assert not (tiny / "site").exists()
