"""Turns a page in a browser into what went wrong in it: told by the console, the network or the page's own policy."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from playwright.sync_api import Page, Request, Response

RECORD = """
window.reports = [];
addEventListener("securitypolicyviolation", (event) =>
  reports.push(`${event.violatedDirective} stopped ${event.blockedURI} ${event.sample}`));
"""


@dataclass
class Visit:
    """A page of the site in the browser, and what went wrong in it: told by the console, the network or the policy."""

    page: Page
    host: str
    told: list[str] = field(default_factory=list)

    @property
    def complaints(self) -> list[str]:
        """All of them until now."""
        return [*self.told, *self.page.evaluate("reports")]

    def go(self, address: str) -> None:
        """On to another page of the site, of which nothing is told yet."""
        self.told.clear()
        self.page.goto(self.host + address)

    def watch(self) -> None:
        """From here on."""
        self.page.on("console", lambda said: self.told.append(said.text) if said.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.host, "data:")):
            self.told.append(f"asks {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.told.append(f"{response.status} {response.url}")


Open: TypeAlias = Callable[..., Visit]
"""Opens an address: `visit(address, width=1280, at=host, **context)`."""
