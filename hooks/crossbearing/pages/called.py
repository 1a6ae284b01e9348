"""Turns the mentions of a term in quotations into who calls it what: each voice with the words that it uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from crossbearing.pages.named import Named
from crossbearing.pages.spoken import Spoken
from crossbearing.site import Mentioned


@dataclass(frozen=True, slots=True)
class Words:
    """What a voice calls it, as first written, and where."""

    text: str
    language: str
    where: tuple[tuple[str, str], ...]
    """For each question, in words, the address of the first statement that holds them."""


@dataclass(frozen=True, slots=True)
class Caller:
    """A voice, and all its words for one term, those it uses most first."""

    voice: Named
    unnamed: bool
    words: tuple[Words, ...]


def callers(mentioned: Iterable[tuple[Mentioned, str, Spoken]]) -> tuple[Caller, ...]:
    """Those who use most words first. Translations are left out; words that a relay chose are the relay's.

    Args:
        mentioned: Mentions in the original words of statements, with the address of each and who speaks there.
    """
    by_voice: dict[tuple[Named, bool], dict[str, list[tuple[Mentioned, str, Spoken]]]] = defaultdict(dict)
    for one in mentioned:
        mention, spoken = one[0].mention, one[2]
        who = (spoken.reported, False) if spoken.reported else (spoken.voice, spoken.unnamed)
        by_voice[who].setdefault(mention.sentence[mention.start : mention.end].casefold(), []).append(one)
    found = (_caller(*who, words) for who, words in by_voice.items())
    return tuple(sorted(found, key=lambda one: (-sum(len(words.where) for words in one.words), one.voice.name)))


def _caller(voice: Named, unnamed: bool, words: dict[str, list[tuple[Mentioned, str, Spoken]]]) -> Caller:
    found = (_words(uses) for uses in words.values())
    return Caller(voice, unnamed, tuple(sorted(found, key=lambda one: -len(one.where))))


def _words(uses: list[tuple[Mentioned, str, Spoken]]) -> Words:
    mention = uses[0][0].mention
    where: dict[str, str] = {}
    for _, address, spoken in uses:
        where.setdefault(spoken.claim.short, address)
    return Words(mention.sentence[mention.start : mention.end], mention.language, tuple(where.items()))
