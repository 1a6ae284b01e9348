"""Turns a view into HTML by the template of the same name: escaped throughout, and strict about names."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from crossbearing import dates
from crossbearing.addresses import relative
from crossbearing.dates import Date
from crossbearing.pages.actions import actions_of
from crossbearing.pages.references import Resolver
from crossbearing.pages.view import View
from crossbearing.pages.wording import FILTERS
from crossbearing.prose import render
from crossbearing.repository import Repository
from crossbearing.site import Site

FOLDER = Path(__file__).with_name("pages")


class Templates:
    """The templates of all page types, compiled once; links in them are relative to the page that is printed."""

    def __init__(self, site: Site, repository: Repository | None = None) -> None:
        self.site = site
        self.repository = repository
        self.environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.environment.filters |= {"prose": self._prose, "url": self._url, "time": _time, **FILTERS}
        self.environment.filters["actions"] = self._actions
        self.environment.globals["publisher"] = site.archive.publisher

    def render(self, template: str, view: View) -> str:
        """The HTML of one page; macros ask here which page it is, so that they are made once and not for each page."""
        self.page = view
        return self.environment.get_template(f"{template}.html").render(**view.values, page=view)

    def _actions(self, page: View) -> tuple[tuple[str, str], ...]:
        return actions_of(page, self.site, self.repository)

    # Both are handed the context only so that Jinja takes what they give for no constant.
    @pass_context
    def _prose(self, _: Context, text: str) -> Markup:
        """A text of facts as HTML."""
        return Markup(render(text, Resolver(self.site, self.page.address, self.page.incident)))

    @pass_context
    def _url(self, _: Context, address: str) -> str:
        """An address below the site's root, relative to the page; another site's address as it is."""
        if self.page.example and not address.startswith("assets/"):
            return "#examples"
        return address if address.startswith(("https:", "http:")) else relative(address, self.page.address)


@lru_cache(maxsize=4096)
def _time(date: Date) -> Markup:
    """A date in words, with its machine-readable form where it has one."""
    machine = dates.iso(date)
    return (
        Markup('<time datetime="{}">{}</time>').format(machine, dates.words(date))
        if machine
        else Markup("{}").format(dates.words(date))
    )
