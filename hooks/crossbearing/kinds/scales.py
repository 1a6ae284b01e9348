"""The words of judgement that editors may use, each with the standard it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

Likelihood = Literal[
    "almost-no-chance", "very-unlikely", "unlikely", "roughly-even-chance", "likely", "very-likely", "almost-certain"
]
Assessed = Literal[Likelihood, "not-assessed"]
Confidence = Literal["low", "moderate", "high"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]

LIKELIHOODS: tuple[Likelihood, ...] = get_args(Likelihood)
"""From least to most likely."""

PERCENT: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "almost-no-chance": (1, 5),
        "very-unlikely": (5, 20),
        "unlikely": (20, 45),
        "roughly-even-chance": (45, 55),
        "likely": (55, 80),
        "very-likely": (80, 95),
        "almost-certain": (95, 99),
    }
)
"""Lower and upper bound in percent, from US Intelligence Community Directive 203 (2015), section D.6.e(2)(a)."""

RELIABILITY: Mapping[str, str] = MappingProxyType(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    }
)
"""Of a source: the letter of the Admiralty code (NATO STANAG 2511)."""

CREDIBILITY: Mapping[str, str] = MappingProxyType(
    {
        "1": "confirmed",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "truth cannot be judged",
    }
)
"""Of a statement: the figure of the Admiralty code (NATO STANAG 2511)."""


def rank(likelihood: str) -> int:
    """0 for almost no chance to 6 for almost certain; -1 for what is not assessed."""
    return LIKELIHOODS.index(likelihood) if likelihood in LIKELIHOODS else -1
