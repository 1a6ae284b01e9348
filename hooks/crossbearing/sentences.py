"""Turns plain text into its sentences, by the rules for some 300 languages of Wikimedia's `sentencex`.

It knows that `Lt.`, `U.S.` and initials end no sentence and that `؟` and `。` do. What is in doubt stays one sentence.
"""

from __future__ import annotations

import sentencex  # type: ignore[import-untyped]


def spans(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Where each sentence begins and ends, in code points, without the blanks around it; in order."""
    found = []
    for sentence in sentencex.get_sentence_boundaries(language, text):
        whole = text[sentence["start_index"] : sentence["end_index"]]
        start = sentence["start_index"] + len(whole) - len(whole.lstrip())
        if whole.strip():
            found.append((start, start + len(whole.strip())))
    return tuple(found)


def sentences(text: str, language: str = "en") -> tuple[str, ...]:
    """The sentences without the blanks around them; empty for a text of blanks."""
    return tuple(text[start:end] for start, end in spans(text, language))
