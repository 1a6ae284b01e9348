"""Turns a claim page of the built site into the pictures at the top of the README, for light screens and dark ones.

`make picture` runs this file.
"""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import ViewportSize, sync_playwright

from browser.chromium import launched
from browser.serving import serving

CLAIM = "incidents/mi-8-latakia-2015/claims/destroyed-by/"
SIZE: ViewportSize = {"width": 1280, "height": 960}


def main(site: Path, to: Path) -> None:
    """Writes `claim-light.webp` and `claim-dark.webp`."""
    with serving(site) as host, sync_playwright() as playwright:
        browser = launched(playwright)
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport=SIZE, color_scheme=scheme, device_scale_factor=1.25)
            page.goto(host + CLAIM)
            page.wait_for_load_state("networkidle")
            Image.open(BytesIO(page.screenshot())).save(to / f"claim-{scheme}.webp", quality=80, method=6)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
