"""Turns the folder of hand-written pages into what may not be published from it, and why."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from crossbearing.archive.folder import no_file
from crossbearing.problems import Place, Problem

DOES_NOTHING = re.compile(
    r"CNAME|.+\.(?:md|markdown|txt|csv|json|bib|pdf|png|jpe?g|gif|webp|avif|ico|woff2?|mp[34]|webm|ogg|vtt|zip|gz)",
    re.IGNORECASE,
)
"""What browsers show or save, and never run; a page, a style sheet, a drawing or a script they do run."""
SPOILS_MARKUP = re.compile(r'[<>&"]')


def refused(docs: Path, named: Collection[str] = ()) -> Mapping[str, Problem]:
    """What is wrong with a file, by its path below the folder; hidden files are nobody's business.

    Args:
        docs: the folder.
        named: files that the owner of the site asks for by name, and that may run.
    """
    found = {name: _wrong(docs, name, name in named) for name in _names(docs)}
    shown = Path(os.path.relpath(docs)).as_posix() if docs.is_absolute() else docs.as_posix()
    return {
        name: Problem(Place(f"{shown}/{_printable(name)}"), *wrong, "pages") for name, wrong in found.items() if wrong
    }


def linked_folder(docs: Path) -> str:
    """The first folder within that is a symbolic link, or nothing: MkDocs would follow it, even round in a circle."""
    links = (name for name in _names(docs) if (docs / name).is_symlink() and (docs / name).is_dir())
    return next(links, "")


def _names(docs: Path) -> Iterator[str]:
    """The paths of all files, and of links to folders, which are not followed."""
    for parent, folders, files in os.walk(docs):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted((*files, *links)):
            if not name.startswith("."):
                yield Path(parent, name).relative_to(docs).as_posix()


def _wrong(docs: Path, name: str, named: bool) -> tuple[str, str] | None:
    if not name.isprintable():
        return "the name of the file cannot be shown", "rename it"
    if SPOILS_MARKUP.search(name):
        return 'a name may not hold any of < > & "', "rename it"
    try:
        if wrong := no_file(docs, docs / name):
            return wrong, "put a file in its place"
    except OSError as error:
        return f"the file cannot be read: {error.strerror}", "let yourself read it"
    if not named and not DOES_NOTHING.fullmatch(name.rpartition("/")[2]):
        hint = "save pictures as .png, .webp or .jpg, texts as .md or .txt, tables as .csv"
        return "a file of this kind is not published, since a browser might run it", hint
    return None


def _printable(name: str) -> str:
    return name if name.isprintable() else name.encode("unicode_escape", "surrogatepass").decode("ascii")
