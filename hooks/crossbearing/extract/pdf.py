"""Turns a PDF into its title and the text of its pages."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from crossbearing.extract.extracted import Extracted, UnreadableError, library

DAMAGED: tuple[type[Exception], ...] = (
    *(PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError),
    *(NotImplementedError, OSError, RecursionError, TypeError, ValueError),
)
"""What the library has been seen to raise for files that lie about themselves."""
DIVIDED = re.compile("\u00ad *\n *")
"""A soft hyphen that is seen, because the line ends there."""


def claims(data: bytes, name: str) -> bool:
    """By its first bytes."""
    return data[:1024].lstrip().startswith(b"%PDF-")


def extract(data: bytes) -> Extracted:
    """The title of the document on the first line, then its pages in order."""
    try:
        title, text = _read(data)
    except (FileNotDecryptedError, DependencyError):
        raise UnreadableError("the PDF is encrypted; print it to a new PDF first") from None
    except DAMAGED:
        raise UnreadableError("the PDF is damaged; save it again") from None
    if not text.strip():
        raise UnreadableError("the PDF holds no text, only pictures; recognise its text first")
    return Extracted(f"{title}\n\n{text}" if title else text, "application/pdf", library("pypdf"), title)


def _read(data: bytes) -> tuple[str, str]:
    reader = PdfReader(BytesIO(data))
    title = " ".join(((reader.metadata.title if reader.metadata else None) or "").split())
    return title, DIVIDED.sub("", "\n\n".join(page.extract_text() for page in reader.pages))
