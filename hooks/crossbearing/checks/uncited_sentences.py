"""Every sentence of an account says where it stands, by a `[[claim:…]]` or `[[source:…]]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.problems import Problem, Severity, field, quoted
from crossbearing.prose import references
from crossbearing.sentences import spans

SEVERITY = Severity.WARNING
_PARTING = re.compile(r"\n[ \t]*\n\s*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?|(?:\A|\n)[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
"""What parts paragraphs and the items of lists."""
_AFTERWARDS = re.compile(r"[*_]*\s*(?:\([^()]*\[\[[^()]*\)[\s.]*|(?:\[\[[^\[\]]*\]\](?:[\s,;.]|and\b)*)+$)")
"""References in parentheses, or alone, after a full stop: they belong to the sentence before it."""
_TOUCHING = re.compile(r"[*_]*(?:\[\[[^\[\]]*\]\])+[\s.]*")
"""References without a blank after the full stop, as notes stand in a book: so do they."""
_LIST = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])[ \t]")
"""The items of a list say what a sentence before it only announces."""

_BEGUN = re.compile(r"\[\[ *(?:claim|source) *:", re.IGNORECASE)
"""A reference, though it may be none for want of a bracket."""


def problems(archive: Archive) -> Iterator[Problem]:
    """One problem an account: how many sentences cite nothing, at the first of them."""
    language = archive.publisher.language if archive.publisher else "en"
    for incident in archive.incidents.values():
        account = incident.account
        cites = _cited(account, archive)
        sentences = list(_sentences(account, language))
        uncited = [(start, end) for start, end in sentences if not any(start <= offset < end for offset in cites)]
        if uncited:
            first = account[slice(*uncited[0])]
            message = f"{len(uncited)} of {len(sentences)} sentences of {field('account')} cite nothing"
            message += f", the first is {quoted(first)}" if len(uncited) > 1 else f": {quoted(first)}"
            place = archive.place_of_words(incident, ("account",), uncited[0])
            yield Problem(place, message, "add [[claim:…]] or [[source:…]] to each")


def _cited(account: str, archive: Archive) -> list[int]:
    """Where claims and sources are referred to, by references that another rule refuses, too: that is told once."""
    found = [entry for entry in references(account) if entry.reference.kind != "incident"]
    cites = [
        entry.offset for entry in found if entry.reference.kind != "term" or entry.reference.target not in archive.terms
    ]
    return cites + [begun.start() for begun in _BEGUN.finditer(account)]


def _sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where each begins and ends, in code points."""
    starts = [0, *(parting.end() for parting in _PARTING.finditer(text))]
    ends = [*(parting.start() for parting in _PARTING.finditer(text)), len(text)]
    for first, last in zip(starts, ends, strict=True):
        found: list[tuple[int, int]] = []
        for start, end in spans(text[first:last], language):
            start, end = first + start, first + end
            after = _TOUCHING if found and found[-1][1] == start else _AFTERWARDS
            if found and (afterwards := after.match(text, start, end) or _AFTERWARDS.match(text, start, end)):
                found[-1] = found[-1][0], afterwards.end()
                start = afterwards.end()
            announces = text[start:end].endswith(":") and _LIST.match(text, end)
            if start < end and not announces:
                found.append((start, end))
        yield from found
