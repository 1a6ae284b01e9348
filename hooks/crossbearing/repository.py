"""Turns the address of a folder in a public repository into addresses of its files: history, editor, a new report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Forge:
    """How a site that hosts repositories forms its addresses."""

    folder: str
    """A regular expression for the address of a folder, with the groups `home` and `place`: branch and folder."""
    history: str
    edit: str
    report: str = "{home}/issues/new"
    title: str = "title"
    """What the title and the text of a new report are called in its address."""
    body: str = "body"


_HOME, _PLACE = r"(?P<home>https?://[^?#]+?)", r"(?P<place>[^?#]+?)/*"
FORGES: Mapping[str, Forge] = MappingProxyType(
    {
        "GitLab": Forge(
            rf"{_HOME}/-/(?:tree|edit)/{_PLACE}",
            "{home}/-/commits/{place}/{file}",
            "{home}/-/edit/{place}/{file}",
            "{home}/-/issues/new",
            "issue[title]",
            "issue[description]",
        ),
        "Forgejo": Forge(
            rf"{_HOME}/(?:src/branch|_edit)/{_PLACE}",
            "{home}/commits/branch/{place}/{file}",
            "{home}/_edit/{place}/{file}",
        ),
        "GitHub": Forge(
            rf"{_HOME}/(?:tree|edit)/{_PLACE}", "{home}/commits/{place}/{file}", "{home}/edit/{place}/{file}"
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a folder is kept."""

    forge: Forge
    home: str
    """The address of the repository."""
    place: str
    """The branch, and the folder in it."""

    @classmethod
    def at(cls, address: str) -> Repository | None:
        """By the address that a browser shows for the folder, or that edits in it; None for one that is not known."""
        for forge in FORGES.values():
            if found := re.fullmatch(forge.folder, address):
                return cls(forge, found["home"], found["place"])
        return None

    def history(self, file: str) -> str:
        """Every version of a file of the folder."""
        return self.forge.history.format(home=self.home, place=self.place, file=quote(file))

    def edit(self, file: str) -> str:
        """An editor for it."""
        return self.forge.edit.format(home=self.home, place=self.place, file=quote(file))

    def report(self, title: str, body: str) -> str:
        """A new report with its title and its first words filled in."""
        filled = urlencode({self.forge.title: title, self.forge.body: body}, quote_via=quote)
        return f"{self.forge.report.format(home=self.home)}?{filled}"
