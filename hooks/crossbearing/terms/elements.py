"""What the elements of HTML mean for the text within them, and how tags are found without building a tree."""

from __future__ import annotations

import re
from html import unescape

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
TAG = re.compile(
    r"<!--.*?-->|<[!?][^>]*>"
    rf"|<(?P<raw>iframe|noscript|script|style|textarea|title)(?=[\s/>]){_ATTRIBUTES}>.*?</(?P=raw)(?=[\s/>])[^>]*>"
    rf"|<(?P<close>/?)(?P<name>[a-z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})>"
    r"|</?[a-z!?].*",  # never closed: browsers show nothing of what follows
    re.DOTALL | re.IGNORECASE,
)
"""A comment, a whole element that holds no markup, or a tag; only a tag has a name."""
TELLING = re.compile(r"\blang\b|data-(?:no-terms|retold|statement|term)", re.IGNORECASE)
"""Of tags that are not special the attributes are not even read, unless one of these seems to be there."""
ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case; of those without a value it is empty."""
    found = ATTRIBUTE.findall(written)
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in found}


def primary(language: str) -> str:
    """`en` of `en-GB`."""
    return language.partition("-")[0].strip().lower()
