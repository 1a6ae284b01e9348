"""Turns the references in a text, `[[mi-8]]` or `[[claim:first-damage]]`, into links to the pages of this site."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.addresses import address_of, relative
from crossbearing.kinds import Fact
from crossbearing.pages.cited import in_text
from crossbearing.pages.wording import finding_words
from crossbearing.prose import Link, Reference
from crossbearing.site import Site


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves the references of one page; None for what does not exist, which `checks` refuses."""

    site: Site
    start: str
    """The address of the page, from which links are relative."""
    incident: str = ""
    """The incident that `[[claim:…]]` without an incident is about; none on a page about no incident."""

    def __call__(self, reference: Reference) -> Link | None:
        """The link for one reference, or None."""
        match reference.kind:
            case "term":
                return self._term(reference)
            case "claim":
                return self._claim(reference)
            case "source":
                return self._source(reference)
            case "incident":
                return self._incident(reference)
        return None

    def _term(self, reference: Reference) -> Link | None:
        term = self.site.archive.terms.get(reference.target)
        if term is None:
            return None
        return Link(self._way(term), reference.words or term.name, "term", term.summary, {"data-term": term.id})

    def _claim(self, reference: Reference) -> Link | None:
        key = reference.target if "/" in reference.target else f"{self.incident}/{reference.target}"
        claim = self.site.archive.claims.get(key)
        if claim is None:
            return None
        found = finding_words(claim, self.site.weighed[key])
        return Link(self._way(claim), reference.words or claim.short, "claim-mark", f"{claim.question} {found}")

    def _source(self, reference: Reference) -> Link | None:
        source = self.site.archive.sources.get(reference.target)
        return Link(self._way(source), reference.words or in_text(source), "source") if source else None

    def _incident(self, reference: Reference) -> Link | None:
        incident = self.site.archive.incidents.get(reference.target)
        return Link(self._way(incident), reference.words or incident.title) if incident else None

    def _way(self, fact: Fact) -> str:
        return relative(address_of(fact), self.start)
