"""Turns a page from facts into the whole page that the theme makes of it, for most by stamping."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from crossbearing.lightening import ADDRESS, Light, drawing_file, drawings_in, drawings_of
from crossbearing.stamping import Stamps
from crossbearing_in_mkdocs.fact_page import FactPage


class Shell:
    """The theme of one build."""

    def __init__(self, env: Environment) -> None:
        self.env, self.stamps = env, Stamps()
        env.add_extension(Light)

    def around(self, page: FactPage, context: TemplateContext, config: MkDocsConfig, nav: Navigation) -> str:
        """The whole page."""
        template = self.env.get_template("main.html")
        others = len(config.plugins.events["page_context"]) > 1  # what they tell the theme may differ page by page
        if others or page.title != page.meta.get("title") or page in nav.pages:
            return template.render(context)
        places = ("assets/", *(other.url for other in nav.pages))
        return self.stamps.page(page.like(places), page.own, partial(page.shown, template, context))

    def write_drawings(self, site: Path) -> None:
        """The file of the theme's drawings, with those of pages that a dirty build has not rendered again."""
        file = site / ADDRESS
        before = drawings_in(file.read_text(encoding="utf-8")) if file.is_file() else {}
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(drawing_file({**before, **drawings_of(self.env)}), encoding="utf-8")
