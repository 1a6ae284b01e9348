"""Turns each statement of a claim into its voice and its origins: who speaks, and as whom he counts.

It counts low on purpose: a number of origins is a number of voices that cannot be one voice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from crossbearing.answers import contradict, widths
from crossbearing.archive import Archive
from crossbearing.dates import Date, overlaps, strictly_before, words
from crossbearing.kinds import Claim, Source, Statement, Term


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Somebody who speaks, or the body that he counts as: a term, or a name where there is no term."""

    name: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in one claim. Its references must exist; a cycle, which `checks` refuses, ends where it closes."""

    claim: Claim
    archive: Archive
    by_source: Mapping[str, list[Statement]] = field(init=False, repr=False, default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for statement in self.claim.statements:
            self.by_source[statement.source].append(statement)

    def voice(self, statement: Statement) -> Voice:
        """Who speaks: the relayed speaker, named or not, or the source in its own voice."""
        if statement.anonymous:
            return Voice(statement.anonymous)
        if statement.speaker:
            return self._term(statement.speaker)
        source = self._source(statement)
        return self._term(source.speaker) if source.speaker else self._named(source.publisher)

    def said(self, statement: Statement) -> Date | None:
        """When it was said: by default the source's date in its own voice, and no date when relayed."""
        return statement.said or (None if statement.relayed else self._source(statement).published)

    def origins(self, statement: Statement, answer: str) -> Mapping[Voice, bool]:
        """Whose voices stand behind a statement, as far as it is about that answer, and whether each is certain."""
        found: dict[Voice, bool] = {}
        for root in self._roots(statement, answer):
            voice = self._counts_as(root)
            found[voice] = found.get(voice, False) or self._is_certain(root, answer)
        return found

    def struck(self, statement: Statement) -> str:
        """Why a statement is shown but not counted; empty where it counts."""
        withdrawn = self._source(statement).withdrawn
        if withdrawn:
            return f"its source was withdrawn on {words(withdrawn.on)}: {withdrawn.why}"
        if not self._roots(statement, _subject(statement)):
            return "it only repeats a source that was withdrawn"
        if later := next((other for other in self._of_same_voice(statement) if self._replaces(other, statement)), None):
            date = self.said(later)
            return f"the same voice said otherwise later, on {words(date)}" if date else ""
        return ""

    def at_odds(self, counted: tuple[Statement, ...]) -> tuple[Voice, ...]:
        """The voices that say two things of which only one can be true, sorted."""
        counts = set(map(id, counted))
        return tuple(
            sorted(
                {
                    self.voice(one)
                    for one in counted
                    for other in self._of_same_voice(one)
                    if id(other) in counts and contradict(one, other, self.claim)
                }
            )
        )

    def _roots(self, statement: Statement, answer: str) -> tuple[Statement, ...]:
        """The statements that this one comes from: itself, or what its source repeats, and so on down; each once."""
        roots: list[Statement] = []
        waiting, seen = [statement], {id(statement)}
        while waiting:
            current = waiting.pop()
            source = self._source(current)
            if source.withdrawn:
                continue
            repeated = [] if current.relayed else list(self._repeated(source, current, answer))
            if not repeated:
                roots.append(current)
            waiting += (other for other in repeated if id(other) not in seen)
            seen.update(map(id, repeated))
        return tuple(roots)

    def _repeated(self, source: Source, statement: Statement, answer: str) -> Iterator[Statement]:
        """The statements of the sources that this source repeats, where they say or deny the same answer."""
        for other in (other for repeat in source.repeats for other in self.by_source.get(repeat.source, ())):
            if bool(other.says) == bool(statement.says):
                narrow, wide = (_subject(other), answer) if other.says else (answer, _subject(other))
                if wide == narrow or wide in widths(narrow, self.claim):
                    yield other

    def _counts_as(self, root: Statement) -> Voice:
        """The body at the top of the chain from the voice, as valid when it was said."""
        if not root.anonymous:
            return self._top(self.voice(root), self._when(root))
        if root.of:
            return self._top(self._term(root.of), self._when(root))
        relay = self._named(root.via[-1]) if root.via else self._own_voice(root)
        return Voice(f"unnamed, via {relay.name}")

    def _is_certain(self, root: Statement, answer: str) -> bool:
        if root.anonymous or root.attribution_doubted or root.source_unknown:
            return False
        owners = set(self._owners(self.voice(root), self._when(root)))
        return not any(
            self._counts_as(other) in owners
            for other in (self.claim.statements if owners else ())
            if other.says and answer in widths(other.says, self.claim) and not self._source(other).withdrawn
        )

    def _top(self, voice: Voice, when: Date | None) -> Voice:
        """Up `part-of` from bodies and `speaks-for` from people, as far as it goes."""
        path = [voice]
        while above := next(self._above(path[-1], when, "speaks-for", "part-of"), None):
            if above in path:
                break
            path.append(above)
        return path[-1]

    def _owners(self, voice: Voice, when: Date | None) -> Iterator[Voice]:
        """The bodies, each at the top of its chain, that own the voice or what it is part of."""
        seen, waiting = {voice}, [voice]
        while waiting:
            current = waiting.pop()
            for owner in self._above(current, when, "owned-by"):
                yield self._top(owner, when)
            for above in self._above(current, when, "owned-by", "part-of", "speaks-for"):
                if above not in seen:
                    seen.add(above)
                    waiting.append(above)

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

    def _of_same_voice(self, statement: Statement) -> Iterator[Statement]:
        """Other statements of the same named voice; two unnamed speakers may be two people."""
        voice = self.voice(statement)
        for other in () if statement.anonymous else self.claim.statements:
            if other is not statement and not other.anonymous and self.voice(other) == voice:
                yield other

    def _replaces(self, later: Statement, earlier: Statement) -> bool:
        dates = self.said(earlier), self.said(later)
        in_order = dates[0] is not None and dates[1] is not None and strictly_before(dates[0], dates[1])
        return in_order and not self._source(later).withdrawn and contradict(earlier, later, self.claim)

    def _source(self, statement: Statement) -> Source:
        return self.archive.sources[statement.source]

    def _own_voice(self, statement: Statement) -> Voice:
        source = self._source(statement)
        return self._term(source.speaker) if source.speaker else self._named(source.publisher)

    def _term(self, term: str) -> Voice:
        found: Term | None = self.archive.terms.get(term)
        return Voice(found.name, term) if found else Voice(term)

    def _named(self, name: str) -> Voice:
        """The term of that id or name, where there is one."""
        return self._term(term) if (term := self.archive.named(name)) else Voice(name)


def _subject(statement: Statement) -> str:
    """The answer that a statement is about, said or denied; `unknown` and `nothing` are no answers."""
    return statement.says or statement.denies or ""
