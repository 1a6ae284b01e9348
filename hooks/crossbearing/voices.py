"""Turns each statement of a claim into who speaks, and the body that he counts as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.archive import Archive
from crossbearing.dates import Date, overlaps
from crossbearing.kinds import Claim, Source, Statement, Term


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Somebody who speaks, or the body that he counts as: a term, or a name where there is no term."""

    name: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in one claim, whose references must exist."""

    claim: Claim
    archive: Archive

    def voice(self, statement: Statement) -> Voice:
        """Who speaks: the relayed speaker, named or not, or the source in its own voice."""
        if statement.anonymous:
            return Voice(statement.anonymous)
        return self._term(statement.speaker) if statement.speaker else self._own_voice(statement)

    def counts_as(self, statement: Statement) -> Voice:
        """The body at the top of the chain from the voice, as valid when it was said."""
        return self.chain(statement)[-1]

    def chain(self, statement: Statement) -> tuple[Voice, ...]:
        """The voice, or the body that an unnamed one is of, and all that it speaks for or is part of, up to the top."""
        if not statement.anonymous:
            return self._chain(self.voice(statement), self._when(statement))
        if statement.of:
            return self._chain(self._term(statement.of), self._when(statement))
        relay = self._named(statement.via[-1]) if statement.via else self._own_voice(statement)
        return (Voice(f"unnamed, via {relay.name}"),)

    def owners(self, statement: Statement) -> frozenset[Voice]:
        """The bodies, each at the top of its chain, that own the voice or what it is part of."""
        when = self._when(statement)
        owners: set[Voice] = set()
        waiting = [self.voice(statement)]
        seen = {*waiting}
        while waiting:
            current = waiting.pop()
            owners |= {self._chain(owner, when)[-1] for owner in self._above(current, when, "owned-by")}
            above = {*self._above(current, when, "owned-by", "part-of", "speaks-for")} - seen
            seen |= above
            waiting += above
        return frozenset(owners)

    def said(self, statement: Statement) -> Date | None:
        """When it was said: by default the source's date in its own voice, and no date when relayed."""
        return statement.said or (None if statement.relayed else self.source(statement).published)

    def source(self, statement: Statement) -> Source:
        """The source that it was read in."""
        return self.archive.sources[statement.source]

    def _chain(self, voice: Voice, when: Date | None) -> tuple[Voice, ...]:
        """Up `part-of` from bodies and `speaks-for` from people, as far as it goes; a circle ends where it closes."""
        path = [voice]
        while above := next(self._above(path[-1], when, "speaks-for", "part-of"), None):
            if above in path:
                break
            path.append(above)
        return tuple(path)

    def _above(self, voice: Voice, when: Date | None, *relations: str) -> Iterator[Voice]:
        term = self.archive.terms.get(voice.term)
        for relation in term.relations if term else ():
            holds = relation.when is None or when is None or overlaps(relation.when, when)
            if holds and relation.relation in relations and relation.to in self.archive.terms:
                yield self._term(relation.to)

    def _when(self, statement: Statement) -> Date | None:
        """When it was said, else when the incident happened."""
        incident = self.archive.incidents.get(self.claim.incident)
        return self.said(statement) or (incident.when if incident else None)

    def _own_voice(self, statement: Statement) -> Voice:
        source = self.source(statement)
        return self._term(source.speaker) if source.speaker else self._named(source.publisher)

    def _term(self, term: str) -> Voice:
        found: Term | None = self.archive.terms.get(term)
        return Voice(found.name, term) if found else Voice(term)

    def _named(self, name: str) -> Voice:
        """The term of that id or name, where there is one."""
        return self._term(term) if (term := self.archive.named(name)) else Voice(name)
