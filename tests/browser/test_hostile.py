"""Hostile facts and hostile pages in a browser: nothing runs, nobody else is asked, the policy has nothing to stop."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog

from browser.serving import serving
from browser.visiting import RECORD, Visit
from crossbearing.invisible import FORBIDDEN
from hostile.injecting import NAMING, TEXT, fields, inject, injections
from hostile.writing import BESIDE, IN_PLACE, write

REFUSED = {"prose": re.compile(r"<|\]\(|^::"), "quotation": re.compile(r"[\[\]]")}
"""What the rules refuse in fields of these forms before a page is made; what one would make of it: tests/hostile/."""
ONE = (".short", ".name", ".also.*", ".not_linked.*", ".names.*", ".title")
"""Fields that hold one case: they are short, or have to differ."""
STOLEN = "window.stolen = []; window.steal = window.a = window.alert = (what) => stolen.push(what);"


def crowded() -> dict[str, list[str]]:
    """Every case, spread over each field's places, beginning with another in each field."""
    texts = {}
    for form in TEXT:
        typed = [one for one in injections().values() if not (form in REFUSED and REFUSED[form].search(one))]
        for number, field in enumerate(sorted(set(fields(form)) - NAMING)):
            turned = typed[number % len(typed) :] + typed[: number % len(typed)]
            texts[field] = turned[::5] if field.endswith(ONE) else list(_together(turned))
    return texts


def _together(typed: list[str]) -> Iterator[str]:
    for size in range(0, len(typed), 6):
        yield " ".join(typed[size : size + 6])


@pytest.fixture(scope="module", params=[["mkdocs", "build"], ["crossbearing", "build", "--to", "site"]])
def hostile_host(
    request: pytest.FixtureRequest, copy_of_tiny: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, list[str]]]:
    """The address of the site that strangers wrote, and the paths of its pages; through each door in turn."""
    project = copy_of_tiny(tmp_path_factory.mktemp("hostile") / "project")
    shutil.rmtree(project / "facts")
    inject(project / "facts", crowded())
    write(project / "docs")
    built = subprocess.run([sys.executable, "-m", *request.param], cwd=project, capture_output=True, text=True)
    assert (built.stdout, built.returncode) == ("", 0), built.stderr
    assert built.stderr.count("hand-written page") > 50
    assert FORBIDDEN.search(built.stderr) is None  # what a terminal obeys
    assert [name for name in (*BESIDE, IN_PLACE, "leak.txt") if _same(project, name)] == []
    pages = sorted(project.glob("site/**/*.html"))
    stay = [path for path in pages if '<meta http-equiv="refresh"' not in path.read_text(encoding="utf-8")]
    assert 0 < len(pages) - len(stay) < len(stay)  # where `formerly` leads on
    with serving(project / "site") as address:
        yield address, [path.relative_to(project / "site").as_posix() for path in stay]


def _same(project: Path, name: str) -> bool:
    published = project / "site" / name
    return published.exists() and published.read_bytes() == (project / "docs" / name).read_bytes()


def test_nothing_that_strangers_typed_does_anything(hostile_host: tuple[str, list[str]], chromium: Browser) -> None:
    host, pages = hostile_host
    assert len(pages) > 30
    window = chromium.new_context(viewport={"width": 360, "height": 800})
    window.add_init_script(RECORD + STOLEN)
    for address in pages:
        visited = Visit(window.new_page(), host)
        visited.watch()
        visited.page.on("dialog", telling(visited.told))
        visited.page.goto(host + address)
        # What would run when a reader touches it.
        visited.page.evaluate("for (const e of document.querySelectorAll('*')) e.dispatchEvent(new Event('mouseover'))")
        assert (address, visited.complaints, visited.page.evaluate("stolen")) == (address, [], [])
        assert visited.page.url == host + address
        visited.page.close()
    window.close()


def telling(told: list[str]) -> Callable[[Dialog], None]:
    """Notes what a dialog says."""
    return lambda dialog: told.append(dialog.message)
