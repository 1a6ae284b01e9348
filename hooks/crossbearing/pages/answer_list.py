"""Turns the answers of a claim into a list, most likely first, with narrower answers below the wider one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.kinds import Claim
from crossbearing.kinds.scales import rank
from crossbearing.pages.labels import figures
from crossbearing.pages.named import Named, voice_named
from crossbearing.site import Site
from crossbearing.weigh import DECIDED


@dataclass(frozen=True, slots=True)
class Listed:
    """An answer, and what stands behind it, narrower answers included."""

    id: str
    text: str
    likelihood: str
    decided: str
    """`established` or `refuted` where it is one of them."""
    said_by: tuple[Named, ...]
    perhaps: tuple[Named, ...]
    """Origins that may be one of the others."""
    denied_by: tuple[Named, ...]
    both: tuple[Named, ...]
    """Those who stand among the ones who say it and among those who deny it."""
    origins: str
    """`1–2`."""
    most: int
    statements: int
    direct: bool
    """Whether somebody says or denies it in so many words, so that it has a group of its own to link to."""
    narrower: tuple[Listed, ...]


def answers_of(claim: Claim, site: Site) -> tuple[Listed, ...]:
    """The answers that lie within no other, each with its narrower ones; equally likely ones as in the file."""
    return _within(claim, site, None)


def in_order(listed: tuple[Listed, ...]) -> Iterator[str]:
    """The ids as they stand on the page, from top to bottom."""
    for answer in listed:
        yield answer.id
        yield from in_order(answer.narrower)


def _within(claim: Claim, site: Site, wider: str | None) -> tuple[Listed, ...]:
    found = [name for name, answer in claim.answers.items() if answer.within == wider]
    return tuple(_listed(name, claim, site) for name in sorted(found, key=lambda name: -rank(_likelihood(name, claim))))


def _listed(name: str, claim: Claim, site: Site) -> Listed:
    weighed = site.weighed[claim.key].answers[name]
    said_by, perhaps, denied_by = (
        tuple(voice_named(voice, site.archive) for voice in voices)
        for voices in (weighed.said_by, weighed.said_by_uncertain, weighed.denied_by)
    )
    return Listed(
        id=name,
        text=claim.answers[name].text,
        likelihood=_likelihood(name, claim),
        decided=weighed.finding if weighed.finding in DECIDED else "",
        said_by=said_by,
        perhaps=perhaps,
        denied_by=denied_by,
        both=tuple(voice for voice in (*said_by, *perhaps) if voice in denied_by),
        origins=figures(weighed.least, weighed.most),
        most=weighed.most,
        statements=weighed.statements,
        direct=any(name in (statement.says, statement.denies) for statement in claim.statements),
        narrower=_within(claim, site, name),
    )


def _likelihood(name: str, claim: Claim) -> str:
    return claim.verdict.likelihood.get(name, "not-assessed") if claim.verdict else "not-assessed"
