"""What changes in meaning between two archives: one row for each, and none for order, line breaks or comments."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from crossbearing.archive import load
from crossbearing.changes import Change
from crossbearing.diff import Difference, compare
from crossbearing.site import Site, site_of

CLAIM = "incidents/flood/claims/cause.yml"
ORIGINS = "burrowed 1, overtopped 1"


def _site(folder: Path) -> Site:
    loaded = load(folder)
    assert loaded.problems == ()
    return site_of(loaded.archive)


@pytest.fixture
def after(tiny: Path) -> Callable[..., Difference]:
    """The difference that edits make: (file, old text, new text) each."""

    def compared(*edits: tuple[str, str, str]) -> Difference:
        changed = tiny / "changed"
        shutil.copytree(tiny / "facts", changed)
        for file, old, new in edits:
            text = (changed / file).read_text(encoding="utf-8")
            assert old in text
            (changed / file).write_text(text.replace(old, new), encoding="utf-8")
        return compare(_site(tiny / "facts"), _site(changed))

    return compared


def test_reordering_reformatting_and_comments_change_nothing(tiny: Path) -> None:
    turned = tiny / "turned"
    shutil.copytree(tiny / "facts", turned)
    for path in turned.rglob("*.yml"):
        fact = _turned(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))
        text = yaml.dump(fact, allow_unicode=True, sort_keys=False, width=40, default_style='"')
        path.write_text("# the same in another order\n" + text, encoding="utf-8")
    assert compare(_site(tiny / "facts"), _site(turned)) == Difference((), (), ())


def _turned(value: object) -> object:
    """Fields and items back to front; `via` says who relayed to whom, so its order is meaning."""
    if isinstance(value, dict):
        return {key: value[key] if key == "via" else _turned(value[key]) for key in reversed(value)}
    return [_turned(item) for item in reversed(value)] if isinstance(value, list) else value


def test_a_changed_verdict_is_one_row(after: Callable[..., Difference]) -> None:
    found = after(
        (CLAIM, "overtopped: likely, burrowed: unlikely", "overtopped: very-likely, burrowed: very-unlikely"),
        (CLAIM, "confidence: low", "confidence: moderate"),
        (CLAIM, "nobody measured the burrows", "a survey found no burrow"),
        (CLAIM, "reviewed: 2024-02-01", "reviewed: 2024-03-01"),
    )
    assert found.changes == (
        Change(
            fact="claim flood/cause",
            sort="finding",
            what="finding",
            was="leaning, contested (burrowed unlikely, overtopped likely; confidence low)",
            now="established, contested (burrowed very-unlikely, overtopped very-likely; confidence moderate)",
            because="The [[river-board]] measured the water, and a survey found no burrow.",
            origins_were=ORIGINS,
            origins_are=ORIGINS,
        ),
    )
    assert found.uncorrected == ("flood/cause",)


def test_a_changed_verdict_with_a_correction_is_not_uncorrected(after: Callable[..., Difference]) -> None:
    correction = "corrections: [{on: 2024-03-01, what: The survey was read.}]\nverdict:"
    found = after((CLAIM, "overtopped: likely", "overtopped: very-likely"), (CLAIM, "verdict:", correction))
    assert [change.sort for change in found.changes] == ["finding", "changed"]
    assert found.uncorrected == ()


def test_reasoning_alone_is_a_row_of_its_own(after: Callable[..., Difference]) -> None:
    found = after((CLAIM, "nobody measured", "no one measured"))
    assert found.changes == (
        Change(
            "claim flood/cause",
            "changed",
            "verdict.because",
            "The [[river-board]] measured the water, and nobody measured the burrows.",
            "The [[river-board]] measured the water, and no one measured the burrows.",
        ),
    )


def test_relations_and_statements_are_rows_of_their_own(after: Callable[..., Difference]) -> None:
    summary = "summary: A gardener who lives behind the levee."
    relation = "relations: [{is: speaks-for, to: river-board}]"
    statement = "says: burrowed\n    quote: Je voyais"
    found = after(
        ("glossary/people/ada-vane.yml", summary, f"{summary}\n{relation}"),
        (CLAIM, statement, statement.replace("burrowed", "overtopped")),
        (CLAIM, "denies: burrowed\n    hedged: yes", "says: burrowed"),
    )
    rows = [(change.fact, change.sort, change.what, change.was, change.now) for change in found.changes]
    voice = "statement of “a member of the board” in gazette"
    assert rows == [
        (
            "claim flood/cause",
            "origins",
            "independent origins",
            "burrowed 1 (Ada Vane; denied by River Board)",
            "burrowed 1 (perhaps River Board)",
        ),
        ("claim flood/cause", "changed", "statement of Ada Vane in gazette: says", "burrowed", "overtopped"),
        ("claim flood/cause", "changed", f"{voice}: denies", "burrowed", ""),
        ("claim flood/cause", "changed", f"{voice}: hedged", "yes", "no"),
        ("claim flood/cause", "changed", f"{voice}: says", "", "burrowed"),
        ("term ada-vane", "changed", "relations[speaks-for]", "", "to river-board"),
    ]


def test_origins_that_change_under_a_finding_are_a_row(after: Callable[..., Difference]) -> None:
    found = after(("sources/board-statement.yml", "kind:", "withdrawn: {on: 2022-01-01, why: wrong date}\nkind:"))
    assert [(change.fact, change.sort, change.was, change.now) for change in found.changes] == [
        ("claim flood/cause", "origins", "overtopped 1 (River Board)", "overtopped 0 (nobody)"),
        ("source board-statement", "changed", "", "2022-01-01"),
        ("source board-statement", "changed", "", "wrong date"),
    ]


RENAMED = {
    "term dyke": (
        "levee",
        {"glossary/concepts/levee.yml": "glossary/concepts/dyke.yml"},
        r"(?<=\[)levee(?=\])|(?<=to: )levee",
    ),
    "source paper": (
        "gazette",
        {"sources/gazette.yml": "sources/paper.yml", "captures/gazette.yml": "captures/paper.yml"},
        r"(?<=source: )gazette\b",
    ),
    "incident breach": ("flood", {"incidents/flood": "incidents/breach"}, r"\bflood(?=/cause)"),
    "claim flood/why": (
        "flood/cause",
        {"incidents/flood/claims/cause.yml": "incidents/flood/claims/why.yml"},
        r"(?<=claim: )cause|(?<=claim:)cause|(?<=claims: \[)cause|(?<=flood/)cause",
    ),
}
"""By what a fact is called after: its old key, the files that move, and where else the old id stands."""


@pytest.mark.parametrize("subject", RENAMED)
def test_a_renamed_fact_is_one_row_however_often_it_is_named(tiny: Path, subject: str) -> None:
    key, moves, elsewhere = RENAMED[subject]
    old, new = key.rpartition("/")[2], subject.split()[1].rpartition("/")[2]
    before, changed = tiny / "facts", tiny / "changed"
    (before / "glossary/concepts/levee-gate.yml").write_text(
        "name: gate\nsummary: A gate.\nrelations: [{is: part-of, to: levee, source: gazette}]\n"
        "body: See [[levee]], [[levee|the levee]], [[levee-gate]], [[claim:flood/cause]] and [[source:gazette]].\n"
    )
    shutil.copytree(before, changed)
    for was, now in moves.items():
        (changed / was).rename(changed / now)
    for path in changed.rglob("*.yml"):
        text = re.sub(elsewhere, new, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        path.write_text(text.replace(f"[[{old}|", f"[[{new}|").replace(f":{old}]]", f":{new}]]"), encoding="utf-8")
    (file,) = [path for path in changed.rglob("*.yml") if path.stem == new and "captures" not in path.parts] or [
        changed / "incidents/breach/incident.yml"
    ]
    file.write_text(f"formerly: [{old}]\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    found = compare(_site(before), _site(changed))
    rows: tuple[Change, ...] = (Change(subject, "renamed", "id", key, subject.split()[1]),)
    if subject == "incident breach":
        rows += (Change("claim breach/cause", "renamed", "id", "flood/cause", "breach/cause"),)
    assert found == Difference(rows, (), ())


def test_an_old_address_that_no_longer_leads_anywhere_is_a_row(tiny: Path) -> None:
    changed = tiny / "changed"
    shutil.copytree(tiny / "facts", changed)
    term = tiny / "facts" / "glossary" / "concepts" / "levee.yml"
    term.write_text("formerly: [dyke]\n" + term.read_text(encoding="utf-8"), encoding="utf-8")
    rows = compare(_site(tiny / "facts"), _site(changed)).changes
    assert rows == (Change("term levee", "changed", "formerly", "dyke", ""),)


def test_what_comes_and_goes_is_named(tiny: Path) -> None:
    empty = tiny / "empty"
    empty.mkdir()
    (empty / "publisher.yml").write_text((tiny / "facts/publisher.yml").read_text(encoding="utf-8"), encoding="utf-8")
    gone = [(change.fact, change.sort, change.what) for change in compare(_site(tiny / "facts"), _site(empty)).changes]
    assert ("claim flood/cause", "removed", "Why did the levee give way?") in gone
    come = [(change.fact, change.sort, change.what) for change in compare(_site(empty), _site(tiny / "facts")).changes]
    assert come == [(fact, "added", what) for fact, _, what in gone]
    assert len(come) == 10
    assert come[-1] == ("capture gazette", "added", "1 proof in a file of 34 words")
