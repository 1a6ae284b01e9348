"""Turns the addresses of the sources into problems: which are dead, have moved, or could not be reached."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from crossbearing.archive import Archive
from crossbearing.commands.asking import Asker, Manners, Wait, session_of
from crossbearing.commands.progress import steps
from crossbearing.commands.wayback import Copy, copy_of
from crossbearing.commands.whereabouts import Whereabouts, whereabouts
from crossbearing.kinds import Source
from crossbearing.problems import Problem, Severity


async def survey(
    archive: Archive, manners: Manners, copies_at: str = "", local: bool = False, wait: Wait = asyncio.sleep
) -> tuple[Problem, ...]:
    """Every address is asked once, however many sources bear it; `copies_at` is who is asked for copies, if anybody."""
    sources = [source for source in archive.sources.values() if source.url]
    async with session_of(manners, local) as session:
        asker = Asker(session, manners, wait)
        addresses = sorted({source.url for source in sources if source.url})
        with steps("Asking addresses", len(addresses)) as tell:
            asked = await asyncio.gather(*(_told(whereabouts(url, asker), tell) for url in addresses))
        found = dict(zip(addresses, asked, strict=True))
        without = [source for source in sources if copies_at and not source.archives]
        copies = await asyncio.gather(*(_copy(source, asker, copies_at) for source in without))
    problems = [problem for source in sources for problem in _problems(source, found[source.url or ""], archive)]
    problems += [_proposal(source, copy, archive) for source, copy in zip(without, copies, strict=True) if copy]
    return tuple(sorted(problems))


async def _told(asking: Coroutine[Any, Any, Whereabouts], tell: Callable[[], None]) -> Whereabouts:
    found = await asking
    tell()
    return found


def name_of(archive: Archive) -> str:
    """Who asks, with the address of the site that wants to know."""
    about = f"; +{archive.publisher.url}" if archive.publisher and archive.publisher.url.isascii() else ""
    return f"Crossbearing/{version('crossbearing')} (facts links{about})"


async def _copy(source: Source, asker: Asker, service: str) -> Copy | str:
    """A copy of the page; one that is older than what was published there shows something else."""
    day = source.published or source.accessed
    copy = await copy_of(source.url or "", day.begin.first if day and day.begin else None, asker, service)
    if isinstance(copy, Copy) and source.published and copy.at < source.published.earliest.date().isoformat():
        return f"the nearest copy, of {copy.at}, is older than the page"
    return copy


def _problems(source: Source, found: Whereabouts, archive: Archive) -> Iterator[Problem]:
    place = archive.place(source, "url")
    if found.state == "dead" and source.archives:
        hint = "readers still have the copy in `archives`"
        yield Problem(place, f"`url` is dead: it {found.why}", hint, "dead-link", Severity.WARNING)
    elif found.state == "dead":
        hint = "add a copy as `archives`; facts links --archives looks for one"
        yield Problem(place, f"`url` is dead: it {found.why}", hint, "dead-link")
    elif found.state == "moved":
        hint = f"if it is the same page, write {found.to}"
        if urlsplit(found.to).path == "/" != urlsplit(source.url).path:
            hint = f"to {found.to}, a front page: the page itself is probably gone"
        yield Problem(place, "`url` has moved for good", hint, "moved-link", Severity.WARNING)
    elif found.state == "unreachable":
        hint = "open it in a browser, for many servers turn programs away"
        yield Problem(place, f"`url` could not be reached: it {found.why}", hint, "unreachable-link", Severity.WARNING)


def _proposal(source: Source, copy: Copy | str, archive: Archive) -> Problem:
    place = archive.place(source, "url")
    if isinstance(copy, str):
        message, hint = f"`archives` is missing, and {copy}", "save the page yourself at web.archive.org"
    else:
        message = "`archives` is missing, and there is a copy"
        hint = f'look at it, then add: archives: [{{url: "{copy.url}", at: {copy.at}}}]'
    return Problem(place, message, hint, "archived-copies", Severity.WARNING)
