"""What many tests share: the site, built once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


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


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of a small project with its own facts, to be built, broken and mended."""
    project = tmp_path / "tiny"
    shutil.copytree(ROOT / "tests" / "tiny", project)
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("ROOT", ROOT.as_posix()))
    return project
