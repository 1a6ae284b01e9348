"""Turns a page made from facts into what a reader can do about it: read its history, report an error, mend it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from crossbearing.pages.view import View
from crossbearing.repository import Repository
from crossbearing.site import Site


def actions_of(page: View, site: Site, repository: Repository | None) -> tuple[tuple[str, str], ...]:
    """What each is called, and its address; without a repository errors are reported to the publisher's contact."""
    return tuple((label, address) for label, address in _actions(page, site, repository) if address)


def _actions(page: View, site: Site, repository: Repository | None) -> Iterator[tuple[str, str]]:
    file = page.source.removeprefix(f"{site.archive.folder}/")
    if repository and file:
        yield "History of this file", repository.history(file)
    yield "Report an error", _report(page, site, repository)
    if repository and file:
        yield "Edit", repository.edit(file)


def _report(page: View, site: Site, repository: Repository | None) -> str:
    """Opens a report that names the page; empty where the contact is no web or e-mail address."""
    publisher = site.archive.publisher
    if publisher is None:
        return ""
    title, body = f"Error: {page.title}", f"{publisher.url.rstrip('/')}/{page.address}\n\n"
    if repository:
        return repository.report(title, body)
    if publisher.contact.startswith(("https://", "http://")):
        return publisher.contact
    return f"mailto:{publisher.contact}?{urlencode({'subject': title, 'body': body}, quote_via=quote)}"
