"""Of the quotations of the captured article no letter can be changed unseen, and all that is not a word can."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.archive import Archive, load
from crossbearing.captured import Quoted, quotations
from crossbearing.cli import main
from crossbearing.problems import Place, quoted
from crossbearing.proofs import fingerprint

ARTICLE = "funker530-mi-8-tow"
HINT = f"restore its words, or capture the source again: facts capture {ARTICLE} FILE"
TODAY = "2026-11-23"


@dataclass(frozen=True)
class Copy:
    """A copy of the facts of this site; a change lasts as long as a `with`."""

    folder: Path
    archive: Archive

    @property
    def held(self) -> tuple[Quoted, ...]:
        """Every quotation of the article."""
        return quotations(self.archive)[ARTICLE]

    def place(self, quoted: Quoted) -> Place:
        """Where a quotation stands."""
        return self.archive.place(quoted[0], "statements", quoted[1], "quote")

    def errors(self) -> list[str]:
        """What `facts check` prints with exit code 1; warnings left out."""
        with chdir(self.folder), redirect_stdout(StringIO()) as printed:
            code = main(["check", "--warnings", "--today", TODAY])
        lines = [line for line in printed.getvalue().splitlines()[:-1] if ": warning: " not in line]
        assert code == (1 if lines else 0)
        return lines

    def errors_after(self, file: str, change: Callable[[str], str]) -> list[str]:
        """Of one file changed; it is changed back."""
        path = self.folder / file
        before = path.read_text(encoding="utf-8")
        path.write_text(change(before), encoding="utf-8")
        try:
            return self.errors()
        finally:
            path.write_text(before, encoding="utf-8")

    def errors_of(self, held: Quoted, text: str) -> list[str]:
        """Of a quotation that says something else."""
        place = self.place(held)
        return self.errors_after(place.file, lambda file: with_scalar(file, place, text))

    def blamed(self, held: Quoted, text: str) -> str:
        """What is told of a quotation that says something else, and of nothing besides."""
        what = f"`statements[{held[1] + 1}].quote` {quoted(text)} was changed after it had been proven"
        return f"{self.place(held)}: {what} ({HINT})"


def with_scalar(file: str, place: Place, text: str) -> str:
    """The file with another text at a place, however the one there was written."""
    for event in yaml.parse(file, Loader=yaml.CSafeLoader):
        start, end = event.start_mark, event.end_mark
        assert start
        assert end
        if isinstance(event, yaml.ScalarEvent) and (start.line + 1, start.column + 1) == (place.line, place.column):
            line_end = "\n" if file[end.index - 1] == "\n" else ""
            return f"{file[: start.index]}{json.dumps(text, ensure_ascii=False)}{line_end}{file[end.index :]}"
    raise AssertionError(f"no scalar stands at {place}")


def letters(text: str) -> list[int]:
    """Where the letters of the source's own words stand; what is in brackets is the editor's."""
    own = re.sub(r"\[[^]]*\]", lambda bracket: " " * len(bracket[0]), text)
    return [number for number, letter in enumerate(own) if letter.isalpha()]


@pytest.fixture(scope="module")
def facts(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(root / "facts", folder / "facts")
    with chdir(folder):
        copy = Copy(folder, load(Path("facts")).archive)
    assert copy.errors() == []
    yield copy
    assert copy.errors() == []


def test_the_article_is_quoted_often_and_some_quotations_more_than_once(facts: Copy) -> None:
    assert len(facts.held) > 30
    twice = {(claim.key, text) for claim, _, text in facts.held}
    assert len(twice) < len(facts.held)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_one_letter_changed_is_an_error_at_that_very_line(facts: Copy, data: st.DataObject) -> None:
    held = data.draw(st.sampled_from(facts.held))
    text = held[2]
    at = data.draw(st.sampled_from(letters(text)))
    new = data.draw(st.sampled_from("aeinostxzéжق").filter(lambda letter: letter != text[at].casefold()))
    changed = f"{text[:at]}{new}{text[at + 1 :]}"
    assert facts.errors_of(held, changed) == [facts.blamed(held, changed)]


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_one_letter_more_or_less_is_an_error_at_that_very_line(facts: Copy, data: st.DataObject) -> None:
    held = data.draw(st.sampled_from(facts.held))
    text = held[2]
    at = data.draw(st.sampled_from(letters(text)))
    changed = f"{text[:at]}{data.draw(st.sampled_from(['', text[at] * 2]))}{text[at + 1 :]}"
    assert facts.errors_of(held, changed) == [facts.blamed(held, changed)]


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_two_words_exchanged_left_out_or_repeated_are_an_error_at_that_very_line(
    facts: Copy, data: st.DataObject
) -> None:
    held = data.draw(st.sampled_from(facts.held))
    parts = re.findall(r"\[[^]]*\]|\S+", held[2])
    at = data.draw(st.integers(0, len(parts) - 2).filter(lambda at: "[" not in f"{parts[at]}{parts[at + 1]}"))
    one, two = parts[at : at + 2]
    instead = data.draw(st.sampled_from([[two, one], [one, two, two], [two, two]]))
    changed = " ".join([*parts[:at], *instead, *parts[at + 2 :]])
    assert facts.errors_of(held, changed) == [facts.blamed(held, changed)]


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_typography_and_white_space_may_change(facts: Copy, data: st.DataObject) -> None:
    held = data.draw(st.sampled_from(facts.held))
    text = typeset(held[2], random.Random(data.draw(st.integers(0, 2**32))))
    assert facts.errors_of(held, text) == []


def typeset(text: str, chance: random.Random) -> str:
    """The same words as another printer would set them."""
    instead = {
        " ": ("  ", "\n", "\u00a0", "\u2009", " \t ", " — ", " … "),
        "’": ("'", "\u02bc", "`"),
        "-": ("\u2010", "\u2011", ""),
        ",": ("", ";", " –"),
        "fi": ("ﬁ",),
    }
    parts = re.split(r"(\[[^]]*\])", text)
    for number in range(0, len(parts), 2):
        pieces = re.findall(r"fi|.", parts[number], re.DOTALL)
        pieces = [chance.choice((piece, *instead.get(piece, ()))) for piece in pieces]
        parts[number] = "".join(chance.choice((piece, piece.upper(), f"{piece}\u200b")) for piece in pieces)
    return chance.choice(("{}", "“{}”", "« {} »", "({}.)", "{}!")).format("".join(parts))


def test_of_two_alike_in_one_claim_the_changed_one_is_blamed(facts: Copy) -> None:
    one, other = (held for held in facts.held if held[0].id == "navigator-rescuers")
    assert one[2] == other[2]
    for held in (one, other):
        assert facts.errors_of(held, f"{held[2]} today") == [facts.blamed(held, f"{held[2]} today")]


def test_two_changes_in_one_claim_are_two_errors(facts: Copy) -> None:
    one, other = [held for held in facts.held if held[0].id == "rescuers"][1:3]
    both = facts.errors_after(
        facts.place(one).file,
        lambda file: with_scalar(with_scalar(file, facts.place(other), "not so much"), facts.place(one), "not so much"),
    )
    assert both == [facts.blamed(one, "not so much"), facts.blamed(other, "not so much")]


def test_a_quotation_deleted_is_an_error_of_its_proof(facts: Copy) -> None:
    (held,) = (held for held in facts.held if held[0].id == "survivor")
    errors = facts.errors_after(
        facts.place(held).file, lambda file: "".join(re.split(r"(?m)^ +quote: the surviving RuAF.*\n", file))
    )
    place = facts.archive.place(facts.archive.captures[ARTICLE], "quotations", 0, "claims", 0)
    assert errors == [
        f'{place}: `quotations[1].claims[1]` "mi-8-latakia-2015/survivor" holds the quotation of this proof no more'
        f" (capture the source again: facts capture {ARTICLE} FILE)"
    ]


def test_what_the_brackets_left_out_cannot_be_made_to_seem_less(facts: Copy) -> None:
    (held,) = (held for held in facts.held if "[...]" in held[2])
    assert facts.errors_of(held, held[2].replace("[...]", "[…]")) == []
    changed = held[2].replace("[...]", "[soldiers]")
    assert facts.errors_of(held, changed) == [facts.blamed(held, changed)]


def test_a_proof_changed_by_hand_is_an_error_at_the_quotation(facts: Copy) -> None:
    (held,) = (held for held in facts.held if held[0].id == "survivor")
    capture = facts.archive.place(facts.archive.captures[ARTICLE]).file
    forged = fingerprint("no word of the article")
    errors = facts.errors_after(capture, lambda file: file.replace(fingerprint(held[2]), forged))
    assert errors == [facts.blamed(held, held[2])]
