"""An archive of which everything can be looked up, and some facts are shown to whoever goes through them."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import replace
from typing import Any, TypeVar

from crossbearing.archive.archive import Archive, Key
from crossbearing.kinds import Claim, Incident, Source, Term

Value = TypeVar("Value")


class Narrowed(Mapping[str, Value]):
    """A mapping of which all names are known, all values can be looked up, and some are shown to who goes through."""

    def __init__(self, of: Mapping[str, Value], shown: Iterable[str]) -> None:
        """Shown are the values of these, as far as there are any."""
        self._of, self._shown = of, {key: of[key] for key in shown if key in of}

    def __getitem__(self, key: str) -> Value:
        return self._of[key]

    def get(self, key: str, default: Any = None) -> Any:
        return self._of.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._of

    def __iter__(self) -> Iterator[str]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)

    def values(self) -> ValuesView[Value]:
        return self._shown.values()

    def items(self) -> ItemsView[str, Value]:
        return self._shown.items()


def narrowed(archive: Archive, keys: Iterable[Key]) -> Archive:
    """Of incidents, claims, sources and terms it shows these alone, in this order."""
    facts: dict[type, list[str]] = {kind: [] for kind in (Incident, Claim, Source, Term)}
    for kind, key in keys:
        facts[kind].append(key)
    return replace(
        archive,
        incidents=Narrowed(archive.incidents, facts[Incident]),
        claims=Narrowed(archive.claims, facts[Claim]),
        sources=Narrowed(archive.sources, facts[Source]),
        terms=Narrowed(archive.terms, facts[Term]),
    )
