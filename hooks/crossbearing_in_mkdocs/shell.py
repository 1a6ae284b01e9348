"""Turns a page from facts into the whole page that the theme makes of it, for most by stamping."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from crossbearing.lightening import ADDRESS, Light, drawing_file, drawings_in, drawings_of
from crossbearing.stamping import Stamps
from crossbearing_in_mkdocs.fact_page import FactPage


class Shell:
    """The theme of one build.

    Attributes:
        finishes: whether what it gives is finished; not where another plugin has a say in whole pages.
    """

    def __init__(self, env: Environment, config: MkDocsConfig, finish: Callable[[str, str], str]) -> None:
        """For the theme's templates; `finish` makes a document, of which its content is a part, a finished one."""
        self.env, self.stamps, self._finish = env, Stamps(), finish
        self.finishes = len(config.plugins.events["post_page"]) == 1
        env.add_extension(Light)

    def around(self, page: FactPage, context: TemplateContext, config: MkDocsConfig, nav: Navigation) -> str:
        """The whole page."""
        template = self.env.get_template("main.html")
        others = len(config.plugins.events["page_context"]) > 1  # what they tell the theme may differ page by page
        if others or page.title != page.meta.get("title") or page in nav.pages:
            return self._finished(template.render(context), page.content)
        places = ("assets/", *(other.url for other in nav.pages))

        def render(own: Mapping[str, str]) -> str:
            return self._finished(page.shown(template, context, own), own["content"])

        return self.stamps.page(page.like(places), page.own, render)

    def _finished(self, document: str, content: str) -> str:
        return self._finish(document, content) if self.finishes else document

    def write_drawings(self, site: Path) -> None:
        """The file of the theme's drawings, with those of pages that a dirty build has not rendered again."""
        file = site / ADDRESS
        before = drawings_in(file.read_text(encoding="utf-8")) if file.is_file() else {}
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(drawing_file({**before, **drawings_of(self.env)}), encoding="utf-8")
