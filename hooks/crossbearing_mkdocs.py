"""Turns MkDocs' events into calls of the rooms behind it: unpack, call, assign.

One class behind two doors: a plugin, `plugins: [crossbearing]`, and this file as a hook.
"""

from __future__ import annotations

import logging
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from crossbearing.build import Press
from crossbearing.commands import usage
from crossbearing.commands.indexing import Indexing
from crossbearing.commands.progress import QUIET, progress, steps
from crossbearing.commands.sharing import Packed, printed, processes_for
from crossbearing.edits.printing import Printing
from crossbearing.edits.traced_site import TracedSite, traced
from crossbearing.pages.home import PROMISE
from crossbearing.policy import guarded
from crossbearing.site import Site
from crossbearing.thinning import classes_of
from crossbearing_in_mkdocs.ending import Ending
from crossbearing_in_mkdocs.fact_page import FactPage, output_of
from crossbearing_in_mkdocs.finishing import Successor, not_written, or_abort
from crossbearing_in_mkdocs.hand_written import leave_out, with_references, with_terms
from crossbearing_in_mkdocs.joining import join_pages
from crossbearing_in_mkdocs.served import Built, can_follow
from crossbearing_in_mkdocs.serving import Serving, site_in
from crossbearing_in_mkdocs.settings import add_theme, facts_of, refuse, repository_of
from crossbearing_in_mkdocs.shell import Shell

log = logging.getLogger("mkdocs.plugins.crossbearing")


class Crossbearing(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Remembers from event to event what is being built, and under `serve` the last facts that were good."""

    def __init__(self) -> None:
        self.in_place = self.live = self.serving = False
        self.site: Site | None = None
        self.successor: Successor | None = None
        self.index: Indexing | None = None
        self.printing: Printing | None = None
        """Under `serve`, of a site that edits can be followed from."""
        self.server = Serving()
        self.telling, self.meanwhile = ExitStack(), ExitStack()

    def on_startup(self, command: str, dirty: bool) -> None:
        """`serve` builds into a folder of its own, and a dirty build adds to the one that is there."""
        self.live = command == "serve"
        self.in_place = self.live or dirty

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Facts are checked before MkDocs empties the site; then it is told to write beside the old one."""
        refuse(config, self)
        self._stop_indexing()
        self.successor = None if self.in_place else Successor(config)
        config.site_description = config.site_description or PROMISE
        self.server.begin_whole(config)
        before = self.site if self.serving else None
        self.site = site_in(facts_of(config), before)
        follows = self.live and self.site is not before and can_follow(config, self)
        site = traced(self.site.archive) if follows else self.site
        self.press = Press(site, repository_of(config), {usage.TEMPLATE: usage.page()})
        self.printing = Printing(self.press, site) if isinstance(site, TracedSite) else None
        add_theme(config)
        self.classes: set[str] = set()
        if self.successor:
            self.successor.begin(config)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Pages from facts join the hand-written ones, from which is left out what might run."""
        leave_out(files, config)
        made = (
            self.printing.print_all()
            if self.printing
            else printed(self.press, 1 if self.live else processes_for(self.press))
        )
        QUIET.set(not log.isEnabledFor(logging.INFO))
        pages: list[Packed] = or_abort(list, progress(made, "Printing pages", self.press.expected))
        self.pages = list(join_pages(pages, self.press, files, config))
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Kept for pages that are written again."""
        self.nav = nav

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        """`[[…]]` in hand-written pages."""
        if isinstance(page, FactPage):
            return markdown
        with self.printing.hand_written() if self.printing else nullcontext():
            return with_references(markdown, page, self.press)

    def on_page_content(self, html: str, page: Page, **_: Any) -> str:
        """Terms in hand-written pages; those from facts are linked already."""
        if isinstance(page, FactPage):
            return html
        with self.printing.hand_written() if self.printing else nullcontext():
            return with_terms(html, page, self.press)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Every page is printed now: what rests on all of them is begun."""
        self.shell, self.files = Shell(env, config, self._finished), files
        if self.printing:
            self.printing.note_hand_written()
        self.ending = Ending(self.press, self.pages, self.printing.ended if self.printing else None)
        self.meanwhile.callback(self.ending.stop)
        pages = [file.page for file in files.documentation_pages() if file.page]
        self.index = or_abort(Indexing, self.press.records(map(output_of, pages)))
        self.tell = self.telling.enter_context(steps("Writing pages", len(pages)))

    @event_priority(-100)
    def on_page_context(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """The theme is put around pages from facts here; `stamped.html` only hands them on."""
        if isinstance(page, FactPage):
            self.ending.end(page)
            whole = self.shell.around(page, context, config, nav)
            context = {**context, "stamped": whole}  # type: ignore[typeddict-unknown-key]
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, page: Page | None = None, **_: Any) -> str:
        """The page with its policy, unless that came with the shell."""
        self.tell()
        if isinstance(page, FactPage) and self.shell.finishes:
            return output
        return self._finished(output, (page.content if page else "") or "")

    def _finished(self, document: str, content: str) -> str:
        """With its policy; without one under `serve`, whose script for reloading differs in each answer."""
        self.classes |= classes_of(document)
        return document if self.live else guarded(document, content)

    @event_priority(-100)
    def on_post_template(self, output_content: str, template_name: str, **_: Any) -> str:
        """The same for 404.html, which is no page to MkDocs."""
        return self.on_post_page(output_content) if template_name.endswith(".html") else output_content

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """The new site takes the place of the old one, unless MkDocs is about to abort because of warnings."""
        self.telling.close()
        site = Path(config.site_dir)
        or_abort(self.shell.write_drawings, site)
        or_abort(self.ending.write, site, {file.dest_uri for file in self.files.documentation_pages()})
        self.classes |= self.press.classes | self.ending.classes
        if self.index and self.live:
            self.index.write_later(site, log.warning)
            if self.printing:
                built = Built(config, self.files, self.nav, self.shell.env, self.pages, self.ending.files, self.index)
                self.server.follow(self.printing, built)
        elif self.index:
            or_abort(self.index.write, site)
        if self.successor:
            self.successor.finish(config, self.classes)

    def on_build_error(self, error: Exception, **_: Any) -> None:
        """The old site stays; what MkDocs itself could not read or write is told as what we could not."""
        self.on_shutdown()
        if isinstance(error, OSError) and not self.live:
            raise not_written(error)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> None:
        """From here on, broken facts must not stop the server: MkDocs would answer no request until they are mended."""
        self.serving = True
        self.server.watch(server, config)

    def on_shutdown(self) -> None:
        """Whatever ended the build, nothing unfinished is left behind."""
        self.server.stop()
        self.telling.close()
        self._stop_indexing()
        if self.successor:
            self.successor.give_up()
            self.successor = None

    def _stop_indexing(self) -> None:
        """And whatever else is worked out meanwhile: under `serve` the build before may not be done yet."""
        self.meanwhile.close()
        if self.index:
            self.index.stop()
            self.index = None


_events = Crossbearing()
on_startup, on_config, on_files, on_nav = _events.on_startup, _events.on_config, _events.on_files, _events.on_nav
on_page_markdown, on_page_content = _events.on_page_markdown, _events.on_page_content
on_page_context = _events.on_page_context
on_env, on_post_page, on_post_template = _events.on_env, _events.on_post_page, _events.on_post_template
on_post_build, on_build_error = _events.on_post_build, _events.on_build_error
on_serve, on_shutdown = _events.on_serve, _events.on_shutdown
