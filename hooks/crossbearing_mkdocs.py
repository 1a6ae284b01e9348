"""Turns MkDocs' events into calls of the core: unpack, call, assign. The only file that imports MkDocs.

One class behind two doors: a plugin, `plugins: [crossbearing]`, and this file as a hook.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache, partial
from html import escape, unescape
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urljoin

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

import crossbearing
from crossbearing.build import Output, Press
from crossbearing.checks.references import problems_of_page
from crossbearing.commands import exchange, usage
from crossbearing.commands.docs_folder import linked_folder, refused
from crossbearing.commands.indexing import Indexing
from crossbearing.commands.reading import read_site
from crossbearing.commands.sharing import Packed, pack, printed, processes_for, unpack
from crossbearing.commands.watching import watching
from crossbearing.pages.home import PROMISE
from crossbearing.pages.references import Resolver
from crossbearing.policy import guarded
from crossbearing.problems import errors
from crossbearing.prose import HEAD, inert, left_out_of, left_out_of_head, resolve_references
from crossbearing.sections import Section
from crossbearing.site import Site
from crossbearing.stamping import Stamps
from crossbearing.thinning import classes_of, thinned, wanted

log = logging.getLogger("mkdocs.plugins.crossbearing")

Result = TypeVar("Result")

FOLDER = "facts"
"""Beside mkdocs.yml."""
THEME = Path(crossbearing.__file__).with_name("theme")
"""Comes before Material's own folders, and after a `custom_dir` of the site."""
OWN = ("content", "title", "description", "canonical_url", "edit_url")
"""In what pages of one kind differ."""
NOT_USED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "sitemap.xml")
"""Of the themes: their search, and a map of the site in place of which ours is written."""


class FactPage(Page):
    """A page whose HTML is finished: MkDocs only puts the theme around it.

    MkDocs holds all pages until the last one is written, so each keeps its HTML packed, in a tenth of the room.
    """

    _packed = pack("")

    def __init__(self, printed: Packed, title: str, file: File, config: MkDocsConfig) -> None:
        super().__init__(title, file, config)
        self.output, self._packed = printed
        self.toc = _contents(self.output.sections)

    @property
    def content(self) -> str:
        """What the theme is put around."""
        return unpack(self._packed)

    @content.setter
    def content(self, html: str | None) -> None:
        if html != self.content:  # MkDocs hands back what it was handed
            self._packed = pack(html or "")

    def finish(self, output: Output) -> None:
        """Takes over what was printed."""
        self.output = replace(output, html="")
        self.content, self.toc = output.html, _contents(output.sections)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is none. Themes print these fields as they are, so they are escaped here."""
        self.markdown = ""
        self.meta = {"template": "stamped.html", "description": escape(self.output.description)}
        if not self.is_homepage:
            self.meta["title"] = escape(self.output.title)
        if self.output.example:
            self.meta["robots"] = "noindex"

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """It is finished."""

    @property
    def own(self) -> dict[str, str]:
        """What the theme shows of it alone."""
        shown = self.content, self.title, self.meta["description"], self.canonical_url, self.edit_url
        titles = {f"section {number}": escape(part.title) for number, part in enumerate(self.output.sections)}
        return {name: value or "" for name, value in zip(OWN, shown, strict=True)} | titles

    def like(self, places: Iterable[str]) -> Hashable:
        """What it has in common with pages that differ in their own alone; `places` are what the theme links to."""
        here = self.url.split("/")
        shared = max((_shared(here, place.split("/")) for place in places), default=0)
        said = tuple((name, value) for name, value in self.meta.items() if name not in OWN)
        return len(here), tuple(here[:shared]), tuple((part.level, part.anchor) for part in self.output.sections), said

    def shown(self, template: Template, context: TemplateContext, own: Mapping[str, str]) -> str:
        """The whole page as the theme renders it, with this for its own."""
        kept = self.own
        try:
            self._take(own)
            return template.render(context)
        finally:
            self._take(kept)

    def _take(self, own: Mapping[str, str]) -> None:
        self.content, self.title = own["content"], own["title"]
        titles = (unescape(own[f"section {number}"]) for number in range(len(self.output.sections)))
        self.toc = _contents(tuple(map(_renamed, self.output.sections, titles)))
        self.canonical_url, self.edit_url = own["canonical_url"] or None, own["edit_url"] or None
        self.meta.update({name: own[name] for name in ("title", "description") if name in self.meta})


class Crossbearing(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Remembers from event to event what is being built, and under `serve` the last facts that were good."""

    def __init__(self) -> None:
        self.in_place = self.live = self.serving = False
        self.site: Site | None = None
        self.unfinished: Path | None = None
        self.index: Indexing | None = None

    def on_startup(self, command: str, dirty: bool) -> None:
        """`serve` builds into a folder of its own, and a dirty build adds to the one that is there."""
        self.live = command == "serve"
        self.in_place = self.live or dirty

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Facts are checked before MkDocs empties the site; then it is told to write beside the old one."""
        self._refuse(config)
        self._stop_indexing()
        self.published = Path(config.site_dir)
        if not self.in_place:
            _or_abort(exchange.restore, self.published)
        config.site_description = config.site_description or PROMISE
        self.site = self._read(_facts(config))
        self.press = Press(self.site, _repository(config), {usage.TEMPLATE: usage.page()})
        config.theme.static_templates.discard("sitemap.xml")  # it would bear today's date; ours has those of the facts
        if str(THEME) not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        self.pages: list[FactPage] = []
        self.classes: set[str] = set()
        if not self.in_place:
            self.unfinished = _or_abort(exchange.begin, self.published)
            config.site_dir = str(self.unfinished)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Pages from facts join the hand-written ones, from which is left out what might run."""
        spared = refused(Path(config.docs_dir), _named(config))
        for file in [file for file in files if file.src_dir == config.docs_dir and file.src_uri in spared]:
            if file.inclusion.is_included():  # type: ignore[no-untyped-call]
                log.warning(str(spared[file.src_uri]))
            files.remove(file)
        files.add_files_from_theme(config.theme.get_env(), config)  # those that they would have replaced
        for file in [file for file in files if file.src_uri.startswith(NOT_USED)]:
            files.remove(file)
        titles = dict(_titles(config.nav or ()))
        by_hand = {file.dest_uri: file for file in files.documentation_pages()}
        processes = 1 if self.live else processes_for(self.press)
        pages: list[Packed] = _or_abort(list, printed(self.press, processes))
        for output, packed in pages:
            file = File.generated(config, f"{output.address}index.md", content="")
            if output.source:
                file.edit_uri = f"../{FOLDER}/{output.source.removeprefix(f'{self.press.site.archive.folder}/')}"
            if other := by_hand.get(file.dest_uri):
                log.warning(f"Doc file '{other.src_uri}' is left out: a page made from facts has its address.")
                files.remove(other)
            self.pages.append(FactPage((output, packed), titles.get(file.src_uri, escape(output.title)), file, config))
            files.append(file)
        return files

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        """`[[…]]` in hand-written pages, and above them only what is text."""
        if isinstance(page, FactPage):
            return markdown
        for problem in left_out_of_head(page.file.content_string, _shown(page), page.meta):
            log.warning(str(problem))
        page.meta = {name: _as_text(value) for name, value in page.meta.items() if name in HEAD}
        for problem in problems_of_page(markdown, page.file.src_uri, self.press.site.archive):
            log.warning(f"Doc file '{problem.place.file}' {problem.message} ({problem.hint}).")
        return resolve_references(markdown, Resolver(self.press.site, page.url))

    def on_page_content(self, html: str, page: Page, **_: Any) -> str:
        """Hand-written pages without what does anything, and with their terms; those from facts are linked already."""
        if isinstance(page, FactPage):
            return html
        html, parts = inert(html)
        for problem in left_out_of(page.file.content_string, _shown(page), parts):
            log.warning(str(problem))
        page.title = _as_text(unescape(page.title or ""))
        _as_texts(page.toc)
        return self.press.link(html, page.url, unescape(page.title))

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Every page is printed now: terms get their mentions, and the feeds are written."""
        self.env, self.stamps = env, Stamps()
        for page in self.pages:
            whole = replace(page.output, html=page.content)
            finished = self.press.completed(whole)
            if finished is not whole:
                page.finish(finished)
        for address, content in self.press.files():
            if other := files.get_file_from_path(address):
                files.remove(other)
            files.append(File.generated(config, address, content=content))
        pages = [file.page for file in files.documentation_pages() if file.page]
        self.index = _or_abort(Indexing, self.press.records(_output(page) for page in pages))

    @event_priority(-100)
    def on_page_context(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """The theme is put around pages from facts here, for most by stamping; `stamped.html` only hands them on."""
        if isinstance(page, FactPage):
            template = self.env.get_template("main.html")
            others = len(config.plugins.events["page_context"]) > 1  # what they tell the theme may differ page by page
            if others or page.title != page.meta.get("title") or page in nav.pages:
                whole = template.render(context)
            else:
                places = ("assets/", *(other.url for other in nav.pages))
                whole = self.stamps.page(page.like(places), page.own, partial(page.shown, template, context))
            context = {**context, "stamped": whole}  # type: ignore[typeddict-unknown-key]
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, page: Page | None = None, **_: Any) -> str:
        """The page with its policy; without one under `serve`, whose script for reloading differs in each answer."""
        self.classes |= classes_of(output)
        return output if self.live else guarded(output, (page.content if page else "") or "")

    @event_priority(-100)
    def on_post_template(self, output_content: str, template_name: str, **_: Any) -> str:
        """The same for 404.html, which is no page to MkDocs."""
        return self.on_post_page(output_content) if template_name.endswith(".html") else output_content

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """The new site takes the place of the old one, unless MkDocs is about to abort because of warnings."""
        if self.index and self.live:
            self.index.write_later(Path(config.site_dir), log.warning)
        elif self.index:
            _or_abort(self.index.write, Path(config.site_dir))
        if self.unfinished and not (config.strict and _warnings()):
            _or_abort(_thin, self.unfinished, self.classes)
            config.site_dir = str(self.published)
            _or_abort(exchange.finish, self.unfinished, self.published)
            self.unfinished = None

    def on_build_error(self, **_: Any) -> None:
        """The old site stays."""
        self.on_shutdown()

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> None:
        """From here on, broken facts must not stop the server: MkDocs would answer no request until they are mended."""
        self.serving = True
        its_own, server.observer = server.observer, watching(_facts(config))  # type: ignore[assignment]
        server.watch(str(_facts(config)))
        server.observer.start()
        server.observer = its_own

    def on_shutdown(self) -> None:
        """Whatever ended the build, nothing unfinished is left behind."""
        self._stop_indexing()
        if self.unfinished:
            exchange.give_up(self.unfinished)
            self.unfinished = None

    def _refuse(self, config: MkDocsConfig) -> None:
        """What would go wrong without a word."""
        if config.plugins.get("crossbearing", self) is not self:
            raise Abort("Aborted: crossbearing stands under `hooks` and under `plugins` (leave one of the two).")
        if link := linked_folder(Path(config.docs_dir)):
            raise Abort(f"Aborted: {link} in {config.docs_dir} is a symbolic link to a folder (put the folder there).")
        if not config.use_directory_urls:
            hint = "leave the line out; facts build makes a site that opens from a disk"
            raise Abort(f"Aborted: with `use_directory_urls: false` no link would lead to a page of facts ({hint}).")

    def _stop_indexing(self) -> None:
        """Under `serve` the index of the build before may not be written yet."""
        if self.index:
            self.index.stop()
            self.index = None

    def _read(self, folder: Path) -> Site:
        """The facts, or under `serve` the last that were good."""
        site, problems = read_site(folder)
        wrong = len(errors(problems))
        if wrong and self.serving and self.site:
            log.info("The site still shows the last facts without errors.")
            return self.site
        if site is None:
            raise Abort(f"Aborted with {_counted(wrong, 'error')} in {FOLDER}; the site stays as it was.")
        if problems:
            log.info(f"{_counted(len(problems), 'warning')} for editors: facts check shows them")
        return replace(site, archive=site.archive.without_places())


def _facts(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").parent / FOLDER


def _named(config: MkDocsConfig) -> set[str]:
    """The files of docs that mkdocs.yml names to be run, or shown on every page; none in place of one of the theme."""
    theme = (str(config.theme[name]) for name in ("logo", "favicon") if name in config.theme)
    scripts = (str(getattr(script, "path", script)) for script in config.extra_javascript)
    named = {*config.extra_css, *scripts, *theme, *config.extra_templates}
    return {name for name in named if not any(Path(folder, name).is_file() for folder in config.theme.dirs)}


def _shown(page: Page) -> str:
    """The file as an editor would type it."""
    path = page.file.abs_src_path
    return Path(os.path.relpath(path)).as_posix() if path else page.file.src_uri


def _as_text(value: Any) -> Any:
    """Themes print what stands above a page, and its title, as they are."""
    return [_as_text(one) for one in value] if isinstance(value, list) else escape(str(value))


def _as_texts(entries: Iterable[AnchorLink]) -> None:
    for entry in entries:
        entry.title, entry.id = escape(unescape(entry.title)), escape(unescape(entry.id))
        _as_texts(entry.children)


def _thin(site: Path, classes: Set[str]) -> None:
    """The style sheets of the theme without what no page needs: only a whole build knows every page."""
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted(site.glob("assets/**/*.js")))
    for sheet in sorted(site.glob("assets/stylesheets/*.css")):
        sheet.write_text(thinned(sheet.read_text(encoding="utf-8"), wanted(classes, scripts)), encoding="utf-8")


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts two ways begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _repository(config: MkDocsConfig) -> str:
    """Where the folder of facts is edited, beside that of the hand-written pages; nothing where that is not told."""
    if not config.repo_url or not config.edit_uri:
        return ""
    return urljoin(f"{config.repo_url.rstrip('/')}/", f"{config.edit_uri.rstrip('/')}/../{FOLDER}")


def _output(page: Page) -> Output:
    """A page as the search needs it; a hand-written one by its headings."""
    if isinstance(page, FactPage):
        return page.output
    return Output(page.url, unescape(page.title or ""), "", tuple(_sections(page.toc)))


def _sections(entries: Iterable[AnchorLink]) -> Iterator[Section]:
    for entry in entries:
        yield Section(entry.level, entry.id, unescape(entry.title))
        yield from _sections(entry.children)


def _renamed(section: Section, title: str) -> Section:
    return replace(section, title=title)


@lru_cache(maxsize=1024)
def _contents(sections: tuple[Section, ...]) -> TableOfContents:
    """Many pages have the same."""
    tokens: list[Any] = []
    for section in sections:
        within = tokens[-1]["children"] if tokens and section.level > tokens[-1]["level"] else tokens
        token = {"level": section.level, "id": section.anchor, "name": escape(section.title), "children": []}
        within.append(token)
    return get_toc(tokens)


def _titles(entries: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """What `nav` in mkdocs.yml calls each file."""
    for entry in entries:
        for title, within in entry.items() if isinstance(entry, dict) else ():
            if isinstance(within, str):
                yield within, title
            else:
                yield from _titles(within)


def _warnings() -> bool:
    """Whether MkDocs has counted any: it aborts a strict build only after `on_post_build`, the last event."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def _or_abort(step: Callable[..., Result], *values: object) -> Result:
    try:
        return step(*values)
    except OSError as error:
        raise Abort(f"Aborted: {error.filename}: {error.strerror}; the site stays as it was.") from None


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


_events = Crossbearing()
on_startup, on_config, on_files = _events.on_startup, _events.on_config, _events.on_files
on_page_markdown, on_page_content = _events.on_page_markdown, _events.on_page_content
on_page_context = _events.on_page_context
on_env, on_post_page, on_post_template = _events.on_env, _events.on_post_page, _events.on_post_template
on_post_build, on_build_error = _events.on_post_build, _events.on_build_error
on_serve, on_shutdown = _events.on_serve, _events.on_shutdown
