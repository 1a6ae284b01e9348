"""What holds for all text within an element: its language, whether a link may stand there, whose words it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from crossbearing.terms import elements


class Zone(NamedTuple):
    """What holds for all text within an element."""

    language: str
    linkable: bool = True
    """Whether a link may stand there."""
    allowed: bool = True
    """The same, but for the language of quotations."""
    quoted: bool = False
    hidden: bool = False
    statement: str = ""
    """The statement that it belongs to, as `data-statement` names it."""
    retold: bool = False
    """Whether it only says again what stands on another page."""

    def within(self, name: str, attributes: Mapping[str, str], language: str) -> Zone:
        """What holds within an element in this zone, of a site in that language."""
        own = elements.primary(attributes["lang"]) if "lang" in attributes else self.language
        allowed = self.allowed and name not in elements.NOT_LINKED and "data-no-terms" not in attributes
        quoted = self.quoted or name in elements.QUOTED
        return Zone(
            language=own,
            linkable=allowed and not (quoted and own != language),
            allowed=allowed,
            quoted=quoted,
            hidden=self.hidden or name in elements.HIDDEN,
            statement=attributes.get("data-statement", self.statement),
            retold=self.retold or "data-retold" in attributes,
        )
