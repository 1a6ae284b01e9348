"""Turns an incident into pairs of voices who answer the same questions, and how far their answers fit together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeAlias

from crossbearing.addresses import comparison
from crossbearing.answers import contradict
from crossbearing.kinds import Claim, Incident, Statement, Term
from crossbearing.site import Site
from crossbearing.voices import Voices

FEWEST = 2
"""Voices who share fewer questions than this are no pair."""

How: TypeAlias = Literal["differ", "fit", "first", "second", "neither"]
Spoken: TypeAlias = Mapping[str, Mapping[str, tuple[int, ...]]]
"""By the term of a voice and the key of a claim: which of its statements, counted from 0, give the voice's answer."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two voices, and the keys of the claims on which they say things, in reading order."""

    incident: Incident
    voices: tuple[Term, Term]
    """By their ids."""
    differ: tuple[str, ...]
    """Claims on which their answers exclude one another."""
    fit: tuple[str, ...]
    """Claims on which both answer, and nothing that one says excludes what the other says."""
    only: tuple[tuple[str, ...], tuple[str, ...]]
    """Claims on which only the one answers, or only the other."""
    neither: int

    @property
    def shared(self) -> int:
        """On how many questions both speak."""
        return len(self.differ) + len(self.fit)

    @property
    def address(self) -> str:
        """Of the page on which their accounts stand side by side."""
        return comparison(self.incident, *(voice.id for voice in self.voices))


def pairs(incident: Incident, site: Site) -> tuple[Pairing, ...]:
    """Every pair that shares enough, those who share most first; a body is no pair with who speaks for it."""
    return site.keep("pairs", incident.id, lambda: _pairs(incident, site))


def _pairs(incident: Incident, site: Site) -> tuple[Pairing, ...]:
    spoken = spoken_in(incident, site)
    within = set(_within(incident, site))
    found = (
        _pairing((one, other), spoken, incident, site)
        for one, other in combinations(sorted(spoken), 2)
        if not {(one, other), (other, one)} & within and len(spoken[one].keys() & spoken[other].keys()) >= FEWEST
    )
    return tuple(sorted(found, key=lambda pair: (-pair.shared, pair.address)))


def spoken_in(incident: Incident, site: Site) -> Spoken:
    """What each voice answers, what is said on its behalf included; what is struck is left out."""
    spoken: dict[str, dict[str, tuple[int, ...]]] = defaultdict(dict)
    for claim in site.archive.claims_of(incident):
        entries = zip(site.weighed[claim.key].statements, _chains(claim, site), strict=True)
        for number, (entry, chain) in enumerate(entries):
            if entry.counted and {entry.statement.says, entry.statement.denies} & claim.answers.keys():
                for term in chain:
                    spoken[term][claim.key] = (*spoken[term].get(claim.key, ()), number)
    return spoken


def _chains(claim: Claim, site: Site) -> Iterator[tuple[str, ...]]:
    """The terms of each statement's voice and of all that it speaks for or is part of."""
    voices = Voices(claim, site.archive)
    for statement in claim.statements:
        yield tuple(dict.fromkeys(voice.term for voice in voices.chain(statement) if voice.term))


def _within(incident: Incident, site: Site) -> Iterator[tuple[str, str]]:
    """Each voice with each body that it speaks for or is part of."""
    for claim in site.archive.claims_of(incident):
        for chain in _chains(claim, site):
            yield from combinations(chain, 2)


def _pairing(voices: tuple[str, str], spoken: Spoken, incident: Incident, site: Site) -> Pairing:
    found: dict[How, list[str]] = defaultdict(list)
    for claim in site.archive.claims_of(incident):
        mine, theirs = ([claim.statements[at] for at in spoken[voice].get(claim.key, ())] for voice in voices)
        found[_how(mine, theirs, claim)].append(claim.key)
    return Pairing(
        incident=incident,
        voices=(site.archive.terms[voices[0]], site.archive.terms[voices[1]]),
        differ=tuple(found["differ"]),
        fit=tuple(found["fit"]),
        only=(tuple(found["first"]), tuple(found["second"])),
        neither=len(found["neither"]),
    )


def _how(mine: list[Statement], theirs: list[Statement], claim: Claim) -> How:
    if not mine or not theirs:
        return "first" if mine else "second" if theirs else "neither"
    return "differ" if any(contradict(one, other, claim) for one in mine for other in theirs) else "fit"
