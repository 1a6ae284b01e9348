"""Turns the sentences that name a term into the end of its page: the pages, and on each its sentences by section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crossbearing.pages.view import View
from crossbearing.site import Mentioned


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, cut where the name stands in it."""

    before: str
    name: str
    after: str
    section: str
    """The section's anchor as words; empty above the first one."""
    address: str
    """The page, and the section where there is one."""


def view(address: str, mentioned: Iterable[Mentioned]) -> View:
    """The fragment for the page at this address: pages in the order in which they were printed."""
    pages: dict[str, tuple[str, list[Sentence]]] = {}
    for one in mentioned:
        pages.setdefault(one.address, (one.title, []))[1].append(_sentence(one))
    values = {
        "pages": [(title, at, sentences) for at, (title, sentences) in pages.items()],
        "count": sum(len(sentences) for _, sentences in pages.values()),
    }
    return View(address, "", values, "")


def _sentence(mentioned: Mentioned) -> Sentence:
    mention = mentioned.mention
    return Sentence(
        before=mention.sentence[: mention.start],
        name=mention.sentence[mention.start : mention.end],
        after=mention.sentence[mention.end :],
        section=mention.section.replace("-", " "),
        address=f"{mentioned.address}#{mention.section}" if mention.section else mentioned.address,
    )
