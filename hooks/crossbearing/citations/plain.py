"""Turns a reference into one line of text, for whoever pastes it into a letter."""

from __future__ import annotations

from crossbearing.citations.reference import Reference
from crossbearing.dates import words

ENDED = (".", "?", "!", "…", "؟")


def plain(reference: Reference) -> str:
    """`Crossbearing: “What first damaged the Mi-8?” Finding: Likely a gun. 24 November 2026. https://…`"""
    by = ", ".join(reference.authors) or reference.publisher
    title = f"“{_sentence(reference.title)}”" if reference.titled else f"[{reference.title}]."
    published = reference.publisher if reference.authors else ""
    parts = (
        f"{by}: {title}",
        _sentence(published),
        _sentence(reference.note),
        _sentence(words(reference.issued)) if reference.issued else "",
        reference.url,
    )
    return " ".join(filter(None, parts))


def _sentence(text: str) -> str:
    return text if not text or text.endswith(ENDED) else f"{text}."
