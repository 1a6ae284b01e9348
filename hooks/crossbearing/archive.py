"""Turns a folder of facts into a frozen Archive and the problems of its files."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from crossbearing.kinds import TERM_KINDS, Claim, Fact, Incident, Publisher, Source, Term
from crossbearing.kinds.mistakes import MISSING, problems_of, unknown_field
from crossbearing.kinds.values import id_mistake
from crossbearing.problems import Place, Problem, quoted
from crossbearing.read import Document, read

AnyFact = TypeVar("AnyFact", bound=Fact)

LAYOUT: tuple[tuple[re.Pattern[str], type[Fact]], ...] = (
    (re.compile(r"publisher\.yml"), Publisher),
    (re.compile(r"incidents/(?P<id>[^/]+)/incident\.yml"), Incident),
    (re.compile(r"incidents/(?P<incident>[^/]+)/claims/(?P<id>[^/]+)\.yml"), Claim),
    (re.compile(r"sources/(?P<id>[^/]+)\.yml"), Source),
    (re.compile(rf"glossary/(?P<kind>{'|'.join(TERM_KINDS)})/(?P<id>[^/]+)\.yml"), Term),
)
"""Where each kind of fact stands; the named parts of the path become fields."""

BESIDE = re.compile(r"README\.md|LICEN[CS]E(\..+)?|captures/[^/]+\.yml|(.*/)?\.[^/]+")
"""What may stand in the folder without being a fact: the contributors' page, the licence, captures, hidden files."""


@dataclass(frozen=True, slots=True)
class Archive:
    """All facts that could be read and are no drafts, each kind by its key, sorted."""

    publisher: Publisher | None = None
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    """By `INCIDENT/CLAIM`."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    set_aside: frozenset[tuple[type[Fact], str]] = frozenset()
    """Drafts, and facts with problems of their own: known by kind and key, but not read."""
    files: Mapping[tuple[type[Fact], str], Document] = field(default_factory=dict, repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The ids of terms by their names, other names included."""
    folder: str = "facts"
    digest: str = ""
    """SHA-256 over the path and bytes of each fact: the same facts, the same digest."""

    def place(self, fact: Fact, *path: str | int, key: bool = False) -> Place:
        """Where a part of a fact stands; `key` asks for the field's name instead of its value."""
        document = self.files[type(fact), fact.key]
        return Place(document.file, *document.spot.find(path, key))

    def file_of(self, fact: Fact) -> str:
        """The path of the fact's file, with forward slashes."""
        return self.files[type(fact), fact.key].file

    def named(self, name: str) -> str:
        """The id of the term that is meant by an id or a name, or nothing."""
        return name if name in self.terms else self.names.get(name, "")

    def claims_of(self, incident: Incident) -> tuple[Claim, ...]:
        """In reading order."""
        keys = (f"{incident.id}/{name}" for name in incident.claims)
        return tuple(self.claims[key] for key in keys if key in self.claims)


@dataclass(frozen=True, slots=True)
class Loaded:
    """An archive, and all problems of its files, sorted."""

    archive: Archive
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Shelf:
    """What has been read so far."""

    folder: str
    facts: list[Fact] = field(default_factory=list)
    files: dict[tuple[type[Fact], str], Document] = field(default_factory=dict)
    set_aside: set[tuple[type[Fact], str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def load(folder: Path) -> Loaded:
    """Reads every file below the folder; whatever is wrong with one does not keep the others from being read."""
    shelf = _Shelf(Path(os.path.relpath(folder)).as_posix() if folder.is_absolute() else folder.as_posix())
    digest = hashlib.sha256()
    if not folder.is_dir():
        hint = "name the folder that holds publisher.yml, with --facts"
        shelf.problems.append(Problem(Place(shelf.folder), "there is no such folder", hint, "files"))
        return Loaded(Archive(folder=shelf.folder), tuple(shelf.problems))
    for path in _files(folder, shelf):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes()
        digest.update(b"%d %s %d\n" % (len(name.encode()), name.encode(), len(data)) + data)
        _shelve(name, data, shelf)
    if not any(kind is Publisher for kind, _ in (*shelf.files, *shelf.set_aside)):
        hint = "write publisher.yml with name, url, contact, licence and language"
        shelf.problems.append(Problem(Place(f"{shelf.folder}/publisher.yml"), "the file is missing", hint, "files"))
    return Loaded(_archive(shelf, digest.hexdigest()), tuple(sorted(shelf.problems)))


def _files(folder: Path, shelf: _Shelf) -> Iterator[Path]:
    """Every file that may be a fact, in the order of their paths; others become problems."""
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            _refuse(name, "a symbolic link that leaves the folder", "put a file in its place", shelf)
        elif path.is_dir():
            continue
        elif not stat.S_ISREG(path.stat().st_mode if path.exists() else 0):
            _refuse(name, "not a regular file", "put a file in its place", shelf)
        elif not BESIDE.fullmatch(name):
            yield path


def _refuse(name: str, message: str, hint: str, shelf: _Shelf) -> None:
    shelf.problems.append(Problem(Place(f"{shelf.folder}/{name}"), message, hint, "files"))


def _shelve(name: str, data: bytes, shelf: _Shelf) -> None:
    """Reads one file and puts its fact on the shelf, or its problems."""
    found = next(((match, kind) for pattern, kind in LAYOUT if (match := pattern.fullmatch(name))), None)
    if found is None:
        hint = "facts stand at publisher.yml, incidents/ID/incident.yml, incidents/ID/claims/ID.yml, sources/ID.yml"
        _refuse(name, "no fact belongs here", f"{hint} and glossary/KIND/ID.yml", shelf)
        return
    match, kind = found
    given = match.groupdict()
    for part, text in given.items():
        if part != "kind" and (wrong := id_mistake(text)):
            _refuse(name, f"the id {quoted(text)} {wrong[0]}", f"rename it: {wrong[1]}", shelf)
            return
    document = read(data, f"{shelf.folder}/{name}")
    key = "/".join(text for part, text in given.items() if part != "kind")
    if kind is Term and any((Term, key) in known for known in (shelf.files, shelf.set_aside)):
        _refuse(name, f"the id {quoted(key)} stands in two folders of the glossary", "rename one of the two", shelf)
    problems = document.problems or _validate(document, kind, given, shelf)
    shelf.problems.extend(problems)
    if problems or (kind, key) not in shelf.files:
        shelf.set_aside.add((kind, key))


def _validate(document: Document, kind: type[Fact], given: Mapping[str, str], shelf: _Shelf) -> list[Problem]:
    """Makes the fact and puts it on the shelf, unless it is a draft or has problems, which are returned."""

    def place_of(path: tuple[str | int, ...], key: bool) -> Place:
        return Place(document.file, *document.spot.find(path, key))

    if not isinstance(document.value, dict):
        message = f"{quoted(document.value)} stands" if isinstance(document.value, str) else "a list stands"
        message += " where fields belong"
        return [Problem(place_of((), False), message, "write `field: value` lines", "shape")]
    typed = [unknown_field((name,), place_of, kind) for name in kind.GIVEN if name in document.value]
    try:
        fact = kind.model_validate({**document.value, **given})
    except ValidationError as error:
        problems = typed + problems_of(error, place_of, kind)
        spared = document.value.get("draft") == "yes"
        return [problem for problem in problems if not (spared and problem.rule == MISSING)]
    if not typed and not fact.draft:
        shelf.facts.append(fact)
        shelf.files[kind, fact.key] = document
    return typed


def _archive(shelf: _Shelf, digest: str) -> Archive:
    terms = _of(Term, shelf)
    return Archive(
        publisher=next(iter(_of(Publisher, shelf).values()), None),
        incidents=_of(Incident, shelf),
        claims=_of(Claim, shelf),
        sources=_of(Source, shelf),
        terms=terms,
        set_aside=frozenset(shelf.set_aside),
        files=MappingProxyType(shelf.files),
        names=MappingProxyType({name: term.id for term in terms.values() for name in (*term.also, term.name)}),
        folder=shelf.folder,
        digest=digest,
    )


def _of(kind: type[AnyFact], shelf: _Shelf) -> Mapping[str, AnyFact]:
    facts = (fact for fact in shelf.facts if isinstance(fact, kind))
    return MappingProxyType({fact.key: fact for fact in sorted(facts, key=lambda fact: fact.key)})
