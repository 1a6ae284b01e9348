"""Turns a site and a source or voice of it into what would be lost if that were withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossbearing.archive import Archive, Loaded
from crossbearing.checks import check
from crossbearing.checks.pointers import pointers
from crossbearing.kinds import Claim, Source, Statement
from crossbearing.problems import Place, Problem, errors
from crossbearing.site import Site, site_of
from crossbearing.supposed import spoken_for, without_source, without_voice
from crossbearing.voices import Voice
from crossbearing.weigh import Weighed, WeighedAnswer


@dataclass(frozen=True, slots=True)
class Loss:
    """An answer that would have other origins."""

    answer: str
    was: WeighedAnswer
    would_be: WeighedAnswer

    @property
    def sayers(self) -> tuple[Voice, ...]:
        """Who would no longer say it."""
        return _gone(_said_by(self.was), _said_by(self.would_be))

    @property
    def doubted(self) -> tuple[Voice, ...]:
        """Who would say it no longer for certain."""
        return tuple(voice for voice in self.was.said_by if voice in self.would_be.said_by_uncertain)

    @property
    def thin(self) -> bool:
        """Whether fewer certain origins would be left than before, and fewer than two."""
        return len(self.would_be.said_by) < min(2, len(self.was.said_by))

    @property
    def deniers(self) -> tuple[Voice, ...]:
        """Who would no longer deny it."""
        return _gone(self.was.denied_by, self.would_be.denied_by)


@dataclass(frozen=True, slots=True)
class Hanging:
    """A claim in which something hangs on what is supposed to be withdrawn."""

    claim: Claim
    was: Weighed
    would_be: Weighed
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What hangs on a source or a voice."""

    spoken: tuple[tuple[str, tuple[Statement, ...]], ...]
    """The claims in which it says something, by key, with its statements, in the order of the archive."""
    hanging: tuple[Hanging, ...]
    """The claims that would be weighed otherwise: also those where others only repeat it."""
    fallen: tuple[Problem, ...]
    """The rules that would no longer hold, such as an established answer left with one origin."""
    cited: tuple[Place, ...]
    """Where else facts lean on the source, sorted: a timeline, a reason, a property of a term."""


def impact_of_source(site: Site, source: str) -> Impact:
    """Weighs and checks the archive again with the source withdrawn."""
    spoken = [(claim, tuple(one for one in claim.statements if one.source == source)) for claim in _claims(site)]
    cited = tuple(sorted(set(_citations(site.archive, source))))
    return _impact(site, without_source(site.archive, source), spoken, cited)


def impact_of_voice(site: Site, term: str) -> Impact:
    """The same with all that the voice says withdrawn, and all that is said on its behalf, whoever relays it."""
    spoken = [(claim, spoken_for(claim, site.archive, term)) for claim in _claims(site)]
    return _impact(site, without_voice(site.archive, term), spoken, ())


def _impact(
    site: Site, without: Archive, spoken: Iterable[tuple[Claim, tuple[Statement, ...]]], cited: tuple[Place, ...]
) -> Impact:
    after = site_of(without)
    held = set(check(Loaded(site.archive, ())))
    return Impact(
        spoken=tuple((claim.key, statements) for claim, statements in spoken if statements),
        hanging=tuple(_hanging(site, after)),
        fallen=tuple(problem for problem in errors(check(Loaded(without, ()))) if problem not in held),
        cited=cited,
    )


def _claims(site: Site) -> Iterator[Claim]:
    for incident in site.archive.incidents.values():
        yield from site.archive.claims_of(incident)


def _hanging(site: Site, after: Site) -> Iterator[Hanging]:
    for claim in _claims(site):
        was, would_be = site.weighed[claim.key], after.weighed[claim.key]
        losses = tuple(_losses(was, would_be))
        if losses or was.agreement != would_be.agreement:
            yield Hanging(claim, was, would_be, losses)


def _losses(was: Weighed, would_be: Weighed) -> Iterator[Loss]:
    for name, answer in was.answers.items():
        loss = Loss(name, answer, would_be.answers[name])
        if loss.sayers or loss.doubted or loss.deniers:
            yield loss


def _said_by(answer: WeighedAnswer) -> tuple[Voice, ...]:
    return answer.said_by + answer.said_by_uncertain


def _gone(before: tuple[Voice, ...], after: tuple[Voice, ...]) -> tuple[Voice, ...]:
    return tuple(voice for voice in before if voice not in after)


def _citations(archive: Archive, source: str) -> Iterator[Place]:
    """Every place that names the source but its statements and the sources that repeat it."""
    for fact in archive.facts():
        for pointer in pointers(fact):
            if pointer.to == (Source, source) and pointer.path[0] not in ("statements", "repeats"):
                if pointer.words:
                    yield archive.place_of_words(fact, pointer.path, pointer.words)
                else:
                    yield archive.place(fact, *pointer.path)
