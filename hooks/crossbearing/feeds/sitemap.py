"""Turns the addresses of all pages into `sitemap.xml` (sitemaps.org), for search engines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from lxml import etree
from lxml.builder import ElementMaker

from crossbearing.addresses import address_of
from crossbearing.feeds.edition import Edition, File

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def files(edition: Edition) -> Iterator[File]:
    """One for all pages, with the day of the last review where there is one; none where the site has no address."""
    if not edition.root:
        return
    make = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
    reviewed = _reviewed(edition)
    pages = make.urlset()
    for address in sorted(edition.pages):
        page = make.url(make.loc(edition.root + quote(address)))
        if address in reviewed:
            page.append(make.lastmod(reviewed[address]))
        pages.append(page)
    text = etree.tostring(pages, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    yield File("sitemap.xml", text, "The addresses of all pages, for search engines.")


def _reviewed(edition: Edition) -> Mapping[str, str]:
    """By the address of the page, the day when the editors last went through it."""
    archive = edition.site.archive
    days = {address_of(incident): incident.reviewed.text for incident in archive.incidents.values()}
    claims = (claim for claim in archive.claims.values() if claim.verdict)
    return days | {address_of(claim): claim.verdict.reviewed.text for claim in claims if claim.verdict}
