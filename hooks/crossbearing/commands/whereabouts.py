"""Turns the address of a source into where it is now: there, moved, dead, or not to be reached from here."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

from yarl import URL

from crossbearing.commands.asking import Asker

FOR_GOOD = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
ELSEWHERE = (*FOR_GOOD, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT)
DEAD = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
MOST_STEPS = 10


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What became of an address."""

    state: Literal["there", "moved", "dead", "unreachable"]
    why: str = ""
    """Of a dead or unreachable one, in words that can follow the address."""
    to: str = ""
    """Where it has moved for good."""


async def whereabouts(address: str, asker: Asker) -> Whereabouts:
    """Follows redirects; only where each of them up to there is for good has the address moved."""
    try:
        at = URL(address).with_fragment(None)
    except ValueError:
        return Whereabouts("unreachable", "is no address that can be asked")
    moved, for_good, seen = "", True, {at}
    for _ in range(MOST_STEPS):
        reply = await asker.reply(at)
        if reply.status not in ELSEWHERE or not reply.to:
            return _judged(reply.status, reply.failure, moved)
        for_good = for_good and reply.status in FOR_GOOD
        try:
            at = at.join(URL(reply.to)).with_fragment(None)
        except ValueError:
            return Whereabouts("unreachable", "leads to what is no address")
        if at.scheme not in ("http", "https"):
            return Whereabouts("unreachable", "leads out of the web")
        if at in seen:
            return Whereabouts("unreachable", "leads in a circle")
        seen.add(at)
        moved = str(at) if for_good else moved
    return Whereabouts("unreachable", f"leads on more than {MOST_STEPS} times")


def _judged(status: int, failure: str, moved: str) -> Whereabouts:
    """A refusal is no death: many servers turn away whoever is no browser."""
    if failure:
        return Whereabouts("unreachable", failure)
    if 200 <= status < 300:
        return Whereabouts("moved", to=moved) if moved else Whereabouts("there")
    return Whereabouts("dead" if status in DEAD else "unreachable", f"answers {_said(status)}")


def _said(status: int) -> str:
    """`404 Not Found`."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
