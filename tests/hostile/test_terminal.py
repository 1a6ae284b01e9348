"""What strangers wrote never commands the terminal of whoever reads a message: no control character is printed raw."""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from itertools import cycle
from pathlib import Path

import pytest

from crossbearing.cli import main
from crossbearing.commands.listing import FORMATS
from crossbearing.invisible import FORBIDDEN, visible
from hostile.injecting import inject, used

CLEAR = "\x1b[2J\x1b]0;t\x07\x9b2J\u202e"
"""Clears a screen, names a window, and turns a text around."""


def test_a_command_to_a_terminal_is_refused_in_every_field_and_never_printed(tmp_path: Path) -> None:
    """YAML spells it as an escape; in every form of the list in turn."""
    for number, (field, form) in enumerate(zip(sorted(used()), cycle(FORMATS), strict=False)):
        facts = inject(tmp_path / str(number), {field: [f"x{CLEAR}x"]})
        code, said = output("check", "--facts", str(facts), "--format", form)
        assert (field, code, FORBIDDEN.search(said)) == (field, 1, None)
        assert "the invisible character U+" in said


@pytest.mark.parametrize(
    "command", [["check"], ["diff"], ["impact", CLEAR], ["build", "--to", "out"], ["export", "--to", "o"]]
)
def test_nor_is_the_name_of_a_file(command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inject(Path("facts"), {})
    Path(f"facts/sources/{CLEAR}.yml").write_text("x", encoding="utf-8")
    Path(f"facts/{CLEAR}").mkdir()
    Path(f"facts/{CLEAR}/x.yml").write_text("x", encoding="utf-8")
    code, said = output(*command)
    assert (code > 0, FORBIDDEN.search(said)) == (True, None)
    assert f"facts/sources/{visible(CLEAR)}.yml:1:1: the name of the file cannot be shown (rename it)" in said


def test_nor_is_what_a_saved_page_holds(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes from somebody else's server."""
    monkeypatch.chdir(tiny)
    near = f"{CLEAR} Je voyais {CLEAR} les terriers {CLEAR} depuis mai"
    for name in ("page.txt", "page.html"):
        Path(name).write_text(f"<!doctype html><title>{near}</title><p>{near}" if "html" in name else near, "utf-8")
        code, said = output("capture", "gazette", name)
        assert (code, FORBIDDEN.search(said)) == (1, None)
        assert "les terriers" in said


def output(*arguments: str) -> tuple[int, str]:
    """The exit code of a command, and all that it printed."""
    with redirect_stdout(StringIO()) as said, redirect_stderr(said):
        code = main(list(arguments))
    return code, said.getvalue()
