"""Turns a folder into an Archive: whatever is wrong with one file does not keep the others from being read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from crossbearing.archive.archive import Archive, Key, Loaded
from crossbearing.archive.folder import Found, file_at, files
from crossbearing.archive.layout import kind_at, meant_at, misnamed, misplaced
from crossbearing.kinds import Capture, Claim, Fact, Incident, Publisher, Source, Term
from crossbearing.kinds.making import Made, make
from crossbearing.problems import Place, Problem, quoted
from crossbearing.read import Document, read

AnyFact = TypeVar("AnyFact", bound=Fact)
Reading: TypeAlias = Callable[[bytes, str], Document]
"""Of one file, by its bytes and its name."""


@dataclass(slots=True)
class _Shelf:
    """What has been read so far."""

    folder: str
    facts: dict[Key, Fact] = field(default_factory=dict)
    files: dict[Key, Document] = field(default_factory=dict)
    drafts: dict[Key, str] = field(default_factory=dict)
    set_aside: set[Key] = field(default_factory=set)
    unread: set[Key] = field(default_factory=set)
    """Facts of which not even the text is known."""
    problems: list[Problem] = field(default_factory=list)


def load(folder: Path, reading: Reading = read) -> Loaded:
    """Reads every file below the folder; all problems come back at once, sorted."""
    shelf = _Shelf(Path(os.path.relpath(folder)).as_posix() if folder.is_absolute() else folder.as_posix())
    if not folder.is_dir():
        hint = "name the folder that holds publisher.yml, with --facts"
        problem = Problem(Place(shelf.folder), "there is no such folder", hint, "files")
        return Loaded(Archive(folder=shelf.folder), (problem,))
    digest = hashlib.sha256()
    for found in files(folder, shelf.folder):
        if isinstance(found, Problem):
            shelf.problems.append(found)
            _set_aside_unread(found.place.file.removeprefix(f"{shelf.folder}/"), shelf)
        else:
            digest.update(found.hashed)
            _shelve(found.name, found.data, shelf, reading)
    if not {(Publisher, "")} & {*shelf.facts, *shelf.set_aside, *shelf.unread}:
        hint = "write it, with name, url, contact, licence and language"
        shelf.problems.append(Problem(Place(f"{shelf.folder}/publisher.yml"), "the file is missing", hint, "files"))
    _set_aside_claims_of_drafts(shelf)
    return Loaded(_archive(shelf, digest.hexdigest()), tuple(sorted(set(shelf.problems))))


def fact_at(folder: Path, name: str, shown: str) -> Fact | None:
    """The one fact of a file; None where it has a problem, is a draft or has gone: all facts are to be read then."""
    expected, found = kind_at(name), next(iter(file_at(folder, name, shown)), None)
    if not expected or not isinstance(found, Found) or misnamed(name, expected[1], shown):
        return None
    fact, draft, problems = _made(*expected, found, shown, read)[1]
    return None if draft or problems else fact


def _shelve(name: str, data: bytes, shelf: _Shelf, reading: Reading) -> None:
    """Reads one file and puts its fact on the shelf, or its problems."""
    expected = kind_at(name)
    wrong = misnamed(name, expected[1], shelf.folder) if expected else misplaced(name, shelf.folder)
    if wrong or not expected:
        shelf.problems += [wrong] if wrong else []
        for path in meant_at(name):
            _set_aside_unread(path, shelf)
        return
    kind, given = expected
    document, (fact, draft, problems) = _made(kind, given, Found(name, data), shelf.folder, reading)
    shelf.problems.extend(problems)
    key = _key(kind, given)
    if key in shelf.facts or key in shelf.set_aside:  # a term: the other is of another kind
        message = f"the id {quoted(key[1])} stands in two folders of the glossary"
        shelf.problems.append(Problem(Place(document.file), message, "rename one of the two", "files"))
        return
    shelf.files[key] = document
    if fact and not draft:
        shelf.facts[key] = fact
    else:
        shelf.set_aside.add(key)
        if not document.text:
            shelf.unread.add(key)
    if draft:
        shelf.drafts[key] = document.file


def _made(
    kind: type[Fact], given: dict[str, str], found: Found, folder: str, reading: Reading
) -> tuple[Document, Made]:
    document = reading(found.data, f"{folder}/{found.name}")
    unread = Made(None, False, document.problems)
    return document, unread if document.problems else make(kind, given, document.value, document.find)


def _set_aside_unread(name: str, shelf: _Shelf) -> None:
    """The fact that stands at this path, whatever it holds: nothing that refers to it is blamed."""
    if expected := kind_at(name):
        shelf.unread.add(_key(*expected))


def _key(kind: type[Fact], given: Mapping[str, str]) -> Key:
    return kind, "/".join(given[part] for part in ("incident", "id") if part in given)


def _set_aside_claims_of_drafts(shelf: _Shelf) -> None:
    """A claim has no page without its incident."""
    for key, fact in list(shelf.facts.items()):
        if isinstance(fact, Claim) and (Incident, fact.incident) in shelf.drafts:
            del shelf.facts[key]
            shelf.drafts[key] = shelf.files[key].file
            shelf.set_aside.add(key)


def _archive(shelf: _Shelf, digest: str) -> Archive:
    terms = _of(Term, shelf)
    return Archive(
        publisher=next(iter(_of(Publisher, shelf).values()), None),
        incidents=_of(Incident, shelf),
        claims=_of(Claim, shelf),
        sources=_of(Source, shelf),
        terms=terms,
        captures=_of(Capture, shelf),
        drafts=MappingProxyType(shelf.drafts),
        set_aside=frozenset(shelf.set_aside | shelf.unread),
        unread=bool(shelf.unread),
        files=MappingProxyType(shelf.files),
        names=MappingProxyType({name: term.id for term in terms.values() for name in (*term.also, term.name)}),
        folder=shelf.folder,
        digest=digest,
    )


def _of(kind: type[AnyFact], shelf: _Shelf) -> Mapping[str, AnyFact]:
    facts = (fact for fact in shelf.facts.values() if isinstance(fact, kind))
    return MappingProxyType({fact.key: fact for fact in sorted(facts, key=lambda fact: fact.key)})
