"""Turns a web page into its title and all text that a reader sees."""

from __future__ import annotations

import re

from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.html_engine import Inscriptis
from inscriptis.model.config import ParserConfig
from inscriptis.model.html_element import HtmlElement as Element
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from crossbearing.extract.charset import decoded
from crossbearing.extract.extracted import Extracted, UnreadableError, library

START = re.compile(rb"\s*(<!doctype html|<html|<!--|<head|<body|<\?xml|<meta|<title|<p|<div)", re.IGNORECASE)
ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Browsers show what follows these; the parser would drop it."""
UNSEEN = (
    "//title | //body//*[@hidden and not(@hidden='until-found')]"
    " | //body//*[contains(translate(@style, 'DISPLAYNOE \t\r\n', 'displaynoe'), 'display:none')]"
    " | //script | //style | //template | //noscript | //noembed | //noframes | //datalist | //rp"
    " | //svg | //iframe | //object | //audio | //video | //canvas | //dialog[not(@open)]"
)
"""What no browser shows: https://html.spec.whatwg.org/#hidden-elements, and what stands in for players and pictures.

A whole page that is hidden was to be shown by a script.
"""
APART = (
    *("section", "form", "fieldset", "legend", "hr", "center", "details", "summary", "search", "dialog", "dl", "dt"),
    *("dd", "dir", "menu", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
    *("button", "select", "optgroup", "option", "textarea", "rt"),
)
"""What parts words as a paragraph does. The library sets tables side by side and numbers lists; a text has neither."""
CSS = {**STRICT_CSS_PROFILE, "q": Element()}
"""A browser adds the quotation marks of `<q>`, but they are not in the text in which it looks for a passage."""


def claims(data: bytes, name: str) -> bool:
    """By the ending of its name or its first tag."""
    if name.lower().endswith(".txt"):
        return False
    return name.lower().endswith((".html", ".htm", ".xhtml")) or bool(START.match(data.removeprefix(b"\xef\xbb\xbf")))


def extract(data: bytes, said: str = "") -> Extracted:
    """The title on the first line, then the page; `said` is the encoding that the server said."""
    text = ENDS.sub("", decoded(data, said)).encode()
    try:
        page = document_fromstring(text, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        raise UnreadableError("no web page can be read from it; save the page again, as HTML") from None
    title = " ".join((page.findtext("./head/title") or "").split())
    _leave_what_is_seen(page)
    try:
        seen = Inscriptis(page, ParserConfig(css=CSS)).get_text()
    except RecursionError:
        raise UnreadableError("the page is nested too deeply to be read; save its text instead") from None
    return Extracted(f"{title}\n\n{seen}" if title else seen, "text/html", library("inscriptis"), title)


def _leave_what_is_seen(page: HtmlElement) -> None:
    for element in page.xpath(UNSEEN):
        element.tag = "unseen"
    etree.strip_elements(page, "unseen", etree.Comment, etree.PI, with_tail=False)
    etree.strip_tags(page, "wbr")  # it may break a word in two on the screen, and is no break in the text
    for whole in page.iter("html", "body"):
        whole.attrib.pop("style", None)
    for element in page.iter(APART):
        element.tag = "div"
