"""Turns a web address into what its server answers: asked politely, and never within one's own network."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, StreamReader, TCPConnector
from aiohttp.abc import AbstractResolver
from yarl import URL

from crossbearing.commands.replies import Reply, reply_of, unanswered
from crossbearing.commands.strangers import socket_to_a_stranger

Wait = Callable[[float], Awaitable[None]]

AT_ONCE = 30
"""Hosts that are asked at the same time."""
LARGEST = 1 << 16
"""Bytes of an answer that are read, where its text matters."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How to behave to those who are asked."""

    name: str = "Crossbearing"
    """Who asks: the `User-Agent`."""
    pause: float = 1.0
    """Seconds between two requests to one host."""
    patience: float = 30.0
    """Seconds to wait for an answer."""
    again: tuple[float, ...] = (5.0, 30.0)
    """Seconds to wait before asking again after a failure that may pass."""
    longest: float = 120.0
    """Seconds that a server may ask us to wait; whoever asks for more is left alone."""


@dataclass(slots=True)
class _Host:
    """One request at a time, one after a pause, and none where nobody answered before."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    asked: bool = False
    silent: Reply | None = None


class Asker:
    """Asks one address after the other at each host, many hosts at once. Belongs to one event loop."""

    def __init__(self, session: ClientSession, manners: Manners, wait: Wait = asyncio.sleep) -> None:
        self.manners = manners
        self._session = session
        self._wait = wait
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self._at_once = asyncio.Semaphore(AT_ONCE)

    async def reply(self, url: URL) -> Reply:
        """What the address itself answers, by `HEAD`, or by `GET` where that is refused; redirects are not followed."""
        return await self._in_turn(url, self._headers)

    async def text(self, url: URL) -> Reply:
        """The same by `GET`, with the beginning of the text."""
        return await self._in_turn(url, self._body)

    async def _in_turn(self, url: URL, ask: Callable[[URL, _Host], Awaitable[Reply]]) -> Reply:
        """Asks when it is this address's turn at its host, and again where that may help."""
        host = self._hosts[url.host or ""]
        async with host.turn:
            if host.silent:
                return host.silent
            reply = await ask(url, host)
            for seconds in self.manners.again:
                if not reply.passing or reply.later > self.manners.longest:
                    break
                await self._wait(max(seconds, reply.later))
                reply = await ask(url, host)
            if reply.silent:
                host.silent = reply
            return reply

    async def _headers(self, url: URL, host: _Host) -> Reply:
        reply = await self._once("HEAD", url, host)
        return reply if reply.settled else await self._once("GET", url, host)

    async def _body(self, url: URL, host: _Host) -> Reply:
        return await self._once("GET", url, host, LARGEST)

    async def _once(self, method: str, url: URL, host: _Host, read: int = 0) -> Reply:
        if host.asked:
            await self._wait(self.manners.pause)
        host.asked = True
        async with self._at_once:
            try:
                async with self._session.request(method, url, allow_redirects=False) as response:
                    return reply_of(response.status, response.headers, await _beginning(response.content, read))
            except (ClientError, OSError, ValueError) as error:
                return unanswered(error, self.manners.patience)


async def _beginning(content: StreamReader, most: int) -> bytes:
    """So many bytes at most; what follows is left with the server."""
    parts = bytearray()
    while len(parts) < most and (part := await content.read(most - len(parts))):
        parts += part
    return bytes(parts)


def session_of(manners: Manners, local: bool = False, resolver: AbstractResolver | None = None) -> ClientSession:
    """A session in which no cookie is kept, and, unless `local`, no address within one's own network is asked."""
    connector = TCPConnector(resolver=resolver, socket_factory=None if local else socket_to_a_stranger)
    return ClientSession(
        connector=connector,
        cookie_jar=DummyCookieJar(),
        headers={"User-Agent": manners.name, "Accept": "*/*"},
        timeout=ClientTimeout(total=manners.patience),
        trust_env=False,
    )
