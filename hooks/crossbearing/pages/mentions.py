"""Turns the sentences that name a term into the end of its page: who calls it what, and every mention page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from crossbearing.addresses import GLOSSARY, INCIDENTS, SOURCES
from crossbearing.pages.called import callers
from crossbearing.pages.spoken import Spoken
from crossbearing.pages.view import View
from crossbearing.site import Mentioned

PAGES_SHOWN, SENTENCES_SHOWN, CALLERS_SHOWN = 5, 2, 8
"""How many are in view before the rest is unfolded."""
QUESTIONS = "Questions"
KINDS = ((INCIDENTS, "Incidents"), (SOURCES, "Sources"), (GLOSSARY, "Glossary"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, cut where the name stands in it."""

    before: str
    name: str
    after: str
    section: str
    """The title of the section; empty above the first one, and in a quotation."""
    address: str
    """The page, and the section or the statement where there is one."""
    spoken: Spoken | None
    """Whose words they are, in a quotation."""
    language: str
    translated: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page that names the term, with its sentences in their order."""

    title: str
    address: str
    kind: str
    sentences: tuple[Sentence, ...]


def view(address: str, mentioned: Iterable[Mentioned], spoken: Mapping[str, Spoken]) -> View:
    """The fragment for the page at this address: incidents, then questions, sources, terms and what else there is.

    Args:
        address: That of the term's page.
        mentioned: All mentions in the order in which the pages were printed.
        spoken: Who speaks, by the address of the statement.
    """
    kept = tuple(mentioned)
    pages = sorted(_pages(kept, spoken), key=lambda page: _rank(page.kind))
    original = (_said(one, spoken) for one in kept)
    values = {
        "pages": pages[:PAGES_SHOWN],
        "folded": [(kind, tuple(found)) for kind, found in groupby(pages[PAGES_SHOWN:], lambda page: page.kind)],
        "in_all": len(pages),
        "count": sum(len(page.sentences) for page in pages),
        "callers": callers((one, at, said) for one, at, said in original if said and not _translated(one, said)),
        "sentences_shown": SENTENCES_SHOWN,
        "callers_shown": CALLERS_SHOWN,
    }
    return View(address, "", values, "")


def _pages(mentioned: Iterable[Mentioned], spoken: Mapping[str, Spoken]) -> Iterator[Page]:
    """Where a statement names it in both languages, only the translation is given."""
    by_page: dict[str, list[Mentioned]] = {}
    for one in mentioned:
        by_page.setdefault(one.address, []).append(one)
    for address, found in by_page.items():
        sentences = [_sentence(*_said(one, spoken)) for one in found]
        translated = {sentence.address for sentence in sentences if sentence.translated}
        kept = (one for one in sentences if one.translated or not one.spoken or one.address not in translated)
        yield Page(found[0].title, address, _kind(address), tuple(kept))


def _said(one: Mentioned, spoken: Mapping[str, Spoken]) -> tuple[Mentioned, str, Spoken | None]:
    """The mention, its address, and whose words it stands in."""
    if not one.mention.statement:
        return one, f"{one.address}#{one.mention.section}" if one.mention.section else one.address, None
    address = f"{one.address}#s-{one.mention.statement}"
    return one, address, spoken.get(address)


def _sentence(one: Mentioned, address: str, spoken: Spoken | None) -> Sentence:
    mention = one.mention
    return Sentence(
        before=mention.sentence[: mention.start],
        name=mention.sentence[mention.start : mention.end],
        after=mention.sentence[mention.end :],
        section="" if spoken else one.section,
        address=address,
        spoken=spoken,
        language=mention.language,
        translated=bool(spoken and _translated(one, spoken)),
    )


def _translated(one: Mentioned, spoken: Spoken) -> bool:
    return one.mention.language != spoken.language.partition("-")[0]


def _kind(address: str) -> str:
    if address.startswith(INCIDENTS) and "/claims/" in address:
        return QUESTIONS
    return next((kind for start, kind in KINDS if address.startswith(start)), "Other pages")


def _rank(kind: str) -> int:
    order = ("Incidents", QUESTIONS, "Sources", "Glossary")
    return order.index(kind) if kind in order else len(order)
