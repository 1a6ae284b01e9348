"""Turns the hand-written Markdown pages of a folder into finished pages, as MkDocs would."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from errno import EILSEQ
from pathlib import Path, PurePosixPath
from posixpath import normpath

from markdown_it import MarkdownIt
from markdown_it.token import Token

from crossbearing.addresses import relative
from crossbearing.archive import Archive
from crossbearing.build import Output
from crossbearing.checks.references import problems_of_page
from crossbearing.commands.docs_folder import refused
from crossbearing.invisible import without_invisible
from crossbearing.pages.references import Resolver
from crossbearing.problems import Problem
from crossbearing.prose import inert, left_out_of, left_out_of_head, left_out_unseen, resolve_references
from crossbearing.sections import sections_of
from crossbearing.site import Site

NOT_PUBLISHED = "adr"
"""The folder of decisions: for those who work on the program."""
WORDS = ("text", "code_inline")
FIELD = re.compile(r"^([A-Za-z][\w-]*)\s*:", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)


def addresses_in(docs: Path) -> Mapping[str, str]:
    """Where each published file below the folder goes, by its path; `about/a.md` becomes `about/a/`."""
    spared = refused(docs)
    names = (path.relative_to(docs) for path in sorted(docs.rglob("*")) if path.is_file())
    return {
        name.as_posix(): _address(PurePosixPath(name.as_posix()))
        for name in names
        if name.parts[0] != NOT_PUBLISHED
        and not any(part.startswith(".") for part in name.parts)
        and name.as_posix() not in spared
    }


def pages(docs: Path, site: Site, others: Iterable[str]) -> Iterator[Output]:
    """Each page with its references resolved, and its terms not yet linked.

    Other pages are linked as MkDocs knows them: the one at `sources/` as `sources/index.md`.
    """
    by_hand = addresses_in(docs)
    published = {**{f"{address}index.md": address for address in others}, **by_hand}
    for name, address in by_hand.items():
        if name.endswith(".md"):
            text = resolve_references(_text(docs / name), Resolver(site, address))
            html, title = _render(text, name, published)
            html, _ = inert(html)
            yield Output(address, title or PurePosixPath(name).stem, html, sections_of(html))


def problems(docs: Path, archive: Archive) -> Iterator[Problem]:
    """Files and parts of pages that are left out, and references that name nothing, each at its place."""
    yield from (problem for name, problem in refused(docs).items() if not name.startswith(f"{NOT_PUBLISHED}/"))
    for name in addresses_in(docs):
        if name.endswith(".md"):
            text = (docs / name).read_text(encoding="utf-8-sig", errors="replace")  # who prints the page says so
            markdown = FRONT_MATTER.sub(lambda found: "\n" * found[0].count("\n"), without_invisible(text))
            file = (docs / name).as_posix()
            head = FRONT_MATTER.match(text)
            yield from left_out_unseen(text, file)
            yield from left_out_of_head(text, file, FIELD.findall(head[0]) if head else ())
            yield from left_out_of(markdown, file, inert(_render(markdown, name, {})[0])[1])
            yield from problems_of_page(markdown, file, archive)


def _text(path: Path) -> str:
    try:
        return FRONT_MATTER.sub("", without_invisible(path.read_text(encoding="utf-8-sig")))
    except UnicodeDecodeError:
        raise OSError(EILSEQ, "not UTF-8 (save the file as UTF-8)", path.as_posix()) from None


def _address(name: PurePosixPath) -> str:
    if name.suffix != ".md":
        return name.as_posix()
    folder = name.parent if name.stem in ("index", "README") else name.with_suffix("")
    return "" if folder == PurePosixPath() else f"{folder}/"


def _render(markdown: str, name: str, published: Mapping[str, str]) -> tuple[str, str]:
    """The HTML and the title, which is the first heading."""
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(markdown)
    titles = []
    seen: set[str] = set()
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open" and following:
            words = "".join(
                child.content for child in following.children or () if child.type in ("text", "code_inline")
            )
            token.attrSet("id", _anchor(words, seen))
            titles.append(words)
        for child in token.children or ():
            _lead(child, name, published)
    return str(parser.renderer.render(tokens, parser.options, {})), titles[0] if titles else ""


def _lead(token: Token, name: str, published: Mapping[str, str]) -> None:
    """A link or picture is written relative to the Markdown file, and has to be relative to the page."""
    for attribute in ("href", "src"):
        path, mark, anchor = str(token.attrs.get(attribute, "")).partition("#")
        target = normpath(f"{PurePosixPath(name).parent}/{path}")
        if path and target in published:
            token.attrSet(attribute, f"{relative(published[target], published[name])}{mark}{anchor}")


def _anchor(words: str, seen: set[str]) -> str:
    """As Python-Markdown makes them, so that both builds have the same anchors."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    base = anchor = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
    count = 0
    while not anchor or anchor in seen:
        count += 1
        anchor = f"{base}_{count}"
    seen.add(anchor)
    return anchor
