"""Turns what mkdocs.yml says into where facts are, which files are shown, and what would go wrong without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

import crossbearing
from crossbearing.commands.docs_folder import linked_folder

FOLDER = "facts"
"""Beside mkdocs.yml."""
THEME = Path(crossbearing.__file__).with_name("theme")
"""Comes before Material's own folders, and after a `custom_dir` of the site."""


def facts_of(config: MkDocsConfig) -> Path:
    """The folder of facts."""
    return Path(config.config_file_path or "mkdocs.yml").parent / FOLDER


def refuse(config: MkDocsConfig, plugin: object) -> None:
    """What would go wrong without a word.

    Raises:
        Abort: it would.
    """
    if config.plugins.get("crossbearing", plugin) is not plugin:
        raise Abort("Aborted: crossbearing stands under `hooks` and under `plugins` (leave one of the two).")
    if link := linked_folder(Path(config.docs_dir)):
        raise Abort(f"Aborted: {link} in {config.docs_dir} is a symbolic link to a folder (put the folder there).")
    if not config.use_directory_urls:
        hint = "leave the line out; facts build makes a site that opens from a disk"
        raise Abort(f"Aborted: with `use_directory_urls: false` no link would lead to a page of facts ({hint}).")


def add_theme(config: MkDocsConfig) -> None:
    """Ours, without the themes' map of the site: it would bear today's date; ours has those of the facts."""
    config.theme.static_templates.discard("sitemap.xml")
    if str(THEME) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))


def files_named(config: MkDocsConfig) -> set[str]:
    """The files of docs that mkdocs.yml names to be run, or shown on every page; none in place of one of the theme."""
    theme = (str(config.theme[name]) for name in ("logo", "favicon") if name in config.theme)
    scripts = (str(getattr(script, "path", script)) for script in config.extra_javascript)
    named = {*config.extra_css, *scripts, *theme, *config.extra_templates}
    return {name for name in named if not any(Path(folder, name).is_file() for folder in config.theme.dirs)}


def repository_of(config: MkDocsConfig) -> str:
    """Where the folder of facts is edited, beside that of the hand-written pages; nothing where that is not told."""
    if not config.repo_url or not config.edit_uri:
        return ""
    return urljoin(f"{config.repo_url.rstrip('/')}/", f"{config.edit_uri.rstrip('/')}/../{FOLDER}")


def titles_in(entries: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """What `nav` in mkdocs.yml calls each file."""
    for entry in entries:
        for title, within in entry.items() if isinstance(entry, dict) else ():
            if isinstance(within, str):
                yield within, title
            else:
                yield from titles_in(within)
