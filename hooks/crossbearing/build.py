"""Turns a site into finished pages: views are printed by their templates, then terms are linked in them.

There are two phases, because a term's page lists where it is mentioned: first every page is printed and linked
(hand-written ones by whoever turns them into HTML), then the mentions are added to the pages of terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType, ModuleType

from crossbearing.addresses import DATA_PAGE, INCIDENTS, address_of, file_of, relative
from crossbearing.feeds import FEEDS, search
from crossbearing.feeds.dataset import dataset
from crossbearing.feeds.edition import Edition, File
from crossbearing.pages import DOCUMENTS, PAGES, data, mentions
from crossbearing.pages.spoken import Spoken, spoken
from crossbearing.pages.view import View
from crossbearing.pages.wording import finding_words
from crossbearing.policy import guarded
from crossbearing.repository import Repository
from crossbearing.schema_org import scripts
from crossbearing.sections import Section, sections_of
from crossbearing.site import Mentioned, Site
from crossbearing.templates import Templates
from crossbearing.terms import Index, Linkable, link


@dataclass(frozen=True, slots=True)
class Output:
    """A finished page, without the shell of the theme; or a file, where it has no title."""

    address: str
    title: str
    html: str
    sections: tuple[Section, ...] = ()
    description: str = ""
    source: str = ""
    """The file of facts that the pencil opens."""
    term: str = ""
    """The term whose page it is, if it is one."""
    example: bool = False
    """Made of examples: nobody is sent to it by a search."""


class Press:
    """Prints the pages of one site and remembers, for the second phase, where each term is mentioned."""

    def __init__(self, site: Site, repository: str = "", more: Mapping[str, View] = MappingProxyType({})) -> None:
        """For one site.

        Args:
            site: what is printed.
            repository: the web address of the folder of facts where it is kept, as in the bar of a browser.
            more: pages that are not made from facts, by their templates.
        """
        self.site = site
        self.more = more
        self.templates = Templates(site, Repository.at(repository))
        self.index = Index.of(
            Linkable(term.id, (term.name, *term.also, *term.names.values()), term.summary, term.not_linked)
            for term in site.archive.terms.values()
        )
        self.mentioned: dict[str, list[Mentioned]] = defaultdict(list)
        self.moved: dict[str, View] = {}
        self.addresses: dict[str, None] = {}

    @cached_property
    def spoken(self) -> Mapping[str, Spoken]:
        """Who speaks in each statement, by its address; asked for only when every page is printed."""
        return spoken(self.site)

    def pages(self) -> Iterator[Output]:
        """Every page that is made from facts; those of terms still without their mentions."""
        for page in PAGES:
            for view in page.views(self.site):
                yield self._print(view, _stem(page))
        for template, view in self.more.items():
            yield self._print(view, template)

    def link(self, html: str, address: str, title: str, own: str = "") -> str:
        """The page with its terms linked; its mentions are remembered."""
        self.addresses[address] = None
        terms = self.site.archive.terms
        publisher = self.site.archive.publisher
        language = publisher.language if publisher else "en"
        linked = link(html, self.index, lambda term: relative(address_of(terms[term]), address), own or None, language)
        sections = {section.anchor: section.title for section in sections_of(html)} if linked.mentions else {}
        for mention in linked.mentions:
            section = sections.get(mention.section, "")
            self.mentioned[mention.term].append(Mentioned(mention, address, title, section))
        return linked.html

    def with_mentions(self, output: Output) -> Output:
        """The page of a term with the places where it is mentioned; other pages as they are."""
        if not output.term:
            return output
        view = replace(
            mentions.view(output.address, self.mentioned[output.term], self.spoken),
            title=output.title,
            source=output.source,
        )
        html = output.html + self.templates.render("mentions", view)
        return replace(output, html=html, sections=sections_of(html))

    @cached_property
    def feeds(self) -> tuple[File, ...]:
        """The files of the data set and its like; asked for only when every page is printed."""
        weighed = self.site.weighed
        edition = Edition(
            self.site,
            dataset(self.site, self.mentioned),
            tuple(self.addresses),
            lambda claim: finding_words(claim, weighed[claim.key]),
        )
        return tuple(file for feed in FEEDS for file in feed.files(edition))

    def completed(self, output: Output) -> Output:
        """A page with what is known only when every page is printed: the mentions of its term, or the files."""
        if output.address == DATA_PAGE:
            html = self.templates.render("data", data.view(self.site, self._listed()))
            return replace(output, html=html, sections=sections_of(html))
        return self.with_mentions(output)

    def _listed(self) -> tuple[data.Listed, ...]:
        return tuple(data.Listed.of(file.address, file.about, file.content) for file in self.feeds)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """What is published beside the pages, with its path; complete only when every page is printed."""
        for file in self.feeds:
            yield file.address, file.content
        for page in DOCUMENTS:
            for view in page.views(self.site):
                self.moved |= dict.fromkeys(view.also_at, view)
                yield file_of(view.address), guarded(self.templates.render(_stem(page), view)).encode()
        for old, view in self.moved.items():
            moved = View(old, view.title, {"to": view.address}, "")
            yield file_of(old), self.templates.render("moved", moved).encode()

    def records(self, pages: Iterable[Output]) -> Iterator[search.Record]:
        """What the search knows: every fact, and of these pages those that are no fact's and compare no voices."""
        weighed = self.site.weighed
        yield from search.records(self.site, lambda claim: finding_words(claim, weighed[claim.key]))
        for page in pages:
            compares = page.address.startswith(INCIDENTS) and page.address != INCIDENTS
            if not (page.source or page.example or compares):
                headings = tuple(section.title for section in page.sections)
                yield search.Record(page.address, page.title, "page", headings, page.description)

    def _print(self, view: View, template: str) -> Output:
        self.moved |= dict.fromkeys(view.also_at, view)
        html = self.link(self.templates.render(template, view), view.address, view.title, view.term)
        html += scripts(view.nodes)
        if view.example:
            del self.addresses[view.address]
        told = (view.description, view.source, view.term, view.example)
        return Output(view.address, view.title, html, sections_of(html), *told)


def _stem(page: ModuleType) -> str:
    """The name of its template."""
    return page.__name__.rpartition(".")[2]
