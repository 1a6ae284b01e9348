"""Turns Prose into plain text on one line; a reference becomes the name of what it leads to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from crossbearing.archive import Archive
from crossbearing.prose import Link, Reference, render

TAG = re.compile(r"<[^>]*>")


def plain_text(prose: str, archive: Archive, incident: str = "") -> str:
    """The words that a reader would see; `incident` is the one that `[[claim:…]]` is about."""
    return " ".join(unescape(TAG.sub("", render(prose, _Names(archive, incident)))).split())


@dataclass(frozen=True, slots=True)
class _Names:
    """Resolves a reference to the name of what it leads to."""

    archive: Archive
    incident: str

    def __call__(self, reference: Reference) -> Link | None:
        name = reference.words or self._name(reference)
        return Link("", name) if name else None

    def _name(self, reference: Reference) -> str:
        archive, target = self.archive, reference.target
        match reference.kind:
            case "term":
                return archive.terms[target].name if target in archive.terms else ""
            case "source":
                return archive.sources[target].name if target in archive.sources else ""
            case "incident":
                return archive.incidents[target].title if target in archive.incidents else ""
        claim = archive.claims.get(target if "/" in target else f"{self.incident}/{target}")
        return claim.short if claim else ""
