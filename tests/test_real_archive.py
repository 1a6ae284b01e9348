"""What the archive of this repository promises: how much it holds, and that its own words take no side."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

LOADED = re.compile(
    r"\b(terroris\w*|regimes?|martyr\w*|militants?|jihad\w*|islamists?|thugs?|butcher\w*|barbar\w*|savage\w*|heroic\w*|heroes"
    r"|infamous|notorious\w*|brutal\w*|massacre\w*|cowardly|so-called|puppets?|aggressors?|liberated|bandits?|murder\w*"
    r"|rebels?|insurgents?|stooges?|occupiers?|regrettabl\w*|tragic\w*|evil|shameful\w*|propagand\w*)\b",
    re.IGNORECASE,
)
"""Words that take a side, or feel something."""

THEIR_WORDS = {
    "quote",
    "translation",
    "title",
    "url",
    "anonymous",
    "attribution_doubted",
    "authors",
    "publisher",
    "before",
    "after",
}
"""Fields that hold somebody else's words, or an address, or what somebody is called."""

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|\[\[[^\]]*\]\]")
"""Quotations within a text, and references, whose ids may be made from a title."""


@pytest.fixture(scope="module")
def data(site: Path) -> Any:
    """The published data set."""
    return json.loads((site / "data" / "facts.json").read_text(encoding="utf-8"))


def test_the_archive_is_as_broad_as_the_research(data: Any) -> None:
    assert len(data["claims"]) >= 22
    voices = [{entry["voice"] for entry in claim["statements"]} for claim in data["claims"]]
    assert sum(len(names) >= 2 for names in voices) >= 16
    assert len(data["sources"]) >= 60
    publishers = {source["publisher"] for source in data["sources"]}
    assert sum(not publishers & {term["name"], *term["also"]} for term in data["terms"]) >= 50
    assert sum(term["place"] is not None for term in data["terms"]) >= 4
    assert sum(len(incident["timeline"]) for incident in data["incidents"]) >= 30


def test_most_questions_stay_open_or_leaning_and_each_says_why(data: Any) -> None:
    findings = [claim["finding"] for claim in data["claims"]]
    assert sum(finding in ("open", "leaning", "not-assessed") for finding in findings) > len(findings) / 2
    for claim in data["claims"]:
        assert claim["because"], claim["id"]
        assert claim["would_settle"] or claim["finding"] == "established", claim["id"]


def test_every_quotation_of_the_article_is_verified(data: Any) -> None:
    states = [
        entry["verified"]
        for claim in data["claims"]
        for entry in claim["statements"]
        if entry["source"] == "funker530-mi-8-tow"
    ]
    assert states.count("verified") >= 35
    assert "not-captured" not in states


def test_relays_of_one_briefing_are_one_origin(data: Any) -> None:
    claim = next(claim for claim in data["claims"] if claim["id"].endswith("/first-damage"))
    answer = next(answer for answer in claim["answers"] if answer["id"] == "small-arms-fire")
    relays = {entry["source"] for entry in claim["statements"] if entry["says"] == "small-arms-fire"}
    assert answer["said_by"] == ["Russian Armed Forces"]
    assert len(relays) >= 6


def test_no_loaded_word_stands_outside_a_quotation(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}: {word[0]!r} in {text[:80]!r}"
        for path in sorted((root / "facts").rglob("*.yml"))
        for text in _own_words(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))
        for word in LOADED.finditer(QUOTED.sub("", text))
    ]
    assert found == []


def _own_words(value: Any) -> Iterator[str]:
    """Every text of a fact that is the editors' own."""
    if isinstance(value, dict):
        for field, inner in value.items():
            if field not in THEIR_WORDS:
                yield from _own_words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _own_words(inner)
    elif not re.fullmatch(r"[a-z0-9/-]+", value):  # an id may be made from a title
        yield value


def test_a_doubted_text_is_never_shown_as_the_armys_own_word(site: Path) -> None:
    term = BeautifulSoup((site / "glossary/syrian-arab-army/index.html").read_text(encoding="utf-8"), "html5lib")
    said = [" ".join(line.get_text(" ").split()) for line in term.select("dl.says dd")]
    assert "Attributed to it: Exactly 15 people were aboard." in said
    assert [line for line in said if "15 people" in line and not line.startswith("Attributed to it: ")] == []
    incident = BeautifulSoup((site / "incidents/mi-8-latakia-2015/index.html").read_text(encoding="utf-8"), "html5lib")
    cells = [" ".join(cell.get_text(" ").split()) for cell in incident.select(".matrix .cell")]
    assert any(cell.startswith("attributed: 15") for cell in cells)
    assert not any(cell == "15" for cell in cells)
