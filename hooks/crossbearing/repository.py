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
    forms: bool = False
    """Whether a new report has a form of its own, whose fields its address fills in by their ids."""


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
            rf"{_HOME}/(?:tree|edit)/{_PLACE}",
            "{home}/commits/{place}/{file}",
            "{home}/edit/{place}/{file}",
            forms=True,
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

    def report(self, form: str, title: str, page: str) -> str:
        """A new report about a page, with its title and the address of the page filled in.

        Args:
            form: a file of `.github/ISSUE_TEMPLATE`, without .yml; its field `page` takes the address.
            title: what the list of all reports shows.
            page: a web address.
        """
        forge = self.forge
        text = {"page": page} if forge.forms else {forge.body: f"{page}\n\n"}
        filled = {**({"template": f"{form}.yml"} if forge.forms else {}), forge.title: title, **text}
        return f"{forge.report.format(home=self.home)}?{urlencode(filled, quote_via=quote)}"
