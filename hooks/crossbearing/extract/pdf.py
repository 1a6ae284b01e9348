"""Turns a PDF into its title and the text of its pages."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from crossbearing.extract.extracted import Extracted, UnreadableError, library


def claims(data: bytes, name: str) -> bool:
    """By its first bytes."""
    return data[:1024].lstrip().startswith(b"%PDF-")


def extract(data: bytes) -> Extracted:
    """The title of the document on the first line, then its pages in order."""
    try:
        reader = PdfReader(BytesIO(data))
        title = (reader.metadata.title if reader.metadata else None) or ""
        text = "\n\n".join(page.extract_text() for page in reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableError(f"the PDF cannot be read: {error}") from None
    if not text.strip():
        raise UnreadableError("the PDF holds no text, only pictures; recognise its text first")
    return Extracted(f"{title}\n\n{text}" if title else text, "application/pdf", library("pypdf"))
