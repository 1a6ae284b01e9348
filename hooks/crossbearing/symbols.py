"""Turns an APP-6 symbol code into a drawing and the words for it; the drawings come from the library `milsymbol`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

# The tables of APP-6 (edition E, chapter 1) for the digits of a code, as far as a reader is told of them.
STANDINGS: Mapping[str, str] = MappingProxyType(
    {
        "0": "pending",
        "1": "unknown",
        "2": "assumed friend",
        "3": "friend",
        "4": "neutral",
        "5": "suspect",
        "6": "hostile",
    }
)
"""By the fourth digit: how the one who drew it stands to it."""
SETS: Mapping[str, str] = MappingProxyType(
    {
        "01": "aircraft",
        "02": "missile in the air",
        "05": "in space",
        "10": "land unit",
        "11": "civilian on land",
        "15": "land equipment",
        "20": "installation on land",
        "27": "dismounted individual",
        "30": "ship",
        "35": "submarine",
        "36": "sea mine",
        "40": "activity",
        "60": "in cyberspace",
    }
)
"""By the fifth and sixth digit: what kind of thing it is."""
ECHELONS: Mapping[str, str] = MappingProxyType(
    {
        "11": "team",
        "12": "squad",
        "13": "section",
        "14": "platoon",
        "15": "company",
        "16": "battalion",
        "17": "regiment",
        "18": "brigade",
        "21": "division",
        "22": "corps",
        "23": "army",
        "24": "army group",
        "25": "region",
        "26": "command",
    }
)
"""By the ninth and tenth digit: how large a unit is."""
SVG = re.compile(r'<svg\b[^>]*\bviewBox="([^"]+)"[^>]*>(.*)</svg>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol as a page shows it."""

    box: str
    """The `viewBox` of the drawing."""
    drawing: str
    """SVG, without the element around it and without styles."""
    words: str
    """What it says: `land unit, brigade`."""
    standing: str
    """What its frame says: `neutral`."""


@lru_cache(maxsize=1024)
def symbol_of(code: str) -> Symbol | None:
    """The symbol; None where the code stands for none."""
    # Its table of drawings takes half a second to load, which archives without a symbol have no need of.
    import milsymbol

    symbol = milsymbol.Symbol(code[:20])
    found = SVG.fullmatch(symbol.as_svg()) if symbol.is_valid() else None
    if not found:
        return None
    words = filter(None, (SETS.get(code[4:6], "other"), ECHELONS.get(code[8:10])))
    return Symbol(found[1], found[2].replace(" >", ">"), ", ".join(words), STANDINGS.get(code[3], "unknown"))
