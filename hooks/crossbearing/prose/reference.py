"""A reference, `[[mi-8]]` or `[[claim:first-damage|words]]`, and the link that it becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal, cast

Kind = Literal["term", "claim", "source", "incident"]

PATTERN = re.compile(r"\[\[\s*(?:(claim|source|incident):\s*)?([^\[\]|\s][^\[\]|]*)(?:\|([^\[\]|]*))?\]\]")
"""Whatever stands between the brackets is a reference; whether it names anything is for `checks` to say."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What `[[…]]` names."""

    kind: Kind
    target: str
    """The id as typed; of a claim also `INCIDENT/CLAIM`. It may name nothing."""
    words: str = ""
    """What to show, on one line; empty where that is left to the page."""


@dataclass(frozen=True, slots=True)
class Found:
    """A reference and where it begins in its text."""

    reference: Reference
    offset: int
    """In code points, from 0."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a reference becomes, in plain texts: they are escaped here."""

    href: str
    text: str
    css_class: str = ""
    title: str = ""
    attrs: Mapping[str, str] = field(default_factory=dict)
    """More attributes, such as `data-term`; the names are the program's own."""

    def html(self, content: str | None = None) -> str:
        """The element; its content is the text unless it is given as HTML."""
        attrs = {"class": self.css_class, "href": self.href, **self.attrs, "title": self.title}
        written = "".join(f' {name}="{escape(value)}"' for name, value in attrs.items() if value)
        return f"<a{written}>{escape(self.text) if content is None else content}</a>"


Resolve = Callable[[Reference], Link | None]
"""Finds the page of a reference; None where there is none: then its words are shown as text."""


def reference_of(match: re.Match[str]) -> Reference:
    """What a match of `PATTERN` names."""
    kind, target, words = match.groups()
    return Reference(cast(Kind, kind or "term"), " ".join(target.split()), " ".join((words or "").split()))
