"""Turns the address of a source into a copy that the Internet Archive keeps of it.

https://archive.org/help/wayback_api.php
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yarl import URL

from crossbearing.commands.asking import Asker


@dataclass(frozen=True, slots=True)
class Copy:
    """An entry of `archives`."""

    url: str
    at: str
    """`2015-11-24`."""


async def copy_of(address: str, near: datetime | None, asker: Asker, service: str) -> Copy | str:
    """The copy made nearest to that time; empty where there is none, and why where that could not be learnt."""
    asked = {"url": address, **({"timestamp": near.strftime("%Y%m%d")} if near else {})}
    try:
        reply = await asker.text(URL(service).update_query(asked))
    except ValueError:
        return "the archive has no address that can be asked"
    if reply.status != 200:
        return f"the archive {reply.failure or f'answers {reply.status}'}"
    try:
        return _closest(json.loads(reply.text)) or ""
    except (ValueError, LookupError, TypeError, AttributeError):
        return "the archive answers something else than JSON of the form that it promises"


def _closest(answer: Any) -> Copy | None:
    """Only a copy of a page that was there when it was made."""
    found = answer["archived_snapshots"].get("closest", {})
    if not found.get("available") or str(found["status"]) != "200":
        return None
    url = re.sub("^http:", "https:", str(found["url"]))
    at = re.fullmatch(r"(\d{4})(\d\d)(\d\d)\d{6}", found["timestamp"])
    if not at or not re.fullmatch(r"https://[^\s\"<>\\^`{|}]+", url):
        raise ValueError(url)
    return Copy(url, "-".join(at.groups()))
