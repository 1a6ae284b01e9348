"""Turns a folder of facts into a whole site without MkDocs: every page in a plain shell, feeds and assets."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from crossbearing.addresses import DATA, DATA_PAGE, FEED, GLOSSARY, HOME, SEARCH, address_of, card_of, file_of, relative
from crossbearing.build import Output, Press
from crossbearing.commands import handwritten, usage
from crossbearing.commands.exchange import successor
from crossbearing.commands.indexing import Indexing
from crossbearing.commands.progress import progress
from crossbearing.commands.reading import read_site
from crossbearing.pages.home import PROMISE
from crossbearing.pages.wording import FILTERS
from crossbearing.policy import guarded
from crossbearing.site import Site

NAME = "build"
HELP = "builds all pages and feeds without MkDocs"
ABOUT = """
It writes the whole site, without the theme of MkDocs, into a folder that a browser can open from the disk.
"""

THEME = Path(__file__).parents[1] / "theme"
TO_FOLDER = re.compile(r'(<a\b[^>]*\shref=")(?![a-z][a-z0-9+.-]*:|/|#)([^"#?]*/)(?=["#])')
"""A link within the site to a folder: a web server opens its index.html, a browser without one does not."""


def arguments(parser: ArgumentParser) -> None:
    """Where to write, and where the hand-written pages are."""
    parser.add_argument("--to", metavar="DIR", type=Path, required=True, help="the folder of the site; it is replaced")
    add_docs(parser)
    parser.add_argument(
        "--repository",
        metavar="URL",
        default="",
        help="where the folder of facts is kept, such as https://github.com/NAME/NAME/tree/main/facts: pages then link "
        "to the history of their file and to an editor for it (default: they do not)",
    )


def add_docs(parser: ArgumentParser) -> None:
    """Where the hand-written pages are."""
    help_ = "the folder of hand-written pages (default: docs)"
    parser.add_argument("--docs", metavar="DIR", type=Path, default=Path("docs"), help=help_)


def run(options: Namespace) -> int:
    """1 where the facts have errors, or the folder holds anything but an earlier site: both stay as they are."""
    if not _may_replace(options.to, keep=(options.facts, options.docs, Path())):
        print(f"{options.to}: holds something other than a site (name a new folder)", file=sys.stderr)
        return 1
    site, _ = read_site(options.facts)
    if site is None:
        return 1
    for problem in handwritten.problems(options.docs, site.archive):
        print(problem, file=sys.stderr)
    with successor(options.to) as new:
        for address, content in published(site, options.docs, options.repository):
            path = new / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return 0


def published(site: Site, docs: Path, repository: str = "") -> Iterator[tuple[str, bytes]]:
    """Every file of the site with its path, the same for the same facts, pages and program."""
    press, pages = printed(site, docs, repository)
    index = Indexing(press.records(pages))
    by_hand = handwritten.addresses_in(docs)
    shell = _Shell(site, [page for page in pages if page.address in by_hand.values()])
    for name, address in by_hand.items():  # first, so that none takes the place of anything
        if not name.endswith(".md"):
            yield address, (docs / name).read_bytes()
    cards = {file_of(card_of(address_of(claim))) for claim in site.archive.claims.values()}
    for address, content in press.files():
        yield address, _leading_to_files(content) if address in cards else content
    for page in progress(pages, "Writing pages"):  # after the files, so that a page takes the place of a redirect
        yield file_of(page.address), shell.around(press.completed(page)).encode()
    for path in sorted((THEME / "assets").rglob("*")):
        if path.is_file():
            yield path.relative_to(THEME).as_posix(), path.read_bytes()
    yield from index.files().items()


def printed(site: Site, docs: Path, repository: str = "") -> tuple[Press, list[Output]]:
    """All pages, those from facts first, with terms linked; when it returns, the press knows every mention."""
    press = Press(site, repository, {usage.TEMPLATE: usage.page()})
    pages = {page.address: page for page in progress(press.pages(), "Printing pages", press.expected)}
    for page in handwritten.pages(docs, site, others=tuple(pages)):
        if page.address not in pages:
            html = press.link(page.html, page.address, page.title)
            pages[page.address] = replace(page, html=html)
    return press, list(pages.values())


def _may_replace(folder: Path, keep: Sequence[Path]) -> bool:
    """Nothing that a site is made from; else a folder with a data set in it, which a build made, or an empty one."""
    if any(path.resolve().is_relative_to(folder.resolve()) for path in keep):
        return False
    return not folder.exists() or (folder / DATA).is_file() or (folder.is_dir() and not any(folder.iterdir()))


class _Shell:
    """The plain page around what is printed; its template is `build.html`."""

    def __init__(self, site: Site, hand_written: Sequence[Output]) -> None:
        loader = FileSystemLoader(Path(__file__).parent)
        environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
        environment.filters |= FILTERS
        publisher = site.archive.publisher  # there is none where it is a draft
        environment.globals["name"] = publisher.name if publisher else "Crossbearing"
        environment.globals["home"] = f"{publisher.url.rstrip('/')}/" if publisher else ""
        environment.globals["promise"] = PROMISE
        environment.globals["language"] = publisher.language if publisher else "en"
        self.template = environment.get_template("build.html")
        self.feed = FEED
        self.navigation = [(HOME, "Home"), (GLOSSARY, "Glossary"), (SEARCH, "Search"), (DATA_PAGE, "Data")]
        self.navigation += [(page.address, unescape(page.title)) for page in hand_written]

    def around(self, page: Output) -> str:
        """The whole HTML document; its links work below any path, and from a disk too."""

        def way(address: str) -> str:
            return relative(address, page.address)

        html = self.template.render(page=page, content=Markup(page.html), way=way, shell=self)
        return guarded(_from_disk(html), _from_disk(page.html))


def _from_disk(html: str) -> str:
    return TO_FOLDER.sub(r"\1\2index.html", html)


def _leading_to_files(document: bytes) -> bytes:
    """A card, which has no shell around it."""
    return TO_FOLDER.sub(r"\1\2index.html", document.decode()).encode()
