"""Turns a web archive into the text of the page that was saved in it."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from crossbearing.extract import html, pdf, plain
from crossbearing.extract.extracted import Extracted, UnreadableError, library

PAGES = {"text/html": html, "application/xhtml+xml": html, "application/pdf": pdf, "text/plain": plain}
"""What counts as a page; pictures, scripts and styles that were saved beside it do not."""


def claims(data: bytes, name: str) -> bool:
    """By its first bytes, or by its ending where it is compressed."""
    return data.startswith(b"WARC/") or name.lower().endswith((".warc", ".warc.gz"))


def extract(data: bytes) -> Extracted:
    """The first page of the archive that was answered with 200."""
    try:
        for record in ArchiveIterator(BytesIO(data)):
            answered = record.rec_type == "response" and record.http_headers.get_statuscode() == "200"
            if answered and (found := _page(record)):
                return replace(
                    found, media_type="application/warc", extractor=f"{library('warcio')}, {found.extractor}"
                )
    except (ArchiveLoadFailed, EOFError, OSError) as error:
        raise UnreadableError(f"the web archive cannot be read: {error}") from None
    raise UnreadableError("the web archive holds no page that was answered with 200")


def _page(record: ArcWarcRecord) -> Extracted | None:
    said = record.http_headers.get_header("Content-Type") or ""
    reader = PAGES.get(said.partition(";")[0].strip().lower())
    if reader is None:
        return None
    data = record.content_stream().read()
    charset = re.search(r"charset=[\"']?([\w-]+)", said, re.IGNORECASE)
    if reader is html:
        return html.extract(data, charset[1] if charset else None)
    found: Extracted = reader.extract(data)
    return found
