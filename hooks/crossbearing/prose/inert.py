"""Turns the HTML of a hand-written page into HTML that does nothing, and tells what it had to leave out.

Lists say what may stay, so what browsers learn next year is left out too. Prose needs none of this: it has no HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import nh3
from lxml import etree
from lxml.html import fragment_fromstring

from crossbearing.invisible import without_invisible

ELEMENTS = frozenset(
    (
        "a", "abbr", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col",
        "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2",
        "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt",
        "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody",
        "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
    )
)  # fmt: skip
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "*": frozenset(("class", "dir", "id", "lang", "title")),
    "a": frozenset(("data-term", "href", "hreflang", "rel")),
    "col": frozenset(("span",)),
    "colgroup": frozenset(("span",)),
    "details": frozenset(("open",)),
    "img": frozenset(("alt", "height", "loading", "src", "width")),
    "ol": frozenset(("reversed", "start", "type")),
    "td": frozenset(("align", "colspan", "headers", "rowspan")),
    "th": frozenset(("align", "colspan", "headers", "rowspan", "scope")),
    "time": frozenset(("datetime",)),
}
SCHEMES = frozenset(("http", "https", "mailto"))
ALIGNED = re.compile(r'(?<=<t[dh] )style="text-align: ?(left|center|right);?"')
"""How both Markdown parsers write a column's alignment: the policy of our pages stops style attributes."""
ELSEWHERE = re.compile(r"[\x00-\x20]*(?:[a-z][a-z0-9+.-]*:|[/\\]\s*[/\\])", re.IGNORECASE)
"""An address on another host, or of no host at all."""
OF_THEME = re.compile(r"(?:^|\s)(?:md-(?!button)|mermaid(?!\S))", re.IGNORECASE)
"""Classes upon which the theme's scripts act, and by which its style sheet covers a page."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An element, or an attribute of one."""

    element: str
    attribute: str = ""
    value: str = ""

    @property
    def words(self) -> tuple[str, str]:
        """What is wrong, and what to do."""
        if not self.attribute:
            return f"`<{self.element}>` may not stand in a hand-written page", "write it in Markdown, or leave it out"
        if self.element == "img" and self.attribute == "src":
            return "a picture has to lie in the folder of this page", "save it there, and write its path"
        if self.attribute == "href":
            return "this address opens no page", "begin it with https://, or write the path of a page"
        what = f"`{self.attribute}` of `<{self.element}>` may not stand in a hand-written page"
        return what, "leave it out" if self.attribute not in (
            "class",
            "id",
        ) else "choose a name that is not the theme's"


def inert(html: str) -> tuple[str, tuple[LeftOut, ...]]:
    """The page with what may stay, and the rest in the order of the page."""
    html = ALIGNED.sub(r'align="\1"', html)
    clean = _clean(html)
    if (seen := without_invisible(clean)) != clean:  # numbers named them; without them, an address may be another
        clean = _clean(seen)
    stayed = Counter((part.element, part.attribute) for part in _parts(clean))
    return clean, tuple(_missing(html, stayed))


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(ELEMENTS),
        attributes={element: set(names) for element, names in ATTRIBUTES.items()},
        generic_attribute_prefixes={"aria-"},
        attribute_filter=_kept,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def _kept(element: str, attribute: str, value: str) -> str | None:
    """The value, or None for what the lists cannot tell."""
    theirs = (attribute == "class" and OF_THEME.search(value)) or (attribute == "id" and value.startswith("__"))
    return None if theirs or (attribute == "src" and ELSEWHERE.match(value)) else value


def _missing(html: str, stayed: Counter[tuple[str, str]]) -> Iterator[LeftOut]:
    """Of equal ones those that may not stay are missing, else the last; with an element its attributes go."""
    found = list(_parts(html))
    missing = Counter((part.element, part.attribute) for part in found) - stayed
    for part in sorted(found, key=_may_stay):
        if missing[part.element, part.attribute] > 0:
            missing[part.element, part.attribute] -= 1
            if not part.attribute or part.element in ELEMENTS:
                yield part


def _may_stay(part: LeftOut) -> bool:
    """Whether nothing speaks against this part alone; a sort by this keeps the order of the page."""
    address = re.sub(r"[\x00-\x20]+", "", part.value)
    scheme = (ELSEWHERE.match(address) or [""])[0].lower()
    runs = part.attribute == "href" and scheme.endswith(":") and scheme.rstrip(":") not in SCHEMES
    return not runs and _kept(part.element, part.attribute, part.value) is not None


def _parts(html: str) -> Iterator[LeftOut]:
    """Each element and each attribute, in the order of the page; only to tell of them, for browsers read otherwise."""
    for element in fragment_fromstring(f"<div>{html}</div>", create_parent="div").iter(etree.Element):
        yield LeftOut(str(element.tag))
        yield from (LeftOut(str(element.tag), str(name), str(value)) for name, value in element.items())
