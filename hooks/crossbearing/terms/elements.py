"""What the elements of HTML mean for the text within them, and how tags are found without building a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

HIDDEN = frozenset(
    {"iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title"}
)
"""Their text is part of no sentence."""
HEADINGS = frozenset({"h1", "h2", "h3"})
"""Each begins a section."""
NOT_LINKED = HIDDEN | HEADINGS
NOT_LINKED |= {"a", "button", "code", "h4", "h5", "h6", "kbd", "label", "pre", "samp", "summary", "var"}
QUOTED = frozenset({"blockquote", "q"})
SPECIAL = NOT_LINKED | QUOTED
INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark",
        "math", "q", "s", "samp", "script", "small", "span", "strong", "style", "sub", "sup", "svg", "template", "time",
        "u", "var", "wbr",
    )
)  # fmt: skip
"""Any other element begins and ends a block of text."""
VOID = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    )
)  # fmt: skip
SELF_CLOSING = frozenset({"dd", "dt", "li", "option", "p", "td", "th", "tr"})
"""They end where the next of their kind begins."""

_ATTRIBUTE = r"""[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*+|(?=>)))?+"""
_ATTRIBUTES = rf"(?:[\s/]++|{_ATTRIBUTE})*+"
_TAG = re.compile(rf"<(/?)([a-z][^\s/>]*+)({_ATTRIBUTES})>", re.IGNORECASE)
_RAW = ("iframe", "noscript", "script", "style", "textarea", "title")
ANY = "|".join(
    (
        r"<!--.*?-->|<[!?][^>]*>",
        *(rf"<{name}(?=[\s/>]){_ATTRIBUTES}>.*?</{name}(?=[\s/>])[^>]*>" for name in _RAW),
        rf"</?[a-z][^\s/>]*+{_ATTRIBUTES}>",
        r"</?[a-z!?].*",  # never closed: browsers show nothing of what follows
    )
)
"""A comment, a whole element that holds no markup, or a tag, in any letters."""
_NAME, _ATTRIBUTES_OF_USUAL = "[a-z][a-z0-9]*+", r"""(?=[\s/>])[^<>"'=]*+(?:(?<=[a-z])="[^"]*+"[^<>"'=]*+)*+"""
_USUAL = rf"<(?:/|(?!{'|'.join(_RAW)})){_NAME}{_ATTRIBUTES_OF_USUAL}>"
"""A tag as templates write it: what `ANY` finds there too, in more time."""
_USUAL_TAG = re.compile(rf"<(/?)({_NAME})({_ATTRIBUTES_OF_USUAL})>")
_ONE = f"(?:{_USUAL}|(?is:{ANY}))"
MARKUP = re.compile(f"({_ONE})")
"""To split HTML at a comment, at a whole element that holds no markup, or at a tag."""
BETWEEN = re.compile(rf"({_ONE}(?:\s*+{_ONE})*+)")
"""To split it at all that stands between two texts: any number of these, with no more than blanks between them."""
TOLD = ("lang", "data-no-terms", "data-retold", "data-statement", "data-term")
"""The attributes that make a difference, beside the id of a heading."""
ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")


class Tag(NamedTuple):
    """A tag, as far as it makes a difference to the text around it; those that make the same are equal."""

    name: str
    closes: bool = False
    parts: bool = True
    """Whether it ends a block of text."""
    tells: bool = False
    """Whether it begins an element that makes a difference to the text within."""
    empty: bool = False
    """Whether it ends itself, where it is one of SVG."""
    told: tuple[tuple[str, str], ...] = ()
    """The attributes that make a difference."""


@lru_cache(maxsize=4096)
def tag_of(written: str) -> Tag | None:
    """What a tag says; None where it is no tag that a browser knows."""
    found = _USUAL_TAG.fullmatch(written) or _TAG.fullmatch(written)
    if not found:
        return None
    close, name, attributes = found.groups()
    name = name.lower()
    told = () if close else tuple(_told(name, attributes))
    tells = bool(told) or (name in SPECIAL and not close)
    return Tag(name, bool(close), name not in INLINE, tells, attributes.endswith("/"), told)


def _told(name: str, attributes: str) -> Iterator[tuple[str, str]]:
    lower = attributes.lower()
    if name in HEADINGS or any(attribute in lower for attribute in TOLD):  # few others are worth reading
        for attribute, value in attributes_of(attributes).items():
            if attribute in TOLD or (attribute == "id" and name in HEADINGS):
                yield attribute, value


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case; of those without a value it is empty."""
    found = ATTRIBUTE.findall(written)
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in found}


def primary(language: str) -> str:
    """`en` of `en-GB`."""
    return language.partition("-")[0].strip().lower()
