"""The example of each kind is a sound draft, and shows and explains every field that its model has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crossbearing.archive import load
from crossbearing.checks import check
from crossbearing.kinds import KINDS, Capture, Fact
from crossbearing.kinds.examples import everything_used, example
from crossbearing.kinds.fields import Field, groups_of
from crossbearing.kinds.making import make
from crossbearing.problems import Place
from crossbearing.read import Document, read

WRITTEN = tuple(kind for kind in KINDS if kind is not Capture)
"""Captures are written by a program."""
PLACES = {
    "incident": "incidents/new/incident.yml",
    "claim": "incidents/new/claims/new.yml",
    "source": "sources/new.yml",
    "term": "glossary/concepts/new.yml",
    "publisher": "publisher.yml",
}
COMMENT = re.compile(r" *# (?=\S)")

each_kind = pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.__name__)


def parsed(text: str) -> Document:
    document = read(text.encode(), "example.yml")
    assert document.problems == []
    return document


def explanation(text: str, place: Place) -> str:
    """The lines of words right above a field, as one."""
    found: list[str] = []
    for line in reversed(text.splitlines()[: place.line - 1]):
        if not COMMENT.match(line):
            break
        found.insert(0, COMMENT.sub("", line))
    return " ".join(found)


def shown(kind: type[Fact]) -> list[tuple[str, Field, str]]:
    """Each field of the model, with its path and the words above it; empty where the example does not show it."""
    text = everything_used(example(kind))
    document = parsed(text)
    found = []
    for group in groups_of(kind):
        for field in group.fields:
            path = f"{group.path}.{field.name}".removeprefix(".")
            steps = reached(document.value, path)
            found.append((path, field, explanation(text, document.find(steps, key=True)) if steps else ""))
    return found


def reached(value: object, path: str) -> tuple[str | int, ...]:
    """The path with the first item or entry in place of each star; nothing where the example does not go that far."""
    steps: list[str | int] = []
    for step in path.split("."):
        if isinstance(value, list):
            steps.append(0)
            value = value[0]
        elif isinstance(value, dict) and (step in value or step == "*"):
            steps.append(next(iter(value)) if step == "*" else step)
            value = value[steps[-1]]
        else:
            return ()
    return tuple(steps)


@each_kind
def test_every_field_is_shown_with_the_meaning_that_its_docstring_gives(kind: type[Fact]) -> None:
    wrong = {}
    for path, field, words in shown(kind):
        meaning = ("* " if field.required else "") + field.meaning
        if not words.startswith(meaning) or any(word not in words for word in field.words):
            wrong[path] = f"has {words!r}, should begin with {meaning!r} and name {', '.join(field.words)}"
    assert wrong == {}


@each_kind
def test_the_example_is_a_draft_that_passes_every_rule(kind: type[Fact], tmp_path: Path) -> None:
    name = kind.__name__.lower()
    publisher = tmp_path / "publisher.yml"
    publisher.write_text("{name: A, url: https://a.example/, contact: a@b.example, licence: CC0-1.0, language: en}\n")
    path = tmp_path / PLACES[name]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(example(kind), encoding="utf-8")
    assert check(load(tmp_path)) == ()


@each_kind
def test_without_the_draft_mark_each_required_field_is_asked_for(kind: type[Fact]) -> None:
    document = parsed(example(kind).replace("draft: yes\n", ""))
    _, draft, problems = make(kind, {}, document.value, document.find)
    assert not draft
    assert {problem.rule for problem in problems} == {"missing"}
    top = groups_of(kind)[0]
    asked = {re.sub(r"[.\[].*", "", problem.message.split("`")[1]) for problem in problems}
    assert {field.name for field in top.fields if field.required} <= asked


@each_kind
def test_every_value_that_the_example_shows_may_stand_there(kind: type[Fact]) -> None:
    document = parsed(everything_used(example(kind)))
    assert make(kind, {}, document.value, document.find).problems == []


@each_kind
def test_the_first_line_names_the_schema_of_the_kind(kind: type[Fact]) -> None:
    site = "https://crossbearing.github.io/crossbearing"
    head = f"# yaml-language-server: $schema={site}/data/schema/{kind.__name__.lower()}.json"
    assert example(kind).splitlines()[0] == head
