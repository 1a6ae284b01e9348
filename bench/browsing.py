"""Turns a folder into a web server that compresses, and a page into a visit by a reader who was never here before."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Page, sync_playwright

from bench.measuring import CommandError
from browser.chromium import launched

PACKED = {".html", ".css", ".js", ".svg", ".json", ".xml"}
"""What hosts of pages compress; the rest is compressed already."""


class Compressing(SimpleHTTPRequestHandler):
    """As a host of pages does, and without a line for each request."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """The file, or the index of the folder."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, packed = _body(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@cache
def _body(path: Path) -> tuple[bytes, bool]:
    """Compressed once, as a host keeps it."""
    packed = path.suffix in PACKED
    return (gzip.compress(path.read_bytes(), 6) if packed else path.read_bytes()), packed


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser without a window.

    Raises:
        CommandError: there is none.
    """
    with sync_playwright() as playwright:
        try:
            browser = launched(playwright)
        except LookupError as error:
            raise CommandError(str(error)) from None
        yield browser
        browser.close()


class Visit:
    """A page in a browser that has nothing kept; counts what it loads, as it comes over the wire."""

    def __init__(self, browser: Browser, width: int) -> None:
        self._context = browser.new_context(viewport={"width": width, "height": 800})
        self.page: Page = self._context.new_page()
        self.loaded = 0
        """Bytes, with the heads of the answers."""
        wire = self._context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", self._count)

    def _count(self, event: dict[str, float]) -> None:
        self.loaded += int(event["encodedDataLength"])

    def end(self) -> None:
        """Closes the page."""
        self._context.close()
