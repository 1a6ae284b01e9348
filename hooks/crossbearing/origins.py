"""Turns each statement of a claim into its origins: the independent voices that stand behind it.

It counts low on purpose: a number of origins is a number of voices that cannot be one voice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from crossbearing.answers import contradict, widths
from crossbearing.archive import Archive
from crossbearing.dates import strictly_before, words
from crossbearing.kinds import Claim, Statement
from crossbearing.voices import Voice, Voices


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins in one claim, whose references must exist; repeats in a circle, which `checks` refuses, have none."""

    voices: Voices
    by_source: Mapping[str, list[Statement]] = field(init=False, repr=False, default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for statement in self.claim.statements:
            self.by_source[statement.source].append(statement)

    @classmethod
    def of_claim(cls, claim: Claim, archive: Archive) -> Origins:
        """The origins of a claim's statements."""
        return cls(Voices(claim, archive))

    @property
    def claim(self) -> Claim:
        """The claim that is weighed."""
        return self.voices.claim

    def of(self, statement: Statement, answer: str) -> Mapping[Voice, bool]:
        """Whose voices stand behind a statement, as far as it is about that answer, and whether each is certain."""
        roots = self._roots(statement, answer)
        found = [(self.voices.counts_as(root), self._is_certain(root, answer)) for root in roots]
        return {voice: any(certain for other, certain in found if other == voice) for voice, _ in found}

    def struck(self, statement: Statement) -> str:
        """Why a statement is shown but not counted; empty where it counts."""
        if withdrawn := self.voices.source(statement).withdrawn:
            return f"its source was withdrawn on {words(withdrawn.on)}: {withdrawn.why}"
        if not self._roots(statement, subject(statement)):
            return "it only repeats a source that was withdrawn"
        later = next((other for other in self._of_same_voice(statement) if self._replaces(other, statement)), None)
        date = self.voices.said(later) if later else None
        return f"the same voice said otherwise later, on {words(date)}" if date else ""

    def at_odds(self, counted: tuple[Statement, ...]) -> tuple[Voice, ...]:
        """The voices that say two things of which only one can be true, sorted."""
        counts = set(map(id, counted))
        torn = {
            self.voices.voice(one)
            for one in counted
            for other in self._of_same_voice(one)
            if id(other) in counts and contradict(one, other, self.claim)
        }
        return tuple(sorted(torn))

    def _roots(self, statement: Statement, answer: str) -> tuple[Statement, ...]:
        """The statements that this one comes from: itself, or what its source repeats, and so on down; each once."""
        roots: list[Statement] = []
        waiting, seen = [statement], {id(statement)}
        while waiting:
            current = waiting.pop()
            if self.voices.source(current).withdrawn:
                continue
            repeated = [] if current.relayed else list(self._repeated(current, answer))
            if not repeated:
                roots.append(current)
            waiting += (other for other in repeated if id(other) not in seen)
            seen.update(map(id, repeated))
        return tuple(roots)

    def _repeated(self, statement: Statement, answer: str) -> Iterator[Statement]:
        """The statements of the sources that its source repeats, where they say or deny the same answer."""
        for repeat in self.voices.source(statement).repeats:
            found = self.by_source.get(repeat.source, ())
            yield from (other for other in found if self._agrees(other, statement, answer))

    def _agrees(self, other: Statement, statement: Statement, answer: str) -> bool:
        """Whether the other says that answer too, or a narrower one; or denies it too, or a wider one."""
        if bool(other.says) != bool(statement.says):
            return False
        narrow, wide = (subject(other), answer) if other.says else (answer, subject(other))
        return wide == narrow or wide in widths(narrow, self.claim)

    def _is_certain(self, root: Statement, answer: str) -> bool:
        """Whether it is sure that the voice spoke, and for itself: its owner does not say the same."""
        if root.anonymous or root.attribution_doubted or root.source_unknown:
            return False
        owners = self.voices.owners(root)
        return not any(
            self.voices.counts_as(other) in owners
            for other in (self.claim.statements if owners else ())
            if self._agrees(other, root, answer) and not self.voices.source(other).withdrawn
        )

    def _of_same_voice(self, statement: Statement) -> Iterator[Statement]:
        """Other statements of the same named voice; two unnamed speakers may be two people."""
        voice = self.voices.voice(statement)
        for other in () if statement.anonymous else self.claim.statements:
            if other is not statement and not other.anonymous and self.voices.voice(other) == voice:
                yield other

    def _replaces(self, later: Statement, earlier: Statement) -> bool:
        dates = self.voices.said(earlier), self.voices.said(later)
        in_order = dates[0] is not None and dates[1] is not None and strictly_before(dates[0], dates[1])
        return in_order and not self.voices.source(later).withdrawn and contradict(earlier, later, self.claim)


def subject(statement: Statement) -> str:
    """The answer that a statement is about, said or denied; `unknown` and `nothing` are no answers."""
    return statement.says or statement.denies or ""
