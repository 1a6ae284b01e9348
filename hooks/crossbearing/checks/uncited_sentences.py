"""Every sentence of an account says where it stands, by a `[[claim:…]]` or `[[source:…]]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.problems import Problem, Severity, field, quoted
from crossbearing.prose import references
from crossbearing.sentences import spans

SEVERITY = Severity.WARNING
_BLOCK = re.compile(r"(?:(?!\n[ \t]*(?:\n|[-*+] |\d+[.)] )).)+", re.DOTALL)
"""A paragraph, or an item of a list."""
_ONLY_REFERENCES = re.compile(r"[\s()]*(?:\[\[[^\[\]]*\]\][\s(),;.]*)+(?:and[\s(),;.]*\[\[[^\[\]]*\]\][\s(),;.]*)*")


def problems(archive: Archive) -> Iterator[Problem]:
    """One problem an account: how many sentences cite nothing, at the first of them."""
    language = archive.publisher.language if archive.publisher else "en"
    for incident in archive.incidents.values():
        account = incident.account
        cites = [entry.offset for entry in references(account) if entry.reference.kind in ("claim", "source")]
        sentences = list(_sentences(account, language))
        uncited = [(start, end) for start, end in sentences if not any(start <= offset < end for offset in cites)]
        if uncited:
            first = account[slice(*uncited[0])]
            message = f"{len(uncited)} of {len(sentences)} sentences of {field('account')} cite nothing"
            message += f", the first is {quoted(first)}" if len(uncited) > 1 else f": {quoted(first)}"
            place = archive.place_of_words(incident, ("account",), uncited[0])
            yield Problem(place, message, "add [[claim:…]] or [[source:…]] to each")


def _sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where each begins and ends; references that follow a full stop belong to the sentence before it."""
    for block in _BLOCK.finditer(text):
        found: list[tuple[int, int]] = []
        for start, end in spans(block[0], language):
            if found and _ONLY_REFERENCES.fullmatch(block[0][start:end]):
                start = found.pop()[0]
            found.append((start, end))
        yield from ((block.start() + start, block.start() + end) for start, end in found)
