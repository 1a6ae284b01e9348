"""Turns references into entries of BibTeX, in the fields of biblatex and with the year that older styles ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from crossbearing.citations.reference import Reference
from crossbearing.dates import Date
from crossbearing.kinds.source import SourceKind

TYPES: Mapping[SourceKind | None, str] = MappingProxyType(
    {"report": "report", "database": "dataset", "book": "book", "video": "video", "image": "image"}
)
"""Where biblatex has a type for it."""
SPECIAL = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        # Not `\{`: BibTeX counts braces even behind a backslash.
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: f"\\{sign}" for sign in "$&#%_"},
    }
)


def bibtex(references: Iterable[Reference]) -> str:
    """The entries, in this order; letters of every script stay as they are."""
    # Here, because it takes longer to load than most commands take in all.
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry, Field
    from bibtexparser.writer import BibtexFormat

    form = BibtexFormat()
    form.indent, form.block_separator, form.trailing_comma = "  ", "\n", True
    entries: list[Block] = [
        Entry(_type(reference), reference.key, [Field(name, f"{{{value}}}") for name, value in _fields(reference)])
        for reference in references
    ]
    return write_string(Library(entries), unparse_stack=[], bibtex_format=form)


def _type(reference: Reference) -> str:
    return TYPES.get(reference.kind, "online" if reference.url else "misc")


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """Name and value of each that is known."""
    title = reference.title if reference.titled else f"[{reference.title}]"
    publisher = "publisher" if _type(reference) == "book" else "organization"
    issued = reference.issued
    fields = {
        "author": " and ".join(f"{{{_text(name)}}}" for name in reference.authors),
        "title": f"{{{_text(title)}}}",  # braces within braces: styles leave its capitals alone
        publisher: _text(reference.publisher),
        "date": issued.text if issued else "",
        "year": _year(issued) if issued else "",
        "url": reference.url,  # taken as it is; `kinds` let no brace into it
        "urldate": reference.accessed.text if reference.accessed else "",
        "language": reference.language,
        "type": (reference.kind or "").replace("-", " "),
        "note": _text(reference.note),
    }
    return ((name, value) for name, value in fields.items() if value)


def _year(date: Date) -> str:
    """Empty where the date does not name one."""
    end = date.end
    return str(end.first.year) if end and end == date.begin and not end.unit.startswith("some") else ""


def _text(text: str) -> str:
    return text.translate(SPECIAL)
