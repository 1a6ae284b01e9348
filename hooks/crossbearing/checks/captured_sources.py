"""A capture is of a source of this archive, stands under its name, and proves quotations of claims that exist."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.kinds import Claim, Source
from crossbearing.problems import Problem, field, nearest, quoted


def problems(archive: Archive) -> Iterator[Problem]:
    """Captures of unknown sources, under another name, or with proofs for unknown claims."""
    for capture in archive.captures.values():
        place = archive.place(capture, "source")
        if capture.source != capture.id:
            message = f"`source` {quoted(capture.source)} is not the name of the file"
            yield Problem(place, message, f"a capture of it stands at captures/{capture.source}.yml")
        elif capture.source not in archive.sources and (Source, capture.source) not in archive.set_aside:
            near = nearest(capture.source, archive.sources)
            hint = f"did you mean {near}?" if near else "mend it, or delete the capture"
            yield Problem(place, f"`source` {quoted(capture.source)} names no source of this archive", hint)
        for number, proof in enumerate(capture.quotations):
            for index, key in enumerate(proof.claims):
                if key not in archive.claims and (Claim, key) not in archive.set_aside:
                    path = ("quotations", number, "claims", index)
                    message = f"{field(*path)} {quoted(key)} names no claim of this archive"
                    hint = f"capture the source again: facts capture {capture.source} FILE"
                    if renamed := _renamed(key, archive):
                        hint = f"write {renamed}: it was renamed"
                    yield Problem(archive.place(capture, *path), message, hint)


def _renamed(key: str, archive: Archive) -> str:
    """What a claim is called now that had this id formerly, or stood in an incident that had."""
    incident, _, claim = key.partition("/")
    for fact in archive.claims.values():
        above = archive.incidents.get(fact.incident)
        if claim in (fact.id, *fact.formerly) and incident in (fact.incident, *(above.formerly if above else ())):
            return fact.key
    return ""
