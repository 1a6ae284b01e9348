"""Turns a site that is written beside the old one into the one that is published, once it is whole."""

from __future__ import annotations

import logging
from collections.abc import Callable, Set
from pathlib import Path
from typing import TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

from crossbearing.commands import exchange
from crossbearing.commands.failing import why
from crossbearing.thinning import thinned, wanted

Result = TypeVar("Result")


class Successor:
    """The site that is being written, and takes the place of the old one unless MkDocs is about to abort."""

    def __init__(self, config: MkDocsConfig) -> None:
        """What a crash left is put right first, whatever the facts are like.

        Raises:
            Abort: it cannot be.
        """
        self.folder = Path(config.site_dir)
        self.new: Path | None = None
        or_abort(exchange.restore, self.folder)

    def begin(self, config: MkDocsConfig) -> None:
        """MkDocs is told to write beside the old site.

        Raises:
            Abort: it cannot be written there.
        """
        self.new = or_abort(exchange.begin, self.folder)
        config.site_dir = str(self.new)

    def finish(self, config: MkDocsConfig, classes: Set[str]) -> None:
        """A strict build with warnings is aborted by MkDocs only after its last event, and given up then."""
        if self.new and not (config.strict and _has_warnings()):
            or_abort(_thin, self.new, classes)
            config.site_dir = str(self.folder)
            or_abort(exchange.finish, self.new, self.folder)

    def give_up(self) -> None:
        """Nothing unfinished is left behind; what is finished stays."""
        if self.new:
            exchange.give_up(self.new)


def or_abort(step: Callable[..., Result], *values: object) -> Result:
    """What the step gives.

    Raises:
        Abort: a file could not be read or written.
    """
    try:
        return step(*values)
    except OSError as error:
        raise not_written(error) from None


def not_written(error: OSError) -> Abort:
    """What ends MkDocs, in one line."""
    return Abort(f"Aborted: {why(error)}; the site stays as it was.")


def _thin(site: Path, classes: Set[str]) -> None:
    """The style sheets of the theme without what no page needs: only a whole build knows every page."""
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted(site.glob("assets/**/*.js")))
    for sheet in sorted(site.glob("assets/stylesheets/*.css")):
        sheet.write_text(thinned(sheet.read_text(encoding="utf-8"), wanted(classes, scripts)), encoding="utf-8")


def _has_warnings() -> bool:
    """Whether MkDocs has counted any: the handlers of its loggers know."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))
