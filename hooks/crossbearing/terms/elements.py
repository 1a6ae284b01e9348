"""What the elements of HTML mean for the text within them, and how tags are found without building a tree."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
MARKUP = re.compile(
    r"(<!--.*?-->|<[!?][^>]*>"
    rf"|<(iframe|noscript|script|style|textarea|title)(?=[\s/>]){_ATTRIBUTES}>.*?</\2(?=[\s/>])[^>]*>"
    rf"|</?[a-z][^\s/>]*+{_ATTRIBUTES}>"
    r"|</?[a-z!?].*)",  # never closed: browsers show nothing of what follows
    re.DOTALL | re.IGNORECASE,
)
"""To split HTML at a comment, at a whole element that holds no markup, whose name is the second group, or at a tag."""
TELLING = re.compile(r"\blang\b|data-(?:no-terms|retold|statement|term)", re.IGNORECASE)
"""Of tags that are not special the attributes are not even read, unless one of these seems to be there."""
ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")


class Tag(NamedTuple):
    """A tag, as far as it makes a difference to the text around it."""

    name: str
    closes: bool
    parts: bool
    """Whether it ends a block of text."""
    tells: bool
    """Whether its attributes say something of the text within."""
    empty: bool
    """Whether it ends itself, where it is one of SVG."""
    attributes: Mapping[str, str]
    """Names in lower case; of those without a value it is empty. Left out where they make no difference."""


@lru_cache(maxsize=16384)
def tag_of(written: str) -> Tag | None:
    """What a tag says; a page has few that are written differently. None where it is no tag that a browser knows."""
    found = _TAG.fullmatch(written)
    if not found:
        return None
    close, name, attributes = found.groups()
    name = name.lower()
    tells = not close and bool(TELLING.search(attributes))
    read = attributes_of(attributes) if tells or (name in SPECIAL and not close) else {}
    return Tag(name, bool(close), name not in INLINE, tells, attributes.endswith("/"), read)


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case; of those without a value it is empty."""
    found = ATTRIBUTE.findall(written)
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in found}


def primary(language: str) -> str:
    """`en` of `en-GB`."""
    return language.partition("-")[0].strip().lower()
