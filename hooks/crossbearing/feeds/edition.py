"""All that is published at once, and the files that feeds make of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from crossbearing.kinds import Claim
from crossbearing.site import Site


@dataclass(frozen=True, slots=True)
class Edition:
    """What feeds are made from."""

    site: Site
    data: Mapping[str, Any]
    """The data set, as `data/facts.json` has it: made once, for all feeds."""
    pages: tuple[str, ...]
    """The address of each page, in the order in which they were printed."""
    finding_words: Callable[[Claim], str]
    """What is found on a claim, in a sentence or two."""

    @property
    def root(self) -> str:
        """The address of the site, with a slash at its end; nothing where nobody has said who publishes it."""
        publisher = self.site.archive.publisher
        return f"{publisher.url.rstrip('/')}/" if publisher else ""


@dataclass(frozen=True, slots=True)
class File:
    """A file beside the pages."""

    address: str
    """Below the site's root."""
    content: bytes
    about: str
    """What it holds, in a sentence."""

    @classmethod
    def of(cls, address: str, text: str, about: str) -> File:
        """A text, in UTF-8."""
        return cls(address, text.encode(), about)
