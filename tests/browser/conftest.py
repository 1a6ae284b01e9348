"""What tests in a browser share: the built site on this machine below a path of its own."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from browser.chromium import launched
from browser.page_types import page_types
from browser.serving import serving
from browser.visiting import RECORD, Open, Visit

LONGEST = 60_000
"""Milliseconds that anything may take, on a machine that has much else to do."""
expect.set_options(timeout=LONGEST)


@pytest.fixture(scope="session")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site, below a path as on a host that has other sites too."""
    root = tmp_path_factory.mktemp("host")
    (root / "crossbearing").symlink_to(site, target_is_directory=True)
    with serving(root) as address:
        yield f"{address}crossbearing/"


@pytest.fixture(scope="session")
def types(site: Path, root: Path) -> Mapping[str, str]:
    """An address of each type of page."""
    return page_types(site, root / "facts")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What starts browsers."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The browser of this machine; without one, each test that needs it fails and says what to install."""
    try:
        browser = launched(playwright)
    except LookupError as error:
        pytest.fail(str(error))
    yield browser
    browser.close()


@pytest.fixture
def visit(host: str, chromium: Browser) -> Iterator[Open]:
    """Opens an address of the site, or of another `at` its host, in a window of its own.

    Further words are those of a Playwright context.
    """
    windows: list[BrowserContext] = []

    def opened(address: str, width: int = 1280, at: str = host, **context: Any) -> Visit:
        window = chromium.new_context(viewport={"width": width, "height": 800}, **context)
        windows.append(window)
        window.set_default_timeout(LONGEST)
        window.add_init_script(RECORD)
        found = Visit(window.new_page(), at)
        found.watch()
        found.go(address)
        return found

    yield opened
    for window in windows:
        window.close()
