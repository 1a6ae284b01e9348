"""`mkdocs serve` as an editor uses it: a saved fact shows, and a broken one does not cost the preview."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.request import urlopen

import pytest

LONGEST = 65
"""Seconds to wait for an answer; MkDocs answers a browser that waits for a change within 60."""


@dataclass
class Preview:
    """A running `mkdocs serve`, and what it prints."""

    url: str
    printed: IO[str]

    def page(self, address: str) -> str:
        """A page as a browser gets it."""
        with urlopen(self.url + address, timeout=LONGEST) as answer:
            return str(answer.read().decode())

    def page_after_change(self, seen: str, address: str) -> str:
        """Waits, as the script in the page that was seen does, until the site was built anew."""
        epoch = re.search(r"livereload\((\d+), \d+\);", seen)
        assert epoch
        with urlopen(f"{self.url}livereload/{epoch[1]}/0", timeout=LONGEST) as answer:
            assert int(answer.read()) > int(epoch[1])
        return self.page(address)

    def lines_of_build(self) -> list[str]:
        """What was printed since the last call, up to the end of a build."""
        lines = []
        for line in self.printed:
            lines.append(line.rstrip("\n"))
            if "Serving on" in line or "Reloading browsers" in line or "An error happened" in line:
                break
        return lines


@pytest.fixture
def preview(tiny: Path) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", where],
        cwd=tiny,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert server.stderr
    try:
        yield Preview(f"http://{where}/", server.stderr)
    finally:
        server.terminate()
        server.wait()
        server.stderr.close()


def test_a_saved_fact_shows_a_broken_one_keeps_the_last_good_site_and_facts_may_go_and_come_back(
    tiny: Path, preview: Preview
) -> None:
    assert "Serving on" in preview.lines_of_build()[-1]
    term = tiny / "facts" / "glossary" / "concepts" / "levee.yml"
    good = term.read_text()
    seen = preview.page("glossary/levee/")
    assert "A bank of earth" in seen

    term.write_text(good.replace("A bank of earth", "A wall of clay"))
    seen = preview.page_after_change(seen, "glossary/levee/")
    assert "A wall of clay" in seen
    assert not any(line.startswith("facts/") for line in preview.lines_of_build())

    term.write_text(good.replace("summary:", "sumary:"))
    seen = preview.page_after_change(seen, "glossary/levee/")
    assert "A wall of clay" in seen
    printed = preview.lines_of_build()
    assert [line for line in printed if line.startswith("facts/")] == [
        "facts/glossary/concepts/levee.yml:2:1: `sumary` is no field of this fact (did you mean `summary`?)",
    ]
    assert any("The site still shows the last facts without errors." in line for line in printed)
    assert "Traceback" not in "".join(printed)

    term.write_text(good.replace("A bank of earth", "A ridge of sand"))
    assert "A ridge of sand" in preview.page_after_change(seen, "glossary/levee/")

    an_edit_prints_what_it_touches(tiny / "facts", preview)
    go_and_come_back(tiny / "facts", preview)
    seen = preview.page("glossary/levee/")
    term.write_text(good.replace("A bank of earth", "A bed of gravel"))
    seen = preview.page_after_change(seen, "glossary/levee/")
    assert "A bed of gravel" in seen
    assert not (tiny / "site").exists()


def an_edit_prints_what_it_touches(facts: Path, preview: Preview) -> None:
    """No whole build, and what depends on everything waits until it is there."""
    preview.lines_of_build()
    source, shown = facts / "sources" / "gazette.yml", preview.page("sources/gazette/")
    source.write_text(re.sub("described_as: .*", "described_as: Seen from the quay", source.read_text()))
    assert "Seen from the quay" in preview.page_after_change(shown, "sources/gazette/")
    assert "Seen from the quay" in preview.page("data/facts.json")
    assert not any("Building documentation" in line for line in preview.lines_of_build())


def go_and_come_back(facts: Path, preview: Preview) -> None:
    """The folder is moved away, which is told and does not end the watch, and back."""
    away = facts.rename(facts.with_name("away"))
    told = preview.lines_of_build()
    assert "facts:1:1: there is no such folder (name the folder that holds publisher.yml, with --facts)" in told
    assert any("The site still shows the last facts without errors." in line for line in told)
    away.rename(facts)
    preview.lines_of_build()
