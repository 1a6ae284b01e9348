"""`facts capture`, as an editor uses it: what it writes, what it proves again, and what it tells of what is wrong."""

from __future__ import annotations

import hashlib
import re
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing.archive import load
from crossbearing.captured import quotations
from crossbearing.checks import check
from crossbearing.cli import main
from crossbearing.extract.extracted import library
from crossbearing.proofs import fingerprint
from crossbearing.quotes import segments, words
from crossbearing.read import read

CLAIM = "facts/incidents/flood/claims/cause.yml"
GAZETTE = "facts/captures/gazette.yml"
PAGE = """<!doctype html><title>Levee gives way – Gazette</title>
<p>A farmer lives behind the levee. “Je voyais les terriers depuis mars”, she says.</p>
<p>The fire brigade came at noon.</p>"""
QUOTATION = "Je voyais les terriers depuis mars"
PLACE = f"{CLAIM}:20:12"


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    out: list[str]
    err: list[str]
    code: int


def run(*arguments: str) -> Done:
    printed, told = StringIO(), StringIO()
    with redirect_stdout(printed), redirect_stderr(told):
        code = main(["capture", *arguments])
    return Done(printed.getvalue().splitlines(), told.getvalue().splitlines(), code)


@pytest.fixture
def project(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project, a saved page of one of its sources, and no capture of it."""
    monkeypatch.chdir(tiny)
    Path("page.html").write_text(PAGE, encoding="utf-8")
    Path(GAZETTE).unlink()
    return tiny


@pytest.fixture
def captured(project: Path) -> Path:
    """The small project with that page captured."""
    assert run("gazette", "page.html").code == 0
    return project


def change(file: str, old: str, new: str) -> None:
    path = Path(file)
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def undated() -> str:
    """The capture but for the day on which it was written."""
    return re.sub(r"'on': '\d{4}-\d\d-\d\d'", "'on': DAY", Path(GAZETTE).read_text(encoding="utf-8"))


def column(field: str) -> int:
    """Of the value of a field of the captured file, which stands on line 3."""
    line = Path(GAZETTE).read_text(encoding="utf-8").splitlines()[2]
    return line.index(f"{field}: ") + len(f"{field}: ") + 1


def problems() -> list[str]:
    return [str(problem) for problem in check(load(Path("facts")))]


def test_it_writes_what_is_quoted_and_no_more(project: Path) -> None:
    assert run("gazette", "page.html", "--from", "the newspaper's site") == Done(
        [f"1 of 1 quotations verified; written to {GAZETTE}"], [], 0
    )
    sha256 = hashlib.sha256(PAGE.encode()).hexdigest()
    assert undated() == (
        "# Written by `facts capture gazette`; a change by hand makes it worthless.\n"
        "source: gazette\n"
        f"file: {{sha256: {sha256}, media_type: text/html, bytes: {len(PAGE.encode())}, words: 24, 'on': DAY,"
        f" from: the newspaper's site, extractor: {library('inscriptis')}}}\n"
        "normalisation: 1\n"
        "quotations:\n"
        f"- sha256: {fingerprint(QUOTATION)}\n"
        "  at: [10]\n"
        "  times: 1\n"
        "  claims: [flood/cause]\n"
    )
    assert problems() == []


def test_where_a_quotation_stands_twice_its_first_place_is_told_apart(project: Path) -> None:
    change("page.html", "The fire", f"{QUOTATION}: on")
    assert run("gazette", "page.html").code == 0
    assert "  times: 2\n  before: lives behind the levee. “\n  after: ”, she says.\n" in undated()
    assert problems() == []


def test_the_same_facts_and_file_give_the_same_bytes(captured: Path) -> None:
    before = undated()
    assert run("gazette", "page.html").code == 0
    assert undated() == before


def test_a_quotation_that_is_not_there_is_told_with_the_passage_most_like_it(project: Path) -> None:
    more = "{source: gazette, says: burrowed, language: fr, quote: the fire squad came}"
    change(
        CLAIM,
        f"quote: {QUOTATION}",
        f"quote: {QUOTATION}\n    note: X\n  - {more}\n  - source: gazette\n    says: burrowed",
    )
    assert run("gazette", "page.html") == Done(
        [
            f"{CLAIM}:22:60: not found: “the fire squad came”",
            "    nearest: “The fire brigade came”",
            f"1 of 2 quotations verified; written to {GAZETTE}",
        ],
        [],
        1,
    )
    proven = [line for line in undated().splitlines() if line.startswith("- sha256: ")]
    assert proven == [f"- sha256: {fingerprint(QUOTATION)}"]


def test_the_wrong_file_does_not_cost_a_capture(captured: Path) -> None:
    before = Path(GAZETTE).read_bytes()
    Path("other.txt").write_text("Nothing of the kind.")
    assert run("gazette", "other.txt") == Done(
        [
            f"{PLACE}: not found: “{QUOTATION}”",
            "    nearest: “Nothing of the kind”",
            "none of 1 quotations verified; nothing written: is it the right file?",
        ],
        [],
        1,
    )
    assert Path(GAZETTE).read_bytes() == before


def test_a_source_that_is_not_quoted_can_be_captured(project: Path) -> None:
    change(CLAIM, f"    quote: {QUOTATION}\n", "")
    change(CLAIM, "    language: fr\n    translation: I had seen the burrows since March\n", "")
    assert run("gazette", "page.html") == Done([f"0 of 0 quotations verified; written to {GAZETTE}"], [], 0)
    assert problems() == []


@pytest.mark.parametrize(
    ("taken_from", "written"),
    [
        ("  a\n  friend ", "from: a friend, "),
        ("", ""),
        (" \t", ""),
        ("\x1b[31m\u202ered", "from: '[31m red', "),
        ("no", "from: 'no', "),
        ("a: b # c", "from: 'a: b # c', "),
        ("2015-11-24", "from: '2015-11-24', "),
    ],
)
def test_where_it_came_from_is_one_line_of_plain_text(project: Path, taken_from: str, written: str) -> None:
    assert run("gazette", "page.html", "--from", taken_from).code == 0
    assert f"'on': DAY, {written}extractor: " in undated()
    assert problems() == []


def test_the_old_capture_is_replaced_whole(captured: Path) -> None:
    Path("link.yml").hardlink_to(GAZETTE)
    change("page.html", "she says", "he says")
    assert run("gazette", "page.html").code == 0
    assert Path("link.yml").read_bytes() != Path(GAZETTE).read_bytes()
    assert sorted(path.name for path in Path("facts/captures").iterdir()) == ["board-statement.yml", "gazette.yml"]


REFUSALS = {
    "gazete page.html": ('facts capture: there is no source "gazete" (did you mean gazette?)', 2),
    "xyz page.html": ('facts capture: there is no source "xyz" (its id is the name of its file, without .yml)', 2),
    "gazette nowhere.html": ("facts: nowhere.html: No such file or directory (check how it is written)", 1),
    "gazette facts": ("facts: facts: Is a directory (name a file)", 1),
    "gazette spoilt.txt": ("facts capture: spoilt.txt: byte 0xFF at 0 is not UTF-8; save the text as UTF-8", 1),
    "gazette empty.txt": (
        "facts capture: empty.txt: no text is in it; save the page again, once all of it is shown",
        1,
    ),
    "--verify gazette page.html": (
        "facts capture: there is no capture of gazette (write it first, without --verify)",
        1,
    ),
    "--facts nowhere gazette page.html": (
        "nowhere:1:1: there is no such folder (name the folder that holds publisher.yml, with --facts)",
        1,
    ),
}


@pytest.mark.parametrize("arguments", REFUSALS)
def test_what_cannot_be_captured_is_told_and_nothing_written(project: Path, arguments: str) -> None:
    Path("spoilt.txt").write_bytes(b"\xff")
    Path("empty.txt").write_bytes(b"")
    told, code = REFUSALS[arguments]
    assert run(*arguments.split(" ")) == Done([], [told], code)
    assert not Path(GAZETTE).exists()


def test_a_draft_of_a_source_is_not_captured(project: Path) -> None:
    source = Path("facts/sources/gazette.yml")
    source.write_text(f"draft: yes\n{source.read_text()}")
    told = 'facts capture: the source "gazette" is a draft (fill it in and delete `draft: yes`)'
    assert run("gazette", "page.html") == Done([], [told], 2)


def test_a_claim_that_cannot_be_read_would_be_left_out_so_it_is_mended_first(captured: Path) -> None:
    before = Path(GAZETTE).read_bytes()
    change(CLAIM, "short: Why it gave way", "shrt: Why it gave way")
    done = run("gazette", "page.html")
    assert (done.out, done.code) == ([], 1)
    assert done.err == [f"{CLAIM}:2:1: `shrt` is no field of this fact (did you mean `short`?)"]
    assert Path(GAZETTE).read_bytes() == before


def test_a_capture_that_cannot_be_read_is_written_anew_but_not_verified(captured: Path) -> None:
    before = undated()
    change(GAZETTE, "words: 24", "words: many")
    told = f'{GAZETTE}:3:{column("words")}: `file.words` "many" is not a number (write a number such as 12)'
    assert run("--verify", "gazette", "page.html") == Done([], [told], 1)
    assert run("gazette", "page.html").code == 0
    assert undated() == before


FALLEN = "the capture does not hold (see who changed it, or write it again: facts capture gazette FILE)"
NO_USE = f"{GAZETTE}:6:11: no quotation of this source has these words, or they do not stand in the file"


def test_a_capture_that_holds_is_verified_and_not_touched(captured: Path) -> None:
    before = Path(GAZETTE).read_bytes()
    assert run("--verify", "gazette", "page.html") == Done(["1 proofs hold in page.html"], [], 0)
    assert Path(GAZETTE).read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("at: [10]", "at: [9]", "7:7: `quotations[1].at` is 9, the file gives 10"),
        ("times: 1", "times: 2", "8:10: `quotations[1].times` is 2, the file gives 1"),
        (
            "times: 1",
            "times: 1\n  before: so",
            '9:11: `quotations[1].before` is "so", the file gives left out',
        ),
        (
            "claims: [flood/cause]",
            "claims: [flood/cause, flood/cause]",
            "9:11: `quotations[1].claims` is flood/cause, flood/cause, the file gives flood/cause",
        ),
        ("words: 24", "words: 9999", "3:{words}: `file.words` is 9999, the file gives 24"),
        (
            "media_type: text/html",
            "media_type: a/b",
            '3:{media_type}: `file.media_type` is "a/b", the file gives "text/html"',
        ),
    ],
)
def test_a_capture_changed_by_hand_does_not_hold(captured: Path, old: str, new: str, told: str) -> None:
    change(GAZETTE, old, new)
    told = told.format(words=column("words"), media_type=column("media_type"))
    assert run("--verify", "gazette", "page.html") == Done([f"{GAZETTE}:{told}", FALLEN], [], 1)


def test_a_proof_of_words_that_are_not_quoted_does_not_hold(captured: Path) -> None:
    change(GAZETTE, fingerprint(QUOTATION), fingerprint("no word of the page"))
    told = [NO_USE, f"{PLACE}: this quotation has no proof", FALLEN]
    assert run("--verify", "gazette", "page.html") == Done(told, [], 1)


def test_a_quotation_changed_together_with_its_proof_does_not_hold(captured: Path) -> None:
    """What `facts check` cannot see: only the page itself tells."""
    changed = QUOTATION.replace("mars", "mai")
    change(GAZETTE, fingerprint(QUOTATION), fingerprint(changed))
    change(CLAIM, f"quote: {QUOTATION}", f"quote: {changed}")
    assert problems() == []
    assert run("--verify", "gazette", "page.html") == Done([NO_USE, FALLEN], [], 1)


def test_a_changed_quotation_is_told_with_what_the_page_says(captured: Path) -> None:
    change(CLAIM, f"quote: {QUOTATION}", "quote: Je voyais les rats depuis mars")
    assert run("--verify", "gazette", "page.html") == Done(
        [
            NO_USE,
            f"{PLACE}: not found: “Je voyais les rats depuis mars”",
            f"    nearest: “{QUOTATION}”",
            FALLEN,
        ],
        [],
        1,
    )


def test_of_another_file_it_is_told_which_quotations_stand_there_too(captured: Path) -> None:
    change("page.html", "Levee gives way", "Levee gave way, says farmer")
    sha256 = hashlib.sha256(Path("page.html").read_bytes()).hexdigest()
    other = f"{GAZETTE}:3:{column('sha256')}: another file was captured: the SHA-256 of this one is {sha256}"
    too = "1 of 1 quotations stand in this file too"
    assert run("--verify", "gazette", "page.html") == Done([other, too, FALLEN], [], 1)
    change("page.html", "terriers", "terrasses")
    assert run("--verify", "gazette", "page.html").out[1:] == [
        f"{PLACE}: not found: “{QUOTATION}”",
        "    nearest: “Je voyais les terrasses depuis mars”",
        "0 of 1 quotations stand in this file too",
        FALLEN,
    ]


def test_another_version_of_the_library_is_told_only_where_it_sees_other_text(captured: Path) -> None:
    change(GAZETTE, library("inscriptis"), "inscriptis 0.1")
    assert run("--verify", "gazette", "page.html") == Done(["1 proofs hold in page.html"], [], 0)
    change(GAZETTE, "words: 24", "words: 25")
    assert run("--verify", "gazette", "page.html").out[1:] == [
        f"read by {library('inscriptis')}, captured by inscriptis 0.1: they may see other text",
        FALLEN,
    ]


ANY = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY, ANY)
def test_whatever_stands_beside_a_quotation_the_capture_can_be_read(project: Path, before: str, after: str) -> None:
    text = f"{before} {QUOTATION} {after}"
    Path("page.txt").write_bytes(f"{text}\n{text}".encode())
    done = run("gazette", "page.txt", "--from", before)
    assert (done.err, done.code) == ([], 0)
    assert read(Path(GAZETTE).read_bytes(), GAZETTE).problems == []
    assert run("--verify", "gazette", "page.txt") == Done(["1 proofs hold in page.txt"], [], 0)
    assert [problem for problem in problems() if "quotations cover" not in problem] == []


FIELDS = {
    "file": {"sha256", "media_type", "bytes", "words", "on", "from", "extractor"},
    "quotations": {"sha256", "at", "times", "omitted", "before", "after", "claims"},
}


def test_the_captures_of_this_site_hold_no_more_of_their_sources_than_is_quoted(root: Path) -> None:
    with chdir(root):
        archive = load(Path("facts")).archive
    held = quotations(archive)
    assert archive.captures
    for source, capture in archive.captures.items():
        written = yaml.safe_load((root / "facts" / "captures" / f"{source}.yml").read_text(encoding="utf-8"))
        assert set(written) == {"source", "file", "normalisation", "quotations"}
        assert set(written["file"]) <= FIELDS["file"]
        assert all(set(entry) <= FIELDS["quotations"] for entry in written["quotations"])
        lengths = {fingerprint(text): [len(part.words) for part in segments(text)] for _, _, text in held[source]}
        told: set[int] = set()
        for proof in capture.quotations:
            before, after = len(words(proof.before or "")), len(words(proof.after or ""))
            assert max(before, after) <= 4
            spans = [(at, at + length) for at, length in zip(proof.at, lengths[proof.sha256], strict=True)]
            spans += [(proof.at[0] - before, proof.at[0]), (spans[-1][1], spans[-1][1] + after)]
            told.update(number for start, end in spans for number in range(start, end))
        assert len(told) <= capture.file.words / 4


def test_nothing_of_the_article_stands_beside_its_quotations(root: Path) -> None:
    written = yaml.safe_load((root / "facts" / "captures" / "funker530-mi-8-tow.yml").read_text(encoding="utf-8"))
    assert not any({"before", "after"} & set(entry) for entry in written["quotations"])
