"""Turns a web page into its title and all text that a reader sees."""

from __future__ import annotations

import re

from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.html_engine import Inscriptis
from inscriptis.model.config import ParserConfig
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from crossbearing.extract.extracted import Extracted, UnreadableError, library

START = re.compile(rb"\s*(<!doctype html|<html|<!--|<head|<body|<\?xml|<meta|<title|<p|<div)", re.IGNORECASE)
UNSEEN = ("script", "style", "template", "noscript", "svg", "iframe", "object", "title")


def claims(data: bytes, name: str) -> bool:
    """By its ending or its first tag."""
    bare = data.removeprefix(b"\xef\xbb\xbf")
    return name.lower().endswith((".html", ".htm", ".xhtml")) or bool(START.match(bare))


def extract(data: bytes, encoding: str | None = None) -> Extracted:
    """The title on the first line, then the page; `encoding` is what the server said, and else the page says it."""
    try:
        page = document_fromstring(data, parser=HTMLParser(encoding=encoding or _declared(data)))
    except (etree.ParserError, etree.XMLSyntaxError, LookupError):
        raise UnreadableError("no web page can be read from it; save the page again, as HTML") from None
    title = " ".join((page.findtext(".//title") or "").split())
    etree.strip_elements(page, etree.Comment, *UNSEEN, with_tail=False)
    _show_line_breaks(page)
    text = Inscriptis(page, ParserConfig(css=STRICT_CSS_PROFILE)).get_text()
    return Extracted(f"{title}\n\n{text}" if title else text, "text/html", library("inscriptis"))


def _declared(data: bytes) -> str | None:
    """UTF-8 where the page is UTF-8 without saying so, as saved pages often are; else what its own head says."""
    if re.search(rb"charset\s*=", data[:2048], re.IGNORECASE):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _show_line_breaks(page: HtmlElement) -> None:
    """`<wbr>` may break a word in two on the screen, and is no break in the text."""
    etree.strip_tags(page, "wbr")
