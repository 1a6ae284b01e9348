"""What a stranger types into a field is shown as typed, and never becomes a part of the page that does something."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from crossbearing.archive import load
from crossbearing.build import Press
from crossbearing.checks import check
from crossbearing.problems import errors
from crossbearing.site import site_of
from hostile.injecting import FACTS, NAMING, TEXT, fields, inject, injections, used

OF_MARKDOWN = {("p", ""), ("em", ""), ("strong", ""), ("code", ""), ("a", ""), ("a", "href")}
"""What Prose may add to a page, as pairs of element and attribute."""
ADDRESSES = ("href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcset")
OUTSIDE = ("https://", "http://", "mailto:")

each_injection = pytest.mark.parametrize("name", injections())


def test_every_text_field_of_every_kind_is_tried() -> None:
    assert set(fields(*TEXT)) - set(used()) == set()


def test_the_archive_has_no_errors(tmp_path: Path) -> None:
    assert errors(check(load(inject(tmp_path / "facts", {})))) == ()


@each_injection
def test_what_is_typed_into_every_text_field_stays_text(name: str, tmp_path: Path) -> None:
    typed = injections()[name]
    pages = printed(inject(tmp_path / "facts", {field: [typed] for field in set(fields(*TEXT)) - NAMING}))
    assert {part for page in pages.values() for part in parts(page)} - usual() - OF_MARKDOWN == set()
    assert [address for page in pages.values() for address in addresses(page) if not harmless(address)] == []
    assert typed in pages["incidents/flood/claims/cause/"].get_text()


@pytest.mark.parametrize("field", sorted((set(used()) - set(fields(*TEXT))) | NAMING))
def test_what_is_typed_into_any_other_field_is_refused_at_its_place(field: str, tmp_path: Path) -> None:
    """Ids, dates, addresses, and words of which only some may stand there."""
    for number, typed in enumerate(injections().values()):
        if number % 13 == 0:
            found = errors(check(load(inject(tmp_path / str(number), {field: [typed]}))))
            files = tuple(path.relative_to(FACTS).as_posix() for path, _ in used()[field])
            assert any(problem.place.file.endswith(files) and problem.place.line for problem in found), typed


def printed(folder: Path) -> dict[str, BeautifulSoup]:
    """Every page, read as a browser reads it."""
    loaded = load(folder)
    assert loaded.problems == ()
    press = Press(site_of(loaded.archive))
    outputs = list(press.pages())
    return {page.address: BeautifulSoup(press.with_mentions(page).html, "html5lib") for page in outputs}


def elements(page: BeautifulSoup) -> Iterator[Tag]:
    body = page.body
    assert body
    return (element for element in body.find_all(True) if isinstance(element, Tag))


def parts(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Each element, alone and with each of its attributes."""
    for element in elements(page):
        yield element.name, ""
        yield from ((element.name, attribute) for attribute in element.attrs)


def addresses(page: BeautifulSoup) -> Iterator[str]:
    """Where the page leads, and what it loads."""
    for element in elements(page):
        yield from (str(element[name]) for name in ADDRESSES if element.has_attr(name))


def harmless(address: str) -> bool:
    """Within the site, or a page or a letter box elsewhere."""
    within = not address.startswith("/") and ":" not in address.partition("/")[0].partition("#")[0]
    return within or address.lower().startswith(OUTSIDE)


@cache
def usual() -> frozenset[tuple[str, str]]:
    """What the templates make of the same archive when nobody is hostile."""
    return frozenset(part for page in printed(FACTS).values() for part in parts(page))
