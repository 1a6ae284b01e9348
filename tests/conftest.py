"""What many tests share: the site, built once."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import Phase, settings

from crossbearing.archive import load
from crossbearing.build import Press
from crossbearing.site import site_of

ROOT = Path(__file__).resolve().parent.parent
# `make test` gives the same answer each time; `make fuzz` looks for new cases.
settings.register_profile("test", derandomize=True, deadline=None)
settings.register_profile("fuzz", deadline=None, print_blob=True)
# `make mutants` asks only whether a test fails, not for the smallest input that makes it.
settings.register_profile("mutants", derandomize=True, deadline=None, phases=(Phase.explicit, Phase.generate))
settings.load_profile("test")
os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material for MkDocs would tell at each build that it will end


def pytest_runtest_setup(item: pytest.Item) -> None:
    """For `make mutants`: nothing is known from an earlier test, so that each test reaches all code that it needs."""
    if item.config.getoption("--hypothesis-profile") == "mutants":
        ours = [module for name, module in sys.modules.items() if name.startswith("crossbearing.")]
        for value in [value for module in ours for value in vars(module).values()]:
            if hasattr(value, "cache_clear"):
                value.cache_clear()
        if quotes := sys.modules.get("crossbearing.quotes"):
            quotes._CLASSES.clear()


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make site` builds it, in a folder of its own; a warning of MkDocs fails every test that uses it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"})
    assert built.returncode == 0, f"mkdocs build --strict failed:\n{built.stdout}{built.stderr}"
    return folder


@pytest.fixture(scope="session")
def copy_of_tiny() -> Callable[[Path], Path]:
    """Copies a small project with its own facts to where it may be built, broken and mended."""

    def copy(to: Path) -> Path:
        shutil.copytree(ROOT / "tests" / "tiny", to)
        config = to / "mkdocs.yml"
        config.write_text(config.read_text().replace("ROOT", ROOT.as_posix()))
        return to

    return copy


@pytest.fixture
def tiny(tmp_path: Path, copy_of_tiny: Callable[[Path], Path]) -> Path:
    """The small project."""
    return copy_of_tiny(tmp_path / "tiny")


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[Mapping[str, str]], Mapping[str, BeautifulSoup]]:
    """Prints every page of an archive that is given as the texts of its files, and reads them as a browser does."""

    def pages(facts: Mapping[str, str]) -> Mapping[str, BeautifulSoup]:
        for name, text in facts.items():
            path = tmp_path / "facts" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        loaded = load(tmp_path / "facts")
        assert loaded.problems == ()
        press = Press(site_of(loaded.archive))
        outputs = list(press.pages())
        return {page.address: BeautifulSoup(press.with_mentions(page).html, "html5lib") for page in outputs}

    return pages
