"""What a stranger types into a field is shown as typed, in pages and files, and never becomes what does something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bs4 import BeautifulSoup, Tag

from crossbearing.archive import load
from crossbearing.build import Press
from crossbearing.checks import check
from crossbearing.problems import errors
from crossbearing.site import site_of
from hostile.injecting import FACTS, NAMING, TEXT, fields, inject, injections, used
from hostile.values import TYPED, Values, expected, values

OF_MARKDOWN = {("p", ""), ("em", ""), ("strong", ""), ("code", ""), ("a", ""), ("a", "href")}
"""What Prose may add to a page, as pairs of element and attribute."""
ADDRESSES = ("href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcset")
OUTSIDE = ("https://", "http://", "mailto:")


@dataclass(frozen=True)
class Published:
    """What is made of an archive in which one text stands in every text field."""

    typed: str
    pages: Mapping[str, BeautifulSoup]
    files: Mapping[str, bytes]


def test_every_text_field_of_every_kind_is_tried() -> None:
    assert set(fields(*TEXT)) - set(used()) == set()


def test_the_archive_has_no_errors(tmp_path: Path) -> None:
    assert errors(check(load(inject(tmp_path / "facts", {})))) == ()


@pytest.fixture(scope="module", params=injections())
def typed_everywhere(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """One injection in every text field, and all that is made of it."""
    typed = injections()[request.param]
    facts = inject(tmp_path_factory.mktemp("typed") / "facts", everywhere(dict.fromkeys(TEXT, typed)))
    return Published(typed, *published(facts))


def test_what_is_typed_into_every_text_field_stays_text(typed_everywhere: Published) -> None:
    typed, pages = typed_everywhere.typed, typed_everywhere.pages
    assert {part for page in pages.values() for part in parts(page)} - usual().parts - OF_MARKDOWN == set()
    assert [address for page in pages.values() for address in addresses(page) if not harmless(address)] == []
    assert typed in pages["incidents/flood/claims/cause/"].get_text()


def test_what_is_typed_into_every_text_field_comes_back_in_every_file_to_the_letter(
    typed_everywhere: Published,
) -> None:
    """Atom, JSON, JSON-LD, GeoJSON, CSV, SQLite, BibTeX, CSL and the map of the site, each by a parser of others."""
    files = typed_everywhere.files
    assert files.keys() == usual().files.keys()
    for address, content in files.items():
        assert values(address, content) == expected(address, usual().files[address], typed_everywhere.typed), address


def test_the_values_of_every_file_are_compared() -> None:
    """Pages are read by the test above; what would be a file of a new kind is not compared until it can be read."""
    assert {address for address, found in usual().files.items() if not found and not address.endswith(".html")} == set()
    texts = {address for address, found in usual().files.items() if any("§" in str(value) for value in found.values())}
    assert texts >= {
        "data/facts.json", "data/facts.sqlite", "data/facts.jsonld", "data/claimreview.json", "data/places.geojson",
        "data/sources.bib", "data/sources.csl.json", "data/datapackage.json", "feed.xml", "data/claims.csv",
    }  # fmt: skip


@pytest.mark.parametrize("field", sorted((set(used()) - set(fields(*TEXT))) | NAMING))
def test_what_is_typed_into_any_other_field_is_refused_at_its_place(field: str, tmp_path: Path) -> None:
    """Ids, dates, addresses, and words of which only some may stand there."""
    for number, typed in enumerate(injections().values()):
        if number % 13 == 0:
            found = errors(check(load(inject(tmp_path / str(number), {field: [typed]}))))
            files = tuple(path.relative_to(FACTS).as_posix() for path, _ in used()[field])
            assert any(problem.place.file.endswith(files) and problem.place.line for problem in found), typed


def everywhere(typed: Mapping[str, str]) -> dict[str, list[str]]:
    """This text in every field of its form."""
    return {field: [typed[form]] for form in TEXT for field in set(fields(form)) - NAMING}


def published(folder: Path) -> tuple[dict[str, BeautifulSoup], Mapping[str, bytes]]:
    """Every page, cards and moved ones too, read as a browser reads it; and every file."""
    loaded = load(folder)
    assert loaded.problems == ()
    press = Press(site_of(loaded.archive))
    outputs = list(press.pages())
    files = dict(press.files())
    pages = {page.address: press.with_mentions(page).html for page in outputs}
    cards = {address: content.decode() for address, content in files.items() if address.endswith(".html")}
    return {address: BeautifulSoup(html, "html5lib") for address, html in (pages | cards).items()}, files


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


@dataclass(frozen=True)
class Usual:
    """What is made of the same archive when nobody is hostile."""

    parts: frozenset[tuple[str, str]]
    files: Mapping[str, Values]


@cache
def usual() -> Usual:
    """As templates and feeds make it."""
    with TemporaryDirectory() as folder:
        pages, files = published(inject(Path(folder, "facts"), everywhere(TYPED)))
    as_it_is, _ = published(FACTS)
    found = frozenset(part for page in (*pages.values(), *as_it_is.values()) for part in parts(page))
    return Usual(found, {address: values(address, content) for address, content in files.items()})
