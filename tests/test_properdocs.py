"""ProperDocs, which carries MkDocs 1.x on, builds the same site: the whole archive, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path


def test_properdocs_builds_what_mkdocs_builds(site: Path, root: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"})
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    theirs, ours = files_in(tmp_path / "site"), files_in(site)
    assert theirs.keys() == ours.keys()
    assert [name for name, content in ours.items() if by_properdocs(name, content) != theirs[name]] == []


def by_properdocs(name: str, content: bytes) -> bytes:
    """The one difference, on every page in the theme: what it says to be made by."""
    if not name.endswith(".html"):
        return content
    return content.replace(
        f'<meta name="generator" content="mkdocs-{version("mkdocs")}, '.encode(),
        f'<meta name="generator" content="mkdocs-ProperDocs {version("properdocs")}, '.encode(),
    )


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
