"""Turns a web archive into the text of the page that was saved in it."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from crossbearing.extract import html, pdf, plain
from crossbearing.extract.charset import decoded
from crossbearing.extract.extracted import Extracted, UnreadableError, library

HTML = ("text/html", "application/xhtml+xml")
PAGES = (*HTML, "application/pdf", "text/plain")
"""What counts as a page; pictures, scripts and styles that were saved beside it do not."""
PACKED = ("", "identity", "gzip", "x-gzip", "deflate")
"""What can be unpacked."""
DAMAGED = (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, LookupError, zlib.error)


def claims(data: bytes, name: str) -> bool:
    """By its first bytes, compressed or not, or by the ending of its name."""
    return data.startswith((b"WARC/", b"\x1f\x8b")) or name.lower().endswith((".warc", ".warc.gz"))


def extract(data: bytes) -> Extracted:
    """The first page of the archive that was answered with 200, so that redirections before it are passed over."""
    try:
        found = next((page for record in ArchiveIterator(BytesIO(data)) if (page := _page(record))), None)
    except UnreadableError:
        raise
    except DAMAGED:
        raise UnreadableError("the web archive (WARC) is damaged; save it again") from None
    if not found:
        raise UnreadableError("the web archive (WARC) holds no page that was answered with 200")
    return replace(found, media_type="application/warc", extractor=f"{library('warcio')}, {found.extractor}")


def _page(record: ArcWarcRecord) -> Extracted | None:
    """The page in a record; None for what is no answer of a web server, no page, or empty."""
    heads = record.http_headers
    if record.rec_type != "response" or heads is None or heads.get_statuscode() != "200":
        return None
    said = heads.get_header("Content-Type") or ""
    kind = said.partition(";")[0].strip().lower()
    data = record.content_stream().read() if kind in PAGES else b""
    if not data.strip():
        return None
    if (packed := (heads.get_header("Content-Encoding") or "").strip().lower()) not in PACKED:
        raise UnreadableError(f"the page in the web archive (WARC) is packed as {packed}; save it again without")
    charset = re.search(r"charset\s*=\s*[\"']?([\w-]+)", said, re.IGNORECASE)
    if kind in HTML:
        return html.extract(data, charset[1] if charset else "")
    return (
        pdf.extract(data)
        if kind == "application/pdf"
        else plain.extract(decoded(data, charset[1] if charset else "").encode())
    )
