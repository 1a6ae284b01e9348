"""Turns plain text into itself."""

from __future__ import annotations

import re

from crossbearing.extract.extracted import Extracted, UnreadableError

MHTML = re.compile(rb"(?:From|MIME-Version|Snapshot-Content-Location):.*?multipart/related", re.DOTALL)


def claims(data: bytes, name: str) -> bool:
    """Any file that nothing else takes."""
    return True


def extract(data: bytes) -> Extracted:
    """UTF-8, or UTF-16 with a byte order mark; a byte order mark is no part of the text."""
    if MHTML.match(data[:4096]):
        raise UnreadableError("a whole page in one file (MHTML) cannot be read; save it as HTML")
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return Extracted(data.decode(encoding), "text/plain", "crossbearing 1")
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02X} at {error.start}"
        raise UnreadableError(
            f"{byte} is not {encoding.removesuffix('-sig').upper()}; save the text as UTF-8"
        ) from None
