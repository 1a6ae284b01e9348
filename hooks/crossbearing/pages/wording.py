"""Turns what is found on a claim into sentences: how likely, apart from how sure we are (ICD 203)."""

from __future__ import annotations

import re
from itertools import groupby

from crossbearing.answers import narrowest, widths
from crossbearing.kinds import Claim
from crossbearing.kinds.scales import rank
from crossbearing.pages.headcount import headcount
from crossbearing.pages.labels import FILTERS, likelihood, listed, number
from crossbearing.weigh import Weighed

__all__ = ["FILTERS", "confidence_words", "finding_words", "listed"]

SMALL = re.compile(
    r"(A|An|The|About|At|Between|Both|By|During|Fewer|From|In|It|Less|More|Near|Neither|No|Nobody|None|Nothing"
    r"|On|Over|Several|Some|They|Under|Up|With|Within)\b"
)
"""First words that are no names, and lose their capital within a sentence."""


def finding_words(claim: Claim, weighed: Weighed) -> str:
    """The finding alone: `Likely an anti-aircraft gun.`, or `Not settled.` and how the likeliest answer stands.

    What is likely comes first: `Very likely: Hostile fire. Beyond that not settled. Roughly even chance: a gun.`
    """
    if claim.verdict is None or weighed.finding == "not-assessed":
        return "Not yet assessed."
    beyond = "Beyond that not settled." if weighed.finding == "open" else ""
    if claim.exclusive and (broadly := _more_broadly(claim)):
        return " ".join(filter(None, (broadly, beyond, _likeliest(claim))))
    if claim.exclusive and beyond and any(rank(word) >= rank("likely") for word in _words(claim).values()):
        return f"{_likeliest(claim)} {beyond}"  # the answers that are narrower are not assessed
    state = {"established": "Established. ", "refuted": "Refuted. ", "open": "Not settled. "}.get(weighed.finding, "")
    return state + (_likeliest(claim) if claim.exclusive else _all_likely(claim))


def confidence_words(claim: Claim, weighed: Weighed) -> str:
    """How sure we are, and how many say what."""
    assessed = claim.verdict and weighed.finding != "not-assessed"
    sure = f"Our confidence is {claim.verdict.confidence}. " if claim.verdict and assessed else ""
    return sure + headcount(claim, weighed)


def _likeliest(claim: Claim) -> str:
    """How the likeliest of the narrowest answers stand."""
    return _of_best(claim, _narrow(claim))


def _more_broadly(claim: Claim) -> str:
    """The narrowest answer that is likely, where it is none of the narrowest answers; else nothing."""
    words = _words(claim)
    likely = [name for name in words if rank(words[name]) >= rank("likely")]
    if not likely or set(likely) & set(_narrow(claim)):
        return ""
    best = max(likely, key=lambda name: (len(widths(name, claim)), rank(words[name])))
    return _sentence(claim, words[best], [best])


def _narrow(claim: Claim) -> list[str]:
    """The answers that no other assessed answer lies within."""
    assessed = [name for name, word in _words(claim).items() if rank(word) >= 0]
    wider = {above for name in assessed for above in widths(name, claim)[1:]}
    return [name for name in assessed if name not in wider]


def _of_best(claim: Claim, names: list[str]) -> str:
    """How the likeliest of these answers stand."""
    words = _words(claim)
    best = max((words[name] for name in names), key=rank)
    likeliest = [name for name in names if words[name] == best]
    return _sentence(claim, best, likeliest) if rank(best) > rank("unlikely") else _unlikely(claim, likeliest, best)


def _unlikely(claim: Claim, names: list[str], best: str) -> str:
    """Where not even the likeliest answers are likely: `No answer is likely. The best of them, a gun, is unlikely.`"""
    how, none = likelihood(best).lower(), best == "almost-no-chance"
    if len(claim.answers) == 1 or (len(names) == 1 and not claim.exclusive):
        return _sentence(claim, best, names)
    narrower = " narrower" if len(narrowest(claim)) < len(claim.answers) else ""
    if set(names) == set(narrowest(claim)) and len(names) > 1:
        count = "Both" if len(names) == 2 else f"All {number(len(names))}"
        return f"{count}{narrower} answers {'have' if none else 'are'} {how}."
    none_is = f"No{narrower} answer is likely."
    if len(names) == 1:
        return f"{none_is} The best of them, {_short(claim, names[0])}, {'has' if none else 'is'} {how}."
    return f"{none_is} The {number(len(names))} best of them {'have' if none else 'are'} {how}."


def _all_likely(claim: Claim) -> str:
    """Where several answers may be true: each that is likely, or else the likeliest."""
    words = _words(claim)
    telling = sorted((name for name in words if _tells(name, claim)), key=lambda name: -rank(words[name]))
    likely = [name for name in telling if rank(words[name]) >= rank("likely")]
    if likely:
        groups = groupby(likely, key=lambda name: words[name])
        return " ".join(_sentence(claim, word, list(names)) for word, names in groups)
    return _of_best(claim, telling)


def _tells(name: str, claim: Claim) -> bool:
    """Whether an answer adds something: a wider one does not where a narrower is as likely."""
    words = _words(claim)
    return not any(name in widths(other, claim)[1:] and rank(words[other]) >= rank(words[name]) for other in words)


def _sentence(claim: Claim, word: str, names: list[str]) -> str:
    """`Likely an anti-aircraft gun.`, `Very likely: Hostile fire.`"""
    shorts = [_short(claim, name) for name in names]
    adverb = {"almost-certain": "Almost certainly"}.get(word, likelihood(word))
    if len(shorts) == 1 and not shorts[0][0].isupper() and rank(word) >= rank("likely"):
        return f"{adverb} {shorts[0]}."
    return f"{likelihood(word)}{' each' if len(shorts) > 1 else ''}: {'; '.join(shorts)}."


def _short(claim: Claim, name: str) -> str:
    """The short answer as it stands within a sentence, without a full stop of its own."""
    short = claim.answers[name].short.rstrip(".")
    return short[0].lower() + short[1:] if SMALL.match(short) else short


def _words(claim: Claim) -> dict[str, str]:
    given = claim.verdict.likelihood if claim.verdict else {}
    return {name: given.get(name, "not-assessed") for name in claim.answers}
