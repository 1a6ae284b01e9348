"""The ways out: ProperDocs builds the same site, byte for byte, and the recipe for Zensical keeps every page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from markdown import markdown

from crossbearing.cli import main


def test_properdocs_builds_what_mkdocs_builds(site: Path, root: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"})
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    theirs, ours = files_in(tmp_path / "site"), files_in(site)
    assert theirs.keys() == ours.keys()
    assert [name for name, content in ours.items() if by_properdocs(name, content) != theirs[name]] == []


def test_the_recipe_for_zensical_hands_over_every_page_as_it_was(
    root: Path, tmp_path: Path, copy_of_tiny: Callable[[Path], Path]
) -> None:
    """Zensical renders Markdown by Python-Markdown, so what that leaves alone reaches the site."""
    adr = (root / "docs" / "adr" / "0013-when-material-ends.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"```python\n(.*?)```", adr, re.DOTALL)
    tiny, plain, docs = copy_of_tiny(tmp_path / "tiny"), tmp_path / "plain", tmp_path / "docs"
    assert main(["build", "--facts", str(tiny / "facts"), "--docs", str(tiny / "docs"), "--to", str(plain)]) == 0
    subprocess.run([sys.executable, "-c", recipe, str(plain), str(docs)], check=True)
    pages = {path: path.read_text(encoding="utf-8") for path in plain.rglob("index.html")}
    contents = {path: page.split('<main class="md-typeset">\n')[1] for path, page in pages.items() if "<main " in page}
    assert len(contents) > 15
    for path, content in contents.items():
        text = (docs / path.relative_to(plain)).with_suffix(".md").read_text(encoding="utf-8")
        html = markdown(text.split("\n---\n", 1)[1])
        assert html.endswith(content.split("</main>")[0] + "</div>"), path


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
