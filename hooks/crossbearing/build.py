"""Turns a site into finished pages: views are printed by their templates, then terms are linked in them.

There are two phases, because a term's page lists where it is mentioned: first every page is printed and linked
(hand-written ones by whoever turns them into HTML), then the mentions are added to the pages of terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import tee
from types import MappingProxyType, ModuleType

from crossbearing.addresses import DATA_PAGE, INCIDENTS, address_of, file_of, relative
from crossbearing.feeds import FEEDS, search
from crossbearing.feeds.dataset import dataset
from crossbearing.feeds.edition import Edition, File
from crossbearing.pages import DOCUMENTS, OF_EACH, PAGES, data, mentions
from crossbearing.pages.spoken import Spoken, spoken
from crossbearing.pages.view import View
from crossbearing.pages.wording import finding_words
from crossbearing.pairs import pairs
from crossbearing.policy import guarded
from crossbearing.repository import Repository
from crossbearing.schema_org import scripts
from crossbearing.sections import Section, sections_of
from crossbearing.site import Mentioned, Site
from crossbearing.templates import Templates
from crossbearing.terms import Index, Linkable, link
from crossbearing.thinning import classes_of


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


@dataclass(frozen=True, slots=True)
class Noted:
    """What is remembered of pages that were printed."""

    mentioned: Mapping[str, list[Mentioned]]
    moved: Mapping[str, View]
    addresses: tuple[str, ...]
    classes: frozenset[str]
    """That their elements have."""


NOTHING = Noted({}, {}, (), frozenset())


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
        self.of_terms = {term.id: address_of(term) for term in site.archive.terms.values()}
        self.mentioned: dict[str, list[Mentioned]] = defaultdict(list)
        self.moved: dict[str, View] = {}
        self.addresses: dict[str, None] = {}
        self.classes: set[str] = set()

    @cached_property
    def spoken(self) -> Mapping[str, Spoken]:
        """Who speaks in each statement, by its address; asked for only when every page is printed."""
        return spoken(self.site)

    def pages(self) -> Iterator[Output]:
        """Every page that is made from facts; those of terms still without their mentions."""
        for number in range(len(self.batches)):
            yield from self.print_batch(number)

    @cached_property
    def batches(self) -> tuple[ModuleType | str, ...]:
        """The types of pages, in order, and the templates of those that are not made from facts."""
        return *PAGES, *self.more

    def print_batch(self, number: int) -> Iterator[Output]:
        """All pages of one type."""
        batch = self.batches[number]
        if isinstance(batch, str):
            yield self._print(self.more[batch], batch)
        else:
            for view in batch.views(self.site):
                yield self._print(view, _stem(batch))

    @property
    def expected(self) -> int:
        """How many pages it prints."""
        archive = self.site.archive
        of_pairs = sum(len(pairs(incident, self.site)) for incident in archive.incidents.values())
        of_facts = sum(
            len(getattr(archive, facts)) for facts in ("incidents", "incidents", "claims", "sources", "terms")
        )
        return len(self.batches) - len(OF_EACH) + of_facts + of_pairs

    def of_another(self, site: Site) -> None:
        """From here on it prints this site, which has the same publisher and the same names of terms."""
        self.site = self.templates.site = site
        self.forget()

    def forget(self) -> None:
        """What was noted, and what was worked out when every page was printed."""
        self.noted()
        for late in ("spoken", "_feeds"):
            self.__dict__.pop(late, None)

    def noted(self) -> Noted:
        """What was noted since this was asked last; from here on the press knows nothing of it."""
        noted = Noted(dict(self.mentioned), dict(self.moved), tuple(self.addresses), frozenset(self.classes))
        for kept in (self.mentioned, self.moved, self.addresses, self.classes):
            kept.clear()
        return noted

    def note(self, noted: Noted) -> None:
        """Takes over what another press has noted of the page that comes next."""
        for term, mentions_of_term in noted.mentioned.items():
            self.mentioned[term] += mentions_of_term
        self.moved |= noted.moved
        self.addresses |= dict.fromkeys(noted.addresses)
        self.classes |= noted.classes

    def link(self, html: str, address: str, title: str, own: str = "") -> str:
        """The page with its terms linked; its mentions are remembered."""
        self.addresses[address] = None
        publisher = self.site.archive.publisher
        language = publisher.language if publisher else "en"
        linked = link(html, self.index, lambda term: relative(self.of_terms[term], address), own or None, language)
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
        self.classes |= classes_of(html)
        return replace(output, html=html, sections=sections_of(html))

    def feeds(self) -> Iterator[File]:
        """The files of the data set and its like, each made once; asked for only when every page is printed."""
        return copy(self._feeds)

    @cached_property
    def _feeds(self) -> Iterator[File]:
        """Stays at its beginning, and keeps what its copies have gone past."""
        return tee(self._fed(), 1)[0]

    def _fed(self) -> Iterator[File]:
        weighed = self.site.weighed
        edition = Edition(
            self.site,
            dataset(self.site, self.mentioned),
            tuple(self.addresses),
            lambda claim: finding_words(claim, weighed[claim.key]),
        )
        for feed in FEEDS:
            yield from feed.files(edition)

    def completed(self, output: Output) -> Output:
        """A page with what is known only when every page is printed: the mentions of its term, or the files."""
        if output.address == DATA_PAGE:
            html = self.templates.render("data", data.view(self.site, self._listed()))
            self.classes |= classes_of(html)
            return replace(output, html=html, sections=sections_of(html))
        return self.with_mentions(output)

    def _listed(self) -> tuple[data.Listed, ...]:
        return tuple(data.Listed.of(file.address, file.about, file.content) for file in self.feeds())

    def files(self) -> Iterator[tuple[str, bytes]]:
        """What is published beside the pages, with its path; complete only when every page is printed."""
        for file in self.feeds():
            yield file.address, file.content
        for page in DOCUMENTS:
            for view in page.views(self.site):
                self.moved |= dict.fromkeys(view.also_at, view)
                yield file_of(view.address), guarded(self.templates.render(_stem(page), view)).encode()
        for old, view in self.moved.items():
            moved = View(old, view.title, {"to": view.address}, "")
            yield file_of(old), guarded(self.templates.render("moved", moved)).encode()

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
        self.moved |= dict.fromkeys(view.also_at, replace(view, values={}))
        html = self.link(self.templates.render(template, view), view.address, view.title, view.term)
        html += scripts(view.nodes)
        self.classes |= classes_of(html)
        if view.example:
            del self.addresses[view.address]
        told = (view.description, view.source, view.term, view.example)
        return Output(view.address, view.title, html, sections_of(html), *told)


def _stem(page: ModuleType) -> str:
    """The name of its template."""
    return page.__name__.rpartition(".")[2]
