"""Turns an archive into a Site that notes what each page looks up, and after an edit into the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from crossbearing.archive import Archive
from crossbearing.edits.reads import Read, Reads, Traced, changed
from crossbearing.kinds import Fact
from crossbearing.site import Site, site_with
from crossbearing.weigh import Weighed, weigh

AnyFact = TypeVar("AnyFact", bound=Fact)
Key = TypeVar("Key")
Kept = TypeVar("Kept")

FACTS = ("incidents", "claims", "sources", "terms", "captures")
"""The mappings of an archive in which an edit changes values, and no keys."""


@dataclass(frozen=True, slots=True)
class TracedSite(Site):
    """A site whose look-ups are noted."""

    reads: Reads = field(default_factory=Reads)
    plain: Archive = field(default_factory=Archive)
    """Without notes."""
    weighing: dict[str, frozenset[Read]] = field(default_factory=dict)
    """What was looked up to weigh each claim."""
    worked_out: dict[str, Callable[[Site], Mapping[Any, Any]]] = field(default_factory=dict)
    """How each mapping of `by` is made."""

    def each(self, facts: Mapping[str, AnyFact]) -> Iterable[AnyFact]:
        """The one that is asked for, or all."""
        return facts.values() if self.reads.asked is None else (facts[self.reads.asked],)

    def keep(self, what: str, of: str, worked_out: Callable[[], Kept]) -> Kept:
        """Whoever asks looks at all that it rests on, the fact that it is of among it, which nobody looks up then."""
        if (what, of) not in self.kept:
            with self.reads.noting() as found:
                value = worked_out()
            found |= {(name, of) for name in FACTS if of in getattr(self.plain, name)}
            self.kept[what, of] = value, frozenset(found)
        kept: tuple[Kept, frozenset[Read]] = self.kept[what, of]
        self.reads.inherit(kept[1])
        return kept[0]

    def by(self, what: str, worked_out: Callable[[Site], Mapping[Key, Kept]]) -> Mapping[Key, Kept]:
        """Whoever asks for a key looks at its value alone: the whole is made anew after each edit, and compared."""
        if (what, "") not in self.kept:
            with self.reads.noting():
                self.kept[what, ""] = dict(worked_out(self)), frozenset()
        self.worked_out[what] = worked_out
        return Traced(what, self.kept[what, ""][0], self.reads, keys_change=True)


def traced(archive: Archive) -> TracedSite:
    """The first site."""
    reads = Reads()
    noting = _noting(archive, reads)
    weighed, weighing = {}, {}
    for key in archive.claims:
        weighed[key], weighing[key] = _weighed(key, noting, reads)
    return _site(archive, noting, weighed, weighing, reads)


def after(archive: Archive, before: TracedSite) -> tuple[TracedSite, set[Read]]:
    """The site of an archive with the same keys, and what of the one before differs."""
    reads, noting = before.reads, _noting(archive, before.reads)
    found = {read for name in FACTS for read in changed(name, getattr(before.plain, name), getattr(archive, name))}
    weighed = dict(_of(before.weighed))
    weighing = dict(before.weighing)
    for key, looked_up in before.weighing.items():
        if ("claims", key) in found or not looked_up.isdisjoint(found):
            again, weighing[key] = _weighed(key, noting, reads)
            weighed[key] = weighed[key] if again == weighed[key] else again
    site = _site(archive, noting, weighed, weighing, reads)
    for name in ("weighed", "by_source", "by_term"):
        found |= changed(name, _of(getattr(before, name)), _of(getattr(site, name)))
    site.kept.update({key: kept for key, kept in before.kept.items() if key[1] and kept[1].isdisjoint(found)})
    return site, found | _compared(site, before)


def _compared(site: TracedSite, before: TracedSite) -> set[Read]:
    """What of the mappings of `by` differs."""
    found: set[Read] = set()
    for what, worked_out in before.worked_out.items():
        site.by(what, worked_out)
        found |= changed(what, before.kept[what, ""][0], site.kept[what, ""][0])
    return found


def _weighed(key: str, archive: Archive, reads: Reads) -> tuple[Weighed, frozenset[Read]]:
    with reads.noting() as found:
        weighed = weigh(archive.claims[key], archive)
    return weighed, frozenset(found)


def _noting(archive: Archive, reads: Reads) -> Archive:
    noting: dict[str, Any] = {name: Traced(name, getattr(archive, name), reads) for name in FACTS}
    return replace(archive, **noting)


def _site(
    archive: Archive,
    noting: Archive,
    weighed: Mapping[str, Weighed],
    weighing: dict[str, frozenset[Read]],
    reads: Reads,
) -> TracedSite:
    plain = site_with(archive, weighed)
    looked_up = (
        Traced("weighed", plain.weighed, reads),
        Traced("by_source", plain.by_source, reads, keys_change=True),
        Traced("by_term", plain.by_term, reads, keys_change=True),
    )
    return TracedSite(noting, *looked_up, reads=reads, plain=archive, weighing=weighing)


def _of(mapping: Mapping[Any, Any]) -> Mapping[Any, Any]:
    return mapping.of if isinstance(mapping, Traced) else mapping
