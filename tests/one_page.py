"""Prints the pages of one type from an archive that is given as texts, as a browser reads them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from bs4 import BeautifulSoup, Tag

from crossbearing.archive import load
from crossbearing.build import Press
from crossbearing.site import site_of


def print_all(page: ModuleType, facts: Mapping[str, str], folder: Path) -> Mapping[str, BeautifulSoup]:
    """By address; the files are written below the folder first."""
    for name, text in facts.items():
        path = folder / "facts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    loaded = load(folder / "facts")
    assert loaded.problems == ()
    site = site_of(loaded.archive)
    press = Press(site)
    template = page.__name__.rpartition(".")[2]
    return {
        view.address: BeautifulSoup(
            press.link(press.templates.render(template, view), view.address, view.title), "html5lib"
        )
        for view in page.views(site)
    }


def words(tag: Tag | None) -> str:
    """The visible text, on one line."""
    assert tag is not None
    return " ".join(tag.get_text().split())


def one(page: Tag, selector: str) -> Tag:
    """The only element that is meant."""
    (found,) = page.select(selector)
    return found


def after(page: Tag, anchor: str) -> str:
    """What is visible in a section, without its heading."""
    parts = []
    for sibling in one(page, f"#{anchor}").find_next_siblings():
        if sibling.name == "h2" or "actions" in (sibling.get("class") or ()):
            break
        parts.append(words(sibling))
    return " ".join(parts)
