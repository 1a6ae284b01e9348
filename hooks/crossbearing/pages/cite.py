"""Turns a reference into the texts that a reader may take along: the reference in three forms, and a card to embed."""

from __future__ import annotations

import json
from dataclasses import dataclass

from markupsafe import Markup

from crossbearing.citations import Json, Reference, bibtex, csl, plain


@dataclass(frozen=True, slots=True)
class Taken:
    """A text to copy, whole and as it is."""

    name: str
    text: str
    language: str = ""
    """Of a text to read; empty for one that programs read."""


def cited(reference: Reference) -> tuple[Taken, ...]:
    """In words, for LaTeX, and for everything else."""
    return (
        Taken("Plain text", plain(reference), reference.language),
        Taken("BibTeX", bibtex([reference]).strip()),
        Taken("CSL-JSON", _a_field_a_line(csl(reference))),
    )


def embedded(card: str, title: str) -> Taken:
    """What somebody pastes into a page of his own, by the whole address of the card; a frame needs no script."""
    frame = Markup(
        '<iframe src="{}" title="{}" width="100%" height="460" loading="lazy" '
        'style="max-width: 36rem; border: 0"></iframe>'
    )
    return Taken("HTML", str(frame.format(card, title)))


def _a_field_a_line(item: dict[str, Json]) -> str:
    lines = (f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in item.items())
    return "[{\n" + ",\n".join(lines) + "\n}]"
