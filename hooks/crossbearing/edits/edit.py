"""Turns files that were saved into the archive with their facts, where nothing but the content of facts has changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from crossbearing.archive import Archive, fact_at
from crossbearing.checks.linked_names import linkable
from crossbearing.kinds import Capture, Claim, Fact, Incident, Source, Term

NAMES: Mapping[type[Fact], str] = {
    Incident: "incidents",
    Claim: "claims",
    Source: "sources",
    Term: "terms",
    Capture: "captures",
}
"""Where the archive has each kind. Whatever else is edited, such as the publisher, changes every page."""

State: TypeAlias = tuple[int, int, int, int]
"""Of a file: differs where it was saved."""


def state_of(folder: Path) -> Mapping[str, State]:
    """Every file below a folder by its path, what is hidden left out, or the one file; nothing where it has gone."""
    return dict(_states(str(folder), "")) if folder.is_dir() else dict(_state("", folder))


def saved(before: Mapping[str, State], after: Mapping[str, State]) -> set[str] | None:
    """The paths of files that were saved; None where files came or went."""
    return {name for name in after if after[name] != before[name]} if before.keys() == after.keys() else None


def edited(before: Archive, folder: Path, names: Iterable[str]) -> tuple[Archive, tuple[Fact, ...]] | None:
    """The archive with what stands in these files now, and the facts that differ; None where all are to be read."""
    found: dict[str, dict[str, Fact]] = {}
    for name in sorted(names):
        fact = fact_at(folder, name, before.folder)
        kind = NAMES.get(type(fact)) if fact else None
        if not fact or not kind or fact.key not in getattr(before, kind):
            return None
        old = getattr(before, kind)[fact.key]
        if isinstance(fact, Term) and linkable(fact) != linkable(old):
            return None  # every page may name it
        if fact != old:
            found.setdefault(kind, {})[fact.key] = fact
    new: dict[str, Any] = {kind: MappingProxyType({**getattr(before, kind), **facts}) for kind, facts in found.items()}
    return replace(before, **new), tuple(fact for facts in found.values() for fact in facts.values())


def _states(folder: str, path: str) -> Iterator[tuple[str, State]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _states(entry.path, f"{path}{entry.name}/")
        else:
            yield from _state(f"{path}{entry.name}", entry)


def _state(name: str, file: os.DirEntry[str] | Path) -> Iterator[tuple[str, State]]:
    try:
        stat = file.stat()
    except OSError:
        return
    yield name, (stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
