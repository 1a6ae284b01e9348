"""After an edit the served site is, file by file and byte by byte, what a whole build makes of the same facts."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from random import Random
from threading import Thread
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from bench import facts
from crossbearing.archive import load
from crossbearing.build import Press
from crossbearing.checks import check
from crossbearing.commands.reading import read_site
from crossbearing.edits.checking import sound
from crossbearing.edits.edit import edited, saved, state_of
from crossbearing.problems import errors
from crossbearing_in_mkdocs import editing
from crossbearing_in_mkdocs.fact_page import FactPage
from crossbearing_in_mkdocs.waiting import Waiting
from crossbearing_mkdocs import Crossbearing


class Preview:
    """A site as `mkdocs serve` keeps it, without the server: nobody has to wait for it."""

    def __init__(self, project: Path, site: Path) -> None:
        self.project, self.site, self.whole_builds = project, site, 0
        self.plugin = Crossbearing()
        self.plugin.on_startup("serve", dirty=False)
        self.whole()
        self.plugin.serving = True

    def whole(self) -> None:
        """As MkDocs builds it."""
        self.whole_builds += 1
        config = load_config(str(self.project / "mkdocs.yml"), site_dir=str(self.site))
        config.plugins["crossbearing"] = self.plugin
        build(config, serve_url="http://127.0.0.1:8000/")
        self.finish()

    def follow(self) -> None:
        """What MkDocs asks for when something was saved, and what goes on afterwards."""
        self.plugin.server.build(self.whole)
        self.finish()

    def finish(self) -> None:
        """Returns when nothing is written any more."""
        self.plugin.server.finish()
        if self.plugin.index:
            self.plugin.index.finish()

    def files(self) -> dict[str, bytes]:
        """All that is served."""
        found = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}


Edit = Callable[[dict[str, Any], Random], None]
"""Of the fields of one fact."""


def quote(fact: dict[str, Any], chance: Random) -> None:
    statement = chance.choice([one for one in fact["statements"] if "quote" in one])
    statement["quote"] = " ".join(statement["quote"].split()[: chance.randrange(3, 9)])


def other_speaker(fact: dict[str, Any], chance: Random) -> None:
    speakers = [one["speaker"] for one in fact["statements"] if "speaker" in one]
    for statement in fact["statements"]:
        if "speaker" in statement:
            statement["speaker"] = chance.choice(speakers)


def answer(fact: dict[str, Any], chance: Random) -> None:
    chance.choice(list(fact["answers"].values()))["short"] = f"Or {chance.randrange(100)}"


def other_answer(fact: dict[str, Any], chance: Random) -> None:
    statement = chance.choice([one for one in fact["statements"] if one.get("says") in fact["answers"]])
    statement["says"] = chance.choice(list(fact["answers"]))


def verdict(fact: dict[str, Any], chance: Random) -> None:
    verdict = fact.get("verdict", {})
    verdict["confidence"] = "moderate" if verdict.get("confidence") == "low" else "low"
    if "likelihood" not in verdict:
        fact.pop("verdict", None)


def question(fact: dict[str, Any], chance: Random) -> None:
    fact["question"] = f"What was it then, number {chance.randrange(100)}?"


def more(fact: dict[str, Any], chance: Random) -> None:
    fact["statements"].append({**chance.choice(fact["statements"]), "note": "Said again."})


def less(fact: dict[str, Any], chance: Random) -> None:
    del fact["statements"][chance.randrange(len(fact["statements"]))]


def former(fact: dict[str, Any], chance: Random) -> None:
    fact["formerly"] = [f"it-was-{chance.randrange(1000)}"]


def title(fact: dict[str, Any], chance: Random) -> None:
    fact["title"] = f"On the matter, part {chance.randrange(100)}"


def repeated(fact: dict[str, Any], chance: Random) -> None:
    fact.pop("repeats", None)


def body(fact: dict[str, Any], chance: Random) -> None:
    fact["body"] = f"Seen {chance.randrange(100)} times."


def summary(fact: dict[str, Any], chance: Random) -> None:
    fact["summary"] = f"A thing, number {chance.randrange(100)}."


EDITS: tuple[tuple[str, Edit], ...] = (
    ("incidents/*/claims/*.yml", quote),
    ("incidents/*/claims/*.yml", other_speaker),
    ("incidents/*/claims/*.yml", answer),
    ("incidents/*/claims/*.yml", other_answer),
    ("incidents/*/claims/*.yml", verdict),
    ("incidents/*/claims/*.yml", question),
    ("incidents/*/claims/*.yml", more),
    ("incidents/*/claims/*.yml", less),
    ("incidents/*/claims/*.yml", former),
    ("sources/*.yml", title),
    ("sources/*.yml", repeated),
    ("incidents/*/incident.yml", title),
    ("incidents/*/incident.yml", summary),
    ("glossary/*/*.yml", body),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A made-up one, two levels above its site."""
    folder = tmp_path / "project"
    folder.mkdir()
    facts.write(12, folder)
    config = folder / "mkdocs.yml"
    config.write_text(re.sub(r"^hooks:.*", "hooks: []", config.read_text(), flags=re.MULTILINE))
    return folder


@pytest.fixture
def preview(project: Path, tmp_path: Path) -> Preview:
    return Preview(project, tmp_path / "served")


def edit(project: Path, files: str, change: Edit, chance: Random) -> None:
    """Saves one of the files with a change."""
    path = chance.choice(sorted((project / "facts").glob(files)))
    fact = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    change(fact, chance)
    path.write_text(yaml.safe_dump(fact, allow_unicode=True, sort_keys=False), encoding="utf-8")


def is_as_built_anew(preview: Preview, cold: Path) -> bool:
    """Every file, and no other."""
    built = Preview(preview.project, cold).files()
    served = preview.files()
    differ = {name for name in served.keys() | built.keys() if served.get(name) != built.get(name)}
    assert differ == set()
    return True


def test_after_each_edit_everything_is_as_if_it_were_built_anew(preview: Preview, tmp_path: Path) -> None:
    chance = Random(7)
    for number, (files, change) in enumerate(EDITS):
        edit(preview.project, files, change, chance)
        preview.follow()
        assert is_as_built_anew(preview, tmp_path / f"cold-{number}"), change
    assert preview.whole_builds == 1


def test_edits_that_come_before_the_last_is_done_are_all_followed(preview: Preview, tmp_path: Path) -> None:
    chance = Random(8)
    for files, change in (*EDITS, *EDITS):
        edit(preview.project, files, change, chance)
        preview.plugin.server.build(preview.whole)
    preview.finish()
    assert is_as_built_anew(preview, tmp_path / "cold")
    assert preview.whole_builds == 1


def test_what_takes_long_waits_until_nobody_goes_on_editing(
    preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rested, made = Queue[float](), preview.site / "data" / "facts.json"
    chance, before = Random(10), made.read_bytes()
    monkeypatch.setattr(editing, "CALM", 3600)
    rest = Waiting.rest

    def told(waiting: Waiting, seconds: float) -> None:
        rested.put(seconds)
        rest(waiting, seconds)

    monkeypatch.setattr(Waiting, "rest", told)
    edit(preview.project, "incidents/*/claims/*.yml", question, chance)
    preview.plugin.server.build(preview.whole)
    assert rested.get() == 3600
    assert made.read_bytes() == before
    app = preview.plugin.server.waiting.around(lambda *_: [made.read_bytes()], "http://127.0.0.1:8000/")
    (asked,) = app({"PATH_INFO": "/data/facts.json"}, print)
    assert asked != before  # whoever asks for it has it at once
    edit(preview.project, "incidents/*/claims/*.yml", question, chance)
    preview.plugin.server.build(preview.whole)
    assert rested.get() == 3600
    edit(preview.project, "incidents/*/claims/*.yml", question, chance)
    preview.follow()  # and an edit that comes meanwhile does not wait
    assert is_as_built_anew(preview, tmp_path / "cold")
    assert preview.whole_builds == 1


def test_no_search_for_cycles_looks_through_the_whole_site_at_an_edit(preview: Preview) -> None:
    looked_through = gc.get_objects()
    assert preview.plugin.server.editing
    assert preview.plugin.server.editing.served.pages
    assert [one for one in looked_through if isinstance(one, FactPage)] == []


def test_files_beside_the_pages_are_made_one_by_one_each_once(project: Path) -> None:
    site, _ = read_site(project / "facts")
    assert site
    press = Press(site)
    list(press.pages())
    first = next(press.feeds())
    assert next(press.feeds()) is first
    whole = tuple(press.feeds())
    assert [file is again for file, again in zip(whole, press.feeds(), strict=True)] == [True] * len(whole)
    press.forget()
    assert next(press.feeds()) is not first


def test_an_error_is_told_the_last_good_site_stays_and_its_mending_is_followed(
    preview: Preview, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    chance, before = Random(9), preview.files()
    claim = sorted((preview.project / "facts").glob("incidents/*/claims/*.yml"))[0]
    good = claim.read_text(encoding="utf-8")
    claim.write_text(good.replace("question: ", "questoin: "), encoding="utf-8")
    capfd.readouterr()
    preview.follow()
    assert f"{claim.name}:1:1: `questoin` is no field of this fact (did you mean `question`?)" in capfd.readouterr().err
    assert preview.files() == before
    edit(preview.project, "sources/*.yml", title, chance)
    preview.follow()
    assert preview.files() == before
    claim.write_text(good.replace("question: ", "question: And "), encoding="utf-8")
    preview.follow()
    assert is_as_built_anew(preview, tmp_path / "cold")
    assert preview.whole_builds == 1


def test_what_is_more_than_an_edit_of_facts_is_a_whole_build(preview: Preview, tmp_path: Path) -> None:
    (preview.project / "docs" / "new.md").write_text("# New\n\nA page.\n")
    preview.follow()
    source = preview.project / "facts" / "sources" / "source-00002.yml"
    source.with_name("one-more.yml").write_bytes(source.read_bytes())
    preview.follow()
    assert preview.whole_builds == 3
    edit(preview.project, "sources/one-more.yml", title, Random(1))
    preview.follow()
    assert is_as_built_anew(preview, tmp_path / "cold")
    assert preview.whole_builds == 3


def unknown_source(fact: dict[str, Any], _: Random) -> None:
    fact["statements"][0]["source"] = "nobody"


def unknown_answer(fact: dict[str, Any], _: Random) -> None:
    fact["statements"][0]["says"] = "none-of-these"


def a_place_speaks(fact: dict[str, Any], _: Random) -> None:
    fact["statements"][0] |= {"speaker": "zukage-valley", "wording": "reported"}


def names_none(fact: dict[str, Any], _: Random) -> None:
    fact["claims"][0] = "none-of-these"


def former_of_another(fact: dict[str, Any], _: Random) -> None:
    fact["formerly"] = ["source-00001"]


def in_circles(fact: dict[str, Any], _: Random) -> None:
    fact["repeats"] = [{"source": "source-00003", "how": "cites"}]


def markup(fact: dict[str, Any], _: Random) -> None:
    fact["question"] = "What was [[it]]?"


BREAKING: tuple[tuple[str, Edit], ...] = (
    ("incidents/*/claims/question-0.yml", unknown_source),
    ("incidents/*/claims/question-1.yml", unknown_answer),
    ("incidents/*/claims/question-1.yml", a_place_speaks),
    ("incidents/*/claims/question-1.yml", markup),
    ("incidents/*/incident.yml", names_none),
    ("sources/source-00002.yml", former_of_another),
    ("sources/source-00003.yml", in_circles),
)


def test_an_edit_is_sound_where_all_rules_find_no_error(project: Path) -> None:
    folder, chance, broke = project / "facts", Random(4), set()
    good = load(folder).archive
    for files, change in (*BREAKING, *EDITS):
        before, states = {path: path.read_bytes() for path in folder.rglob("*.yml")}, state_of(folder)
        edit(project, files, change, chance)
        found = edited(good, folder, saved(states, state_of(folder)) or ())
        wrong = bool(errors(check(load(folder))))
        assert wrong == (not found or not sound(*found)), change
        broke |= {change} if wrong else set()
        for path, data in before.items():
            path.write_bytes(data)
    assert {change for _, change in BREAKING} <= broke | {a_place_speaks}


def test_whoever_asks_for_what_is_stale_waits_until_it_is_not() -> None:
    waiting = Waiting()
    answered: list[bytes] = []
    app = waiting.around(lambda environ, start: [environ["PATH_INFO"].encode()], "http://127.0.0.1:8000/below/")
    waiting.stale({"a/", "b/"})
    asked = Thread(target=lambda: answered.extend(app({"PATH_INFO": "/below/a/index.html"}, print)))
    asked.start()
    assert app({"PATH_INFO": "/below/c/"}, print) == [b"/below/c/"]
    waiting.fresh({"b/"})
    assert answered == []
    waiting.fresh({"a/"})
    asked.join()
    assert answered == [b"/below/a/index.html"]
