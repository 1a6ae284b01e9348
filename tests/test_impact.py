"""What hangs on a source or a voice: who loses an origin, what would be said by nobody, and what would fall."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from crossbearing.archive import load
from crossbearing.impact import impact_of_source, impact_of_voice
from crossbearing.site import Site, site_of
from test_cli import facts

CLAIM = "facts/incidents/flood/claims/cause.yml"
SOURCE = "kind: article\nlanguage: en\nreliability: B\narchives: [{url: 'https://archive.example/x'}]\n"


def edit(project: Path, old: str, new: str, file: str = CLAIM) -> None:
    text = (project / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    (project / file).write_text(text.replace(old, new), encoding="utf-8")


def add(project: Path, file: str, text: str) -> None:
    (project / "facts" / file).write_text(text, encoding="utf-8")


def say(project: Path, *statements: str) -> None:
    edit(project, "verdict:\n", "".join(f"  - {{{statement}}}\n" for statement in statements) + "verdict:\n")


def lines(project: Path, name: str) -> list[str]:
    done = facts(project, "impact", name)
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout.splitlines()


@pytest.fixture
def repeated(tiny: Path) -> Path:
    """The board's statement, which two more papers repeat in their own voice; the mayor says the same."""
    for name in ("daily", "weekly"):
        add(tiny, f"sources/{name}.yml", f"title: {name}\npublisher: {name}\n{SOURCE}"
            "repeats: [{source: board-statement, how: quotes}]\n")  # fmt: skip
    add(tiny, "sources/letter.yml", f"title: Letter\npublisher: Mayor\n{SOURCE}")
    say(tiny, *(f"source: {name}, says: overtopped" for name in ("daily", "weekly", "letter")))
    return tiny


def test_a_source_on_which_one_answer_hangs(tiny: Path) -> None:
    assert lines(tiny, "board-statement") == [
        "board-statement: 1 statement in 1 claim",
        "claim flood/cause: leaning, contested",
        "    overtopped (likely): 1 independent origin, nobody would say it without River Board",
        "would lean on one certain origin or none: flood/cause (overtopped)",
        "also cited at: facts/incidents/flood/incident.yml:8:36",
        "also cited at: facts/incidents/flood/incident.yml:10:69",
    ]


def test_the_origin_of_a_source_that_others_repeat_falls_with_it(repeated: Path) -> None:
    assert lines(repeated, "board-statement")[:3] == [
        "board-statement: 1 statement in 1 claim",
        "claim flood/cause: leaning, contested",
        "    overtopped (likely): 2 independent origins, would be 1 without River Board",
    ]


def test_on_a_source_that_only_repeats_nothing_hangs(repeated: Path) -> None:
    assert lines(repeated, "daily") == [
        "daily: 1 statement in 1 claim",
        "no count would change in: flood/cause",
        "no count and no finding hangs on it alone",
    ]


def test_an_established_answer_that_is_left_with_one_origin_would_fall(repeated: Path) -> None:
    edit(repeated, "overtopped: likely, burrowed: unlikely}\n  confidence: low",
         "overtopped: very-likely, burrowed: unlikely}\n  confidence: moderate")  # fmt: skip
    claim = (repeated / CLAIM).read_text(encoding="utf-8").splitlines()
    (line,) = [number for number, text in enumerate(claim, start=1) if "likelihood:" in text]
    for name in ("board-statement", "river-board"):
        assert [text for text in lines(repeated, name) if text.startswith("would")] == [
            "would lean on one certain origin or none: flood/cause (overtopped)",
            f"would fall: {CLAIM}:{line}:28: `verdict.likelihood.overtopped` makes the answer established, on one"
            " independent origin (find another, choose a lower likelihood or confidence, or say in `on_one_origin` why"
            " it is enough)",
        ]


def test_a_voice_is_withdrawn_wherever_it_is_relayed_and_whoever_repeats_that(repeated: Path) -> None:
    add(repeated, "glossary/people/spokesman.yml", "name: Spokesman\nsummary: He speaks.\n"
        "relations: [{is: speaks-for, to: river-board}]\n")  # fmt: skip
    say(repeated, "source: letter, speaker: spokesman, wording: reported, says: overtopped")
    assert lines(repeated, "river-board") == [
        "river-board: 3 statements in 1 claim, read in 3 sources",
        "claim flood/cause: leaning, contested",
        "    overtopped (likely): 2 independent origins, would be 1 without River Board",
        "    burrowed (unlikely): River Board would no longer deny it",
        "would lean on one certain origin or none: flood/cause (overtopped)",
    ]
    assert lines(repeated, "spokesman") == [
        "spokesman: 1 statement in 1 claim, read in 1 source",
        "no count would change in: flood/cause",
        "no count and no finding hangs on it alone",
    ]


def test_what_else_stands_in_a_source_stays_when_a_voice_of_it_is_withdrawn(tiny: Path) -> None:
    found = impact_of_voice(_site(tiny / "facts"), "ada-vane")
    (hanging,) = found.hanging
    assert [loss.answer for loss in hanging.losses] == ["burrowed"]
    assert (hanging.was.agreement, hanging.would_be.agreement) == ("contested", "single-origin")
    assert lines(tiny, "ada-vane") == [
        "ada-vane: 1 statement in 1 claim, read in 1 source",
        "claim flood/cause: leaning, contested",
        "    burrowed (unlikely): 1 independent origin, nobody would say it without Ada Vane",
        "    would be single-origin",
    ]


def test_a_voice_that_is_left_unnamed_alone_is_said_no_longer_for_certain(tiny: Path) -> None:
    say(tiny, "source: gazette, anonymous: an engineer, of: river-board, wording: reported, says: overtopped")
    assert lines(tiny, "board-statement")[2:3] == [
        "    overtopped (likely): River Board would no longer say it for certain",
    ]


def test_an_earlier_statement_counts_again_when_the_later_one_is_withdrawn(tiny: Path) -> None:
    say(tiny, "source: gazette, speaker: river-board, wording: direct, said: 2021-05-04, says: burrowed")
    found = impact_of_source(_site(tiny / "facts"), "board-statement")
    would_be = found.hanging[0].would_be.answers["burrowed"]
    assert [voice.name for voice in would_be.said_by] == ["Ada Vane", "River Board"]


def test_what_does_not_speak_has_no_impact(tiny: Path) -> None:
    for name, hint in (
        ("levee", "its id is the name of its file, without .yml"),
        ("board-statment", "did you mean board-statement?"),
        ("river-bord", "did you mean river-board?"),
    ):
        done = facts(tiny, "impact", name)
        assert (done.stdout, done.returncode) == ("", 2)
        assert done.stderr == f'facts impact: there is no source and no voice "{name}" ({hint})\n'


def test_the_briefing_of_the_general_staff_in_the_real_archive(root: Path) -> None:
    voices = {"russian-general-staff", "sergei-rudskoy"}
    speaking = {}
    for path in (root / "facts/incidents/mi-8-latakia-2015/claims").glob("*.yml"):
        claim = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        if count := sum(bool({one.get("speaker"), one.get("of")} & voices) for one in claim["statements"]):
            speaking[f"mi-8-latakia-2015/{path.stem}"] = count
    found = impact_of_voice(_site(root / "facts"), "russian-general-staff")
    assert {key: len(statements) for key, statements in found.spoken} == speaking
    assert len(speaking) >= 15
    hanging = {one.claim.key for one in found.hanging}
    assert hanging <= set(speaking)
    assert "mi-8-latakia-2015/helicopters-sent" in hanging
    for one in found.hanging:
        assert {voice.term for loss in one.losses for voice in (*loss.sayers, *loss.doubted, *loss.deniers)} <= {
            "russian-armed-forces"
        }


def test_nothing_is_written(tiny: Path) -> None:
    before = {path: path.read_bytes() for path in tiny.rglob("*") if path.is_file()}
    lines(tiny, "river-board")
    assert {path: path.read_bytes() for path in tiny.rglob("*") if path.is_file()} == before


def _site(folder: Path) -> Site:
    return site_of(load(folder).archive)
