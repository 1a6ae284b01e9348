"""An incident names each of its claims once, in reading order, and nothing else; claims stand with their incident."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.kinds import Claim, Incident
from crossbearing.problems import Place, Problem, field, nearest, quoted


def problems(archive: Archive) -> Iterator[Problem]:
    """What is named twice or not there, what is left out, and folders of claims without an incident.

    A claim that is a draft may be named or not.
    """
    yield from _without_incident(archive)
    claims: dict[str, list[str]] = defaultdict(list)
    for claim in archive.claims.values():
        claims[claim.incident].append(claim.id)
    for incident in archive.incidents.values():
        own = claims[incident.id]
        yield from _wrongly_named(incident, own, archive)
        for name in own:
            if name not in incident.claims:
                message = f"{field('claims')} leaves out {quoted(name)}"
                hint = "add it where it belongs in reading order"
                yield Problem(archive.place(incident, "claims", key=True), message, hint)


def _wrongly_named(incident: Incident, own: list[str], archive: Archive) -> Iterator[Problem]:
    for index, name in enumerate(incident.claims):
        place, message = archive.place(incident, "claims", index), f"{field('claims', index)} {quoted(name)}"
        if name in incident.claims[:index]:
            yield Problem(place, f"{message} stands twice", "keep one of the two")
        elif name not in own and (Claim, f"{incident.id}/{name}") not in archive.set_aside:
            near = nearest(name, own)
            path = f"{archive.folder}/incidents/{incident.id}/claims/{name}.yml"
            hint = f"did you mean {near}?" if near else f"delete it, or write {path}"
            yield Problem(place, f"{message} names no claim of this incident", hint)


def _without_incident(archive: Archive) -> Iterator[Problem]:
    names = {claim.incident for claim in archive.claims.values()}
    for name in sorted(names):
        if name not in archive.incidents and (Incident, name) not in archive.set_aside:
            place = Place(f"{archive.folder}/incidents/{name}/incident.yml")
            yield Problem(place, "the file is missing, and claims stand beside it", "write the incident they belong to")
