"""How words of likelihood and confidence stand in English: those of ICD 203, and hedges that are not on its list."""

from __future__ import annotations

import re

LIKELIHOOD = re.compile(
    r"\b(?:almost (?:no chance|certain(?:ly)?)|nearly certain|remote|roughly even (?:chance|odds)"
    r"|(?:very |highly )?(?:un|im)?(?:likely|probable))\b",
    re.IGNORECASE,
)
"""US Intelligence Community Directive 203 (2015), section D.6.e(2)(a)."""

CONFIDENCE = re.compile(r"\b(?:low|moderate|high) confidence\b|\bconfiden(?:ce|t|tly)\b", re.IGNORECASE)
"""Section D.6.e(2)(b), of confidence in the basis of a judgement."""

_WEIGH = "say how likely: unlikely, roughly even chance, likely, or leave it out"
_SURE = "write almost certain, or leave it out"
HEDGES = (  # (what stands there, what to write)
    (r"probably", "write likely"),
    (r"improbably", "write unlikely"),
    (r"possibly|perhaps|maybe|conceivably|arguably", _WEIGH),
    (r"might|could have|could well|may (?:have|well|be)", _WEIGH),
    (r"apparently|seemingly|presumably|supposedly|it (?:seems|appears)", "say who says so, or how likely it is"),
    (r"(?<!almost )(?<!nearly )certainly|doubtless|undoubtedly|no doubt|definitely|surely|clearly|obviously", _SURE),
)
HEDGE = re.compile("|".join(rf"(?P<h{number}>\b(?:{words})\b)" for number, (words, _) in enumerate(HEDGES)), re.I)

_QUOTATION = re.compile('"[^"]*"|“[^”]*”|«[^»]*»|\\[\\[[^\\[\\]]*\\]\\]|\\]\\([^()]*\\)')


def suggestion(hedge: re.Match[str]) -> str:
    """What to do about a match of `HEDGE`."""
    return HEDGES[int((hedge.lastgroup or "h0")[1:])][1]


def own_words(text: str) -> str:
    """The text with quotations, references and addresses blanked out, every other character in its place."""
    return _QUOTATION.sub(lambda quotation: re.sub(r"\S", " ", quotation[0]), text)
