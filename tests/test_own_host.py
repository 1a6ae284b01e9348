"""Nothing on a page comes from another host: no font, script, style, picture or frame, and no script that asks one."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

LOADED = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "use": ("href",),
}
"""What a browser fetches by itself; of `<link>` all but those that only say where something else is."""
ONLY_SAID = {"canonical", "alternate", "license", "author", "next", "prev", "edit"}


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    found = {
        f"{page.relative_to(site).as_posix()}: {address}"
        for page in site.rglob("*.html")
        for address in loaded(BeautifulSoup(page.read_bytes(), "html.parser"))
        if urlsplit(address).netloc
    }
    assert found == set()


def test_no_style_sheet_loads_anything_from_another_host(site: Path) -> None:
    found = {
        f"{sheet.relative_to(site).as_posix()}: {address}"
        for sheet in site.rglob("*.css")
        for address in re.findall(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')\s]+)""", sheet.read_text("utf-8"))
    }
    assert found == set()


def test_the_theme_does_not_ask_the_repository_for_its_stars(site: Path) -> None:
    """Material's script asks an address of GitHub wherever it finds this mark."""
    assert [page for page in site.rglob("*.html") if 'data-md-component="source"' in page.read_text("utf-8")] == []


def test_what_comes_from_another_host_is_noticed() -> None:
    page = "<link rel=canonical href=https://a.example/><link rel='stylesheet preload' href=//b.example/x.css>"
    page += "<img src=/own.png srcset='https://c.example/x.png 2x'><script src=https://d.example/x.js></script>"
    addresses = loaded(BeautifulSoup(page, "html.parser"))
    assert [address for address in addresses if urlsplit(address).netloc] == [
        "//b.example/x.css",
        "https://c.example/x.png",
        "https://d.example/x.js",
    ]


def loaded(page: BeautifulSoup) -> list[str]:
    """The addresses that a browser fetches for a page, without being asked."""
    addresses = []
    for tag in page.find_all(list(LOADED)):
        assert isinstance(tag, Tag)
        if not set(tag.get_attribute_list("rel")) & ONLY_SAID:
            values = (str(tag.get(name, "")) for name in LOADED[tag.name])
            addresses += [part.split()[0] for value in values for part in value.split(",") if part.strip()]
    return addresses
