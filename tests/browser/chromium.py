"""Finds a browser on this machine, or installs Debian's where that may be done, and starts it cut off from the network.

`make test` runs this file once: it ends with a sentence where there is no browser and none may be installed.
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "msedge")
ELSEWHERE = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
"""Where browsers are that stand on no search path."""
NONE = "no browser was found: install Chromium or Google Chrome, or run .venv/bin/playwright install chromium"
INSTALL = (
    ("apt-get", "update", "-qq"),
    ("apt-get", "install", "-qq", "--yes", "--no-install-recommends", "chromium", "fonts-noto-core"),
)
"""With letters for Arabic, Cyrillic and many more: quotations are shown in their own writing."""
ALONE = (
    *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
)
"""No name leads anywhere but to this machine, whoever asks: a page, or the browser on its own account."""


def found(playwright: Playwright, path: str | None = None, elsewhere: tuple[str, ...] = ELSEWHERE) -> str:
    """The program of a browser: on the search path, where it is usually, or Playwright's own; or nothing."""
    on_path = (shutil.which(name, path=path) for name in NAMES)
    places = (place for place in (*elsewhere, playwright.chromium.executable_path) if Path(place).is_file())
    return next((program for program in (*on_path, *places) if program), "")


def launched(playwright: Playwright) -> Browser:
    """A browser without a window. Raises LookupError where there is none."""
    program = found(playwright)
    if not program:
        raise LookupError(NONE)
    return playwright.chromium.launch(executable_path=program, args=list(ALONE))


def may_install() -> bool:
    """Only root on Debian: elsewhere `chromium` is another package, or not ours to choose."""
    try:
        debian = platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        debian = False
    return debian and os.geteuid() == 0 and shutil.which("apt-get") is not None


def main() -> None:
    """Makes sure that there is a browser, and tells where."""
    with sync_playwright() as playwright:
        if program := found(playwright):
            print(program)
            return
    if not may_install():
        sys.exit(NONE)
    for command in INSTALL:
        subprocess.run(command, check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


if __name__ == "__main__":
    main()
