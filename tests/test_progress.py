"""The line that says on a terminal how far it is: shown late, wiped in the end, and nowhere else."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from crossbearing.build import Press
from crossbearing.commands import usage
from crossbearing.commands.progress import QUIET, progress, steps
from crossbearing.commands.reading import read_site

LATE = 3600.0


class Terminal(io.StringIO):
    """What is written to it stands there; it says that it is one."""

    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO, after: float = 0) -> str:
    """What stands on the stream when two pages have been printed."""
    with redirect_stderr(stream):
        assert list(progress("ab", "Printing pages", after=after)) == ["a", "b"]
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def test_the_line_says_what_is_done_and_of_how_many_and_is_wiped() -> None:
    _, first, *_, blank, last = told(Terminal()).split("\r")
    assert first == "Printing pages: 0 of 2, 00:00 gone, ? to go"
    assert (blank.strip(), last) == ("", "")


def test_what_is_soon_done_is_not_told() -> None:
    assert told(Terminal(), after=LATE).strip() == ""


def test_steps_are_told_one_by_one() -> None:
    with redirect_stderr(Terminal()) as stream, steps("Asking addresses", 1, after=0) as tell:
        tell()
    assert "Asking addresses: 0 of 1" in stream.getvalue()


def test_nobody_is_told_who_wants_it_quiet() -> None:
    token = QUIET.set(True)
    try:
        assert told(Terminal()) == ""
    finally:
        QUIET.reset(token)


def test_a_pipeline_is_not_told_even_with_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert told(Terminal()) == ""


def test_a_file_is_not_told() -> None:
    assert told(io.StringIO()) == ""


def test_as_many_pages_are_expected_as_are_printed(root: Path) -> None:
    site, _ = read_site(root / "tests" / "tiny" / "facts")
    assert site
    press = Press(site, more={usage.TEMPLATE: usage.page()})
    assert press.expected == len(list(press.pages()))
