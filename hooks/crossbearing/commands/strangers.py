"""Turns an address of the network into a socket, unless it is one of our own machine or of the network around it.

A source's address is typed by strangers. It must not lead to what only we can reach: a router, a neighbour, the
machines that a cloud keeps for its own.
"""

from __future__ import annotations

import socket
from errno import EACCES
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 behind a translator, in the last four bytes: RFC 6052."""


class OwnNetworkError(OSError):
    """An address that is not asked; one text for all, so that several of one host count as one reason."""

    def __init__(self) -> None:
        super().__init__(EACCES, "within one's own network")


def socket_to_a_stranger(address: tuple[int, int, int, str, tuple[str | int, ...]]) -> socket.socket:
    """What is about to be connected to, as `getaddrinfo` gives it: no name can lead elsewhere between look and call.

    Raises:
        OwnNetworkError: it is no address of the public internet.
    """
    family, kind, protocol, _, target = address
    if not is_public(str(target[0])):
        raise OwnNetworkError
    return socket.socket(family, kind, protocol)


def is_public(text: str) -> bool:
    """Whether an address, and any that is hidden in it, belongs to the public internet."""
    address = ip_address(text.partition("%")[0])
    return all(part.is_global and not part.is_multicast for part in (address, *_within(address)))


def _within(address: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address leads on to."""
    if isinstance(address, IPv4Address):
        return ()
    translated = IPv4Address(int(address) & 0xFFFFFFFF) if address in TRANSLATED else None
    found = (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()), translated)
    return tuple(part for part in found if part)
