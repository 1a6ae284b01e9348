"""What a forged proof shows: to the reader, to `facts check`, and to `facts capture --verify`."""

from __future__ import annotations

import re
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from crossbearing.archive import load
from crossbearing.build import Press
from crossbearing.checks import check
from crossbearing.cli import main
from crossbearing.problems import errors
from crossbearing.proofs import fingerprint
from crossbearing.site import site_of

CLAIM = Path("facts/incidents/flood/claims/cause.yml")
CAPTURE = Path("facts/captures/gazette.yml")
SAVED = Path("page.html")
QUOTATION = "Je voyais les terriers depuis mars"
OTHER = "Je voyais les terriers depuis mai"
VERIFIED = "Verified word for word"
BOTH = 2
"""Quotations of the claim that are verified: one is of another source."""


@pytest.fixture(autouse=True)
def captured(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small project, with one of its sources captured anew."""
    monkeypatch.chdir(tiny)
    SAVED.write_text(f"<!doctype html><title>Levee</title><p>“{QUOTATION}”, she says.</p>", encoding="utf-8")
    assert facts("capture", "gazette", SAVED.name)[0] == 0
    assert (told(), shown(), verified()) == ([], BOTH, 0)


def test_a_proof_of_other_words_never_reaches_a_reader() -> None:
    change(CAPTURE, fingerprint(QUOTATION), fingerprint("no word of the page"))
    (error,) = told()
    assert error.startswith(f"{CLAIM}:20:12: ")
    assert facts("build", "--to", "out") == (1, 0)
    assert not Path("out").exists()
    assert verified() == 1


def test_a_quotation_that_was_changed_never_reaches_a_reader_as_verified() -> None:
    change(CLAIM, QUOTATION, OTHER)
    assert len(told()) == 1
    assert facts("build", "--to", "out")[0] == 1
    assert verified() == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"sha256: [0-9a-f]{64}, media_type", f"sha256: {'0' * 64}, media_type"),
        (r"words: \d+", "words: 9999"),
        (r"at: \[\d+\]", "at: [0]"),
    ],
)
def test_a_capture_edited_by_hand_is_found_with_the_file(old: str, new: str) -> None:
    text = CAPTURE.read_text(encoding="utf-8")
    assert len(re.findall(old, text)) == 1
    CAPTURE.write_text(re.sub(old, new, text), encoding="utf-8")
    assert (told(), shown(), verified()) == ([], BOTH, 1)


def test_only_the_file_itself_shows_a_proof_that_was_forged_in_full() -> None:
    change(CLAIM, QUOTATION, OTHER)
    change(CAPTURE, fingerprint(QUOTATION), fingerprint(OTHER))
    assert (told(), shown(), verified()) == ([], BOTH, 1)


def test_a_quotation_without_a_capture_is_not_shown_as_verified() -> None:
    CAPTURE.unlink()
    assert (told(), shown()) == ([], BOTH - 1)


def told() -> list[str]:
    """All errors of `facts check`."""
    return [str(problem) for problem in errors(check(load(Path("facts"))))]


def shown() -> int:
    """How often the page of the claim shows a reader the mark."""
    press = Press(site_of(load(Path("facts")).archive))
    (page,) = (page for page in press.pages() if page.address == "incidents/flood/claims/cause/")
    return page.html.count(VERIFIED)


def verified() -> int:
    """0 where all proofs hold in the file."""
    return facts("capture", "--verify", "gazette", SAVED.name)[0]


def facts(*arguments: str) -> tuple[int, int]:
    """The exit code of a command, and how many lines it printed to be read by programs."""
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()):
        return main(list(arguments)), len(out.getvalue().splitlines())


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
