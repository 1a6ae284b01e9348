"""Turns an archive into the same one under the names that its facts bear in a later one, by their former ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias, TypeVar, cast

from crossbearing.archive import Archive, Key
from crossbearing.checks.following import Path
from crossbearing.checks.pointers import Pointer, known, pointers
from crossbearing.kinds import Capture, Claim, Fact, Incident, Source, Term
from crossbearing.kinds.values import Part
from crossbearing.meaning import meaning_of

Names: TypeAlias = Mapping[Key, str]
"""The new key of each fact that was renamed, by its kind and old key."""
LEAST_TELLING = 20
"""Code points of a text that hardly stands in two facts."""
AnyFact = TypeVar("AnyFact", bound=Fact)


def renamings(before: Archive, after: Archive) -> Names:
    """Which facts of the one archive stand in the other under a new name; a claim also when its incident does."""
    found: dict[Key, str] = {}
    for fact in after.facts():
        there = known(type(fact), before)
        still = known(type(fact), after)
        earlier = next((key for key in _keys(fact, after) if key in there), fact.key)
        if earlier != fact.key and earlier not in still:
            found[type(fact), earlier] = fact.key
    return found


def unmarked(before: Archive, after: Archive) -> Iterator[tuple[Fact, str]]:
    """Facts that came and say what another said that went, each with the id of that one, which no `formerly` names."""
    for kind in (Incident, Claim, Source, Term):
        there, still = known(kind, before), known(kind, after)
        gone = {key: _telling(there[key]) for key in there if key not in still}
        for key, fact in still.items():
            said = _telling(fact) if key not in there and gone else set()
            most = max(gone, key=lambda key: len(gone[key] & said)) if said else ""
            if most and len(gone[most] & said) * 2 >= max(len(gone[most]), len(said)) and there[most].id != fact.id:
                yield fact, there[most].id


def _telling(fact: Fact) -> set[str]:
    """Those of its texts that are long enough to tell it from others."""
    return {text for text in meaning_of(fact).values() if len(text) >= LEAST_TELLING}


def under(archive: Archive, names: Names) -> Archive:
    """The archive with each of these facts, and all that names it, under the new name; the old one is a former id."""
    if not names:
        return archive
    terms = _all(archive.terms, names)
    return replace(
        archive,
        incidents=_all(archive.incidents, names),
        claims=_all(archive.claims, names),
        sources=_all(archive.sources, names),
        terms=terms,
        captures=_all(archive.captures, names),
        names={name: term.id for term in terms.values() for name in (*term.also, term.name)},
    )


def _keys(fact: Fact, archive: Archive) -> Iterator[str]:
    """Under which keys a fact may stand in an earlier archive, its own first."""
    ids = (fact.id, *fact.formerly)
    if not isinstance(fact, Claim):
        yield from ids
        return
    incident = archive.incidents.get(fact.incident)
    for folder in (fact.incident, *(incident.formerly if incident else ())):
        yield from (f"{folder}/{name}" for name in ids)


def _all(facts: Mapping[str, AnyFact], names: Names) -> Mapping[str, AnyFact]:
    moved = [_renamed(fact, names) for fact in facts.values()]
    return {fact.key: fact for fact in sorted(moved, key=lambda fact: fact.key)}


def _renamed(fact: AnyFact, names: Names) -> AnyFact:
    folder, _, name = _new_key(fact, names).rpartition("/")
    changed: dict[str, object] = {"id": name, **({"incident": folder} if folder else {})}
    if name != fact.id and not isinstance(fact, Capture):
        changed["formerly"] = (*fact.formerly, fact.id)
    rewritten = cast(AnyFact, _rewritten(fact, (), dict(_rewordings(fact, names))))
    return rewritten.model_copy(update=changed)


def _new_key(fact: Fact, names: Names) -> str:
    return names.get((Source if isinstance(fact, Capture) else type(fact), fact.key), fact.key)


def _rewordings(fact: Fact, names: Names) -> Iterator[tuple[Path, str]]:
    """The new text of each field that names a renamed fact."""
    texts: dict[Path, str] = {}
    for pointer in pointers(fact):
        if new := names.get(pointer.to):
            texts[pointer.path] = _reworded(texts.get(pointer.path) or _at(fact, pointer.path), pointer, new)
    yield from texts.items()
    if isinstance(fact, Incident):
        for index, claim in enumerate(fact.claims):
            yield ("claims", index), names.get((Claim, f"{fact.id}/{claim}"), claim).rpartition("/")[2]
    if isinstance(fact, Capture):
        yield ("source",), names.get((Source, fact.source), fact.source)
        for number, proof in enumerate(fact.quotations):
            for index, claim in enumerate(proof.claims):
                yield ("quotations", number, "claims", index), names.get((Claim, claim), claim)


def _reworded(text: str, pointer: Pointer, new: str) -> str:
    """A field that holds an id is the new one; in Prose it stands in `[[…]]`, where a claim may do without incident."""
    typed = pointer.name.strip("[]").rpartition(":")[2]
    shown = new if "/" in typed else new.rpartition("/")[2]
    if pointer.words is None:
        return shown
    start = pointer.name.removesuffix(f"{typed}]]")
    return re.sub(rf"{re.escape(start + typed)}(?=\s*[|\]])", start + shown, text)


def _at(value: Any, path: Path) -> str:
    for step in path:
        value = getattr(value, str(step)) if isinstance(value, Part) else value[step]
    return str(value)


def _rewritten(value: object, path: Path, texts: Mapping[Path, str]) -> object:
    """The same value with other texts at some paths."""
    if path in texts:
        return texts[path]
    if isinstance(value, Part):
        fields = {name: _rewritten(getattr(value, name), (*path, name), texts) for name in type(value).model_fields}
        return value.model_copy(update=fields)
    if isinstance(value, Mapping):
        return {name: _rewritten(inner, (*path, name), texts) for name, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(_rewritten(item, (*path, index), texts) for index, item in enumerate(value))
    return value
