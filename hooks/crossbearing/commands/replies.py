"""Turns the outcome of a request, an answer or a failure, into a Reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from aiohttp import ClientConnectorDNSError, ClientConnectorError, ClientResponseError, ClientSSLError

from crossbearing.commands.strangers import OwnNetworkError

LATER = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
MAY_PASS = (*LATER, HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT)
SLOW = "gives no answer within {:g} seconds"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one request."""

    status: int = 0
    """Of HTTP; 0 where nothing was answered."""
    failure: str = ""
    """Why not, in words that can follow the address."""
    to: str = ""
    """Where a redirect leads."""
    text: bytes = b""
    """The beginning of what was answered, where it was asked for."""
    later: float = 0.0
    """Seconds after which the server asks us to come back."""
    passing: bool = False
    """Whether it may be otherwise soon."""
    settled: bool = True
    """Whether another method of HTTP would be answered no better."""

    @property
    def silent(self) -> bool:
        """Whether nobody answers at this host, so that none of its other addresses need be asked."""
        return bool(self.failure) and self.passing


def reply_of(status: int, headers: Mapping[str, str], text: bytes = b"") -> Reply:
    """An answer. A server may refuse `HEAD` in any way it likes, but not say yes to it, or that we ask too often."""
    settled = 200 <= status < 400 or status in LATER
    later = _seconds(headers) if status in LATER else 0.0
    return Reply(status, "", headers.get("Location", ""), text, later, status in MAY_PASS, settled)


def unanswered(error: Exception, patience: float) -> Reply:
    """A failure."""
    match error:
        case TimeoutError():
            return Reply(failure=SLOW.format(patience), passing=True, settled=False)
        case ClientSSLError():
            return Reply(failure="has no certificate that can be trusted, or none at all")
        case ClientConnectorDNSError():
            return Reply(failure="has a host that is not known here", passing=True)
        case ClientConnectorError(os_error=OwnNetworkError()):
            return Reply(failure="lies within one's own network, which is not asked")
        case ClientConnectorError():
            return Reply(failure="lets nobody connect", passing=True)
        case ClientResponseError():
            return Reply(failure="does not answer as a web server does", settled=False)
        case ValueError():
            return Reply(failure="is no address that can be asked")
    return Reply(failure="breaks off without an answer", passing=True, settled=False)


def _seconds(headers: Mapping[str, str]) -> float:
    """`Retry-After`, in seconds or as a date, which is later than the server's own: RFC 9110, 10.2.3."""
    after = headers.get("Retry-After", "").strip()
    if after.isascii() and after.isdigit():
        return float(after[:9])
    try:
        return max(0.0, (parsedate_to_datetime(after) - parsedate_to_datetime(headers.get("Date", ""))).total_seconds())
    except (TypeError, ValueError):
        return 0.0
