"""What a page shows: plain values for a template of the same name; all that is computed is computed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from crossbearing.schema_org import Node


@dataclass(frozen=True, slots=True)
class View:
    """One page before it is printed."""

    address: str
    """Below the site's root: `glossary/mi-8/`."""
    title: str
    """Plain text; the template writes the heading itself."""
    values: Mapping[str, object]
    """What the template sees, by name."""
    description: str
    """One or two sentences of plain text for search engines."""
    source: str = ""
    """The file of facts that the pencil opens, below the repository: `facts/glossary/equipment/mi-8.yml`."""
    incident: str = ""
    """The incident that `[[claim:…]]` in its prose is about."""
    term: str = ""
    """The term whose own page it is: not linked here, and its mentions are added when all pages are printed."""
    nodes: tuple[Node, ...] = ()
    """What it says to search engines."""
    example: bool = False
    """Made of examples: its links lead nowhere else, and nobody is sent to it by a search."""
    also_at: tuple[str, ...] = field(default=())
    """Earlier addresses that redirect here."""
