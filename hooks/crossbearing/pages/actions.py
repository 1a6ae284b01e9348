"""Turns a page into what a reader can do about it: read its history, report an error, suggest more, mend it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from crossbearing.addresses import GLOSSARY
from crossbearing.pages.view import View
from crossbearing.repository import Repository
from crossbearing.site import Site


def actions_of(page: View, site: Site, repository: Repository | None) -> tuple[tuple[str, str], ...]:
    """What each is called, and its address; without a repository errors are reported to the publisher's contact."""
    return tuple((label, address) for label, address in _actions(page, site, repository) if address)


def _actions(page: View, site: Site, repository: Repository | None) -> Iterator[tuple[str, str]]:
    file = page.source.removeprefix(f"{site.archive.folder}/")
    here = f"{site.archive.publisher.url.rstrip('/')}/{page.address}" if site.archive.publisher else ""
    if repository and file:
        yield "History of this file", repository.history(file)
    if here and file:
        yield "Report an error", _report(page.title, here, site, repository)
    if here and repository:
        what = "term" if page.address.startswith(GLOSSARY) else "source"
        yield f"Suggest a {what}", repository.report(what, f"{what.capitalize()}: ", here)
    if repository and file:
        yield "Edit", repository.edit(file)


def _report(title: str, page: str, site: Site, repository: Repository | None) -> str:
    """Opens a report that names the page; empty where the contact is no web or e-mail address."""
    if repository:
        return repository.report("error", f"Error: {title}", page)
    contact = site.archive.publisher.contact if site.archive.publisher else ""
    if contact.startswith(("https://", "http://")):
        return contact
    filled = urlencode({"subject": f"Error: {title}", "body": f"{page}\n\n"}, quote_via=quote)
    return f"mailto:{contact}?{filled}"
