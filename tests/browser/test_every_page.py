"""Every type of page, on a phone and on a desk, light and dark, by either door: accessible, alone, no wider than it."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from browser.accessible import COLOURS, LEVELS, ZOOMED, too_wide, violations
from browser.page_types import LEADS_ON, page_types
from browser.serving import serving
from browser.visiting import Open, Visit
from crossbearing.pages import DOCUMENTS, PAGES

PHONE, DESK = 360, 1280


@pytest.fixture(scope="module")
def plain_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `facts build` builds it."""
    folder = tmp_path_factory.mktemp("plain") / "site"
    command = [sys.executable, "-m", "crossbearing", "build", "--to", str(folder)]
    built = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return folder


def test_no_type_of_page_is_left_out(types: Mapping[str, str], root: Path) -> None:
    by_hand = [path for path in (root / "docs").rglob("*.md") if path.parent.name != "adr"]
    assert len(types) >= len(PAGES) + len(DOCUMENTS) + len(by_hand) + len(["404.html"])
    assert {"", "404.html", "search/", "about/rules/", "incidents/*/claims/*/"} <= set(types)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_page_is_accessible_asks_nobody_else_and_fits(visit: Open, types: Mapping[str, str], width: int) -> None:
    visited = visit("", width, color_scheme="light", reduced_motion="reduce")
    assert faulty(visited, types, width) == {}


def test_the_plain_door_gives_the_same(visit: Open, plain_site: Path, root: Path, types: Mapping[str, str]) -> None:
    plain = page_types(plain_site, root / "facts")
    assert set(types) - set(plain) == {"404.html"}  # a page of the theme
    with serving(plain_site) as at:
        visited = visit("", PHONE, at=at, reduced_motion="reduce")
        assert faulty(visited, plain, PHONE) == {}


def test_an_old_address_leads_on_and_can_be_read_where_it_does_not(
    visit: Open, copy_of_tiny: Callable[[Path], Path], tmp_path: Path
) -> None:
    project = copy_of_tiny(tmp_path / "tiny")
    with (project / "facts/glossary/concepts/levee.yml").open("a", encoding="utf-8") as fact:
        fact.write("formerly: [dyke]\n")
    subprocess.run([sys.executable, "-m", "crossbearing", "build", "--to", "site"], cwd=project, check=True)
    with serving(project / "site") as at:
        visited = visit("glossary/dyke/", at=at)
        visited.page.wait_for_url(f"{at}glossary/levee/")
        assert visited.complaints == []

        def stay(route: Route) -> None:
            route.fulfill(body=route.fetch().text().replace(LEADS_ON, "<meta"), content_type="text/html")

        visited.page.route("**/dyke/", stay)
        assert faulty(visited, {"moved": "glossary/dyke/"}, PHONE) == {}


def faulty(visited: Visit, addresses: Mapping[str, str], width: int) -> Mapping[str, list[str]]:
    """The pages of which anything is wrong, and what."""
    found = {}
    for address in addresses.values():
        visited.page.emulate_media(color_scheme="light")
        visited.go(address)
        found[address] = list(faults(visited, width))
    return {address: wrong for address, wrong in found.items() if wrong}


def faults(visited: Visit, width: int) -> Iterator[str]:
    """In both schemes one after the other, for a page follows the system; and on a phone at 400 % too."""
    page = visited.page
    yield from violations(page, LEVELS)
    yield from too_wide(page)
    if width == PHONE:
        page.set_viewport_size(ZOOMED)
        yield from too_wide(page)
        page.set_viewport_size({"width": PHONE, "height": 800})
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body[data-md-color-scheme=default]")).to_have_count(0)
    yield from violations(page, COLOURS)
    yield from visited.complaints
