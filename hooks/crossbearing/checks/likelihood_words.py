"""How words of likelihood and confidence stand in English: those of ICD 203, and hedges that are not on its list."""

from __future__ import annotations

import re

LIKELIHOOD = re.compile(
    r"\b(?:almost (?:no chance|certain(?:ly)?)|nearly certain|remote chance|roughly even (?:chance|odds)"
    r"|(?:very |highly )?(?:un|im)?(?:likely|probabl[ey])|likelihood|probability|chances are|odds)\b",
    re.IGNORECASE,
)
"""US Intelligence Community Directive 203 (2015), section D.6.e(2)(a), and what speaks of it in other words."""

CONFIDENCE = re.compile(
    r"\b(?:(?:low|moderate|medium|high|full|great|little|much|more|less|our|the editors[’']) confidence"
    r"|confidence (?:is (?:low|moderate|high)|level|in (?:this|that|it|the (?:finding|answer|judge?ment)))"
    r"|confident(?:ly)?)\b",
    re.IGNORECASE,
)
"""Section D.6.e(2)(b), of confidence in the basis of a judgement; not a vote of confidence, nor a word said in it."""

_LITERALLY = r"(?! (?:in|on|at|under|beside|again|only|first|twice|there)\b)"
"""It appears in a film."""
_OFF, _OTHER = (
    "is not a word of ICD 203",
    "is a word of the other row of ICD 203, which is not mixed with this site's",
)
_WEIGH = "say how likely: unlikely, roughly even chance, likely, or leave it out"
_SURE = "write almost certain, or leave it out"
_WHO = "say who says so, or how likely it is"
HEDGES = (  # (what stands there, what is wrong with it, what to write)
    (r"highly probabl[ey]", _OTHER, "write very likely"),
    (r"highly improbabl[ey]", _OTHER, "write very unlikely"),
    (r"nearly certain", _OTHER, "write almost certain"),
    (r"roughly even odds", _OTHER, "write roughly even chance"),
    (r"remote (?:chance|possibility)", _OTHER, "write almost no chance"),
    (r"probabl[ey]", _OTHER, "write likely"),
    (r"improbabl[ey]", _OTHER, "write unlikely"),
    (r"not (?:unlikely|improbable|impossible|inconceivable)", _OFF, _WEIGH),
    (r"possibly|perhaps|maybe|conceivably|arguably", _OFF, _WEIGH),
    (r"could (?:have|well)|may(?: not)? (?:have|well|be)", _OFF, _WEIGH),
    (r"(?<!\bthe )(?<!military )(?<!\bof )(?<!their )(?<!\bits )might", _OFF, _WEIGH),
    (r"(?:good|fair|real|slim|small|high|low|strong) (?:chance|probability|likelihood)|chances are", _OFF, _WEIGH),
    (r"apparently|seemingly|presumably|supposedly", _OFF, _WHO),
    (rf"it (?:would )?(?:seems?|appears?){_LITERALLY}", _OFF, _WHO),
    (r"we (?:believe|think|suspect|suppose|guess|feel)", _OFF, _WHO),
    (r"(?:is|are|was|were|been) (?:thought|believed|assumed|presumed|suspected) (?:to|that)", _OFF, _WHO),
    (r"(?<!almost )(?<!nearly )certainly|doubtless|undoubtedly|definitely|surely|obviously", _OFF, _SURE),
    (r"(?:no|beyond|without)(?: any| all| reasonable)? doubt", _OFF, _SURE),
    (r"clearly(?! (?:visible|marked|audible|legible|recognisable|seen|heard)\b)", _OFF, _SURE),
)
_ANY = "|".join(f"(?P<h{number}>{words})" for number, (words, *_) in enumerate(HEDGES))
HEDGE = re.compile(rf"(?<![^\W_])(?:{_ANY})(?![^\W_])", re.IGNORECASE)

_QUOTATION = re.compile('"[^"]*"|“[^”]*”|‘[^’]*’|«[^»]*»|`[^`]*`|\\[\\[[^\\[\\]]*\\]\\]|\\]\\([^()]*\\)')


def verdict_on(hedge: re.Match[str]) -> tuple[str, str]:
    """What is wrong with a match of `HEDGE`, and what to do about it."""
    _, wrong, remedy = HEDGES[int((hedge.lastgroup or "h0")[1:])]
    return wrong, remedy


def own_words(text: str) -> str:
    """The text with quotations, references and addresses blanked out, every other character in its place."""
    return _QUOTATION.sub(lambda quotation: re.sub(r"\S", " ", quotation[0]), text)
