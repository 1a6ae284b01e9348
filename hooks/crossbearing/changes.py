"""Turns a fact before and after into rows: what changed in it, from what to what, and for a finding why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from crossbearing.kinds import Capture, Claim, Fact
from crossbearing.meaning import Meaning, meaning_of, said_by, shown
from crossbearing.pages.labels import numbered
from crossbearing.rephrased import matched
from crossbearing.site import Site
from crossbearing.voices import Voice
from crossbearing.weigh import Weighed, WeighedAnswer

VERDICT = "verdict."
"""Fields that a row on a changed finding holds already."""

Sort: TypeAlias = Literal["added", "removed", "renamed", "finding", "origins", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One row: what changed, from what to what, and for a finding why and what stands behind it."""

    fact: str
    """The kind and key of the fact: `claim mi-8/first-damage`."""
    sort: Sort
    what: str
    """The field, the statement or the answer."""
    was: str = ""
    now: str = ""
    because: str = ""
    origins_were: str = ""
    origins_are: str = ""


def changes_within(subject: str, old: Fact, new: Fact, before: Site, after: Site) -> Iterator[Change]:
    """All rows of a fact that was there and still is."""
    found = False
    if isinstance(old, Claim) and isinstance(new, Claim):
        for change in _weighing(subject, old, new, before.weighed[old.key], after.weighed[new.key]):
            found = found or change.sort == "finding"
            yield change
        yield from _statements(subject, old, new, before, after)
    if isinstance(old, Capture) and isinstance(new, Capture):
        yield from _proofs(subject, old, new)
    for path, was, now in _differing(meaning_of(old), meaning_of(new)):
        if not (found and path.startswith(VERDICT)):
            yield Change(subject, "changed", path, was, now)


def judgement(claim: Claim, weighed: Weighed) -> tuple[object, ...]:
    """What readers are told is found: another one is another finding, whatever else was written."""
    verdict = claim.verdict
    said = (sorted(verdict.likelihood.items()), verdict.confidence) if verdict else ()
    return weighed.finding, *sorted((name, answer.finding) for name, answer in weighed.answers.items()), *said


def _weighing(subject: str, old: Claim, new: Claim, was: Weighed, now: Weighed) -> Iterator[Change]:
    """At most one row: the finding with its likelihoods, or else what changed under it, agreement and origins."""
    if judgement(old, was) != judgement(new, now):
        because = new.verdict.because if new.verdict else ""
        findings = _finding(old, was), _finding(new, now)
        yield Change(subject, "finding", "finding", *findings, " ".join(because.split()), _counts(was), _counts(now))
        return
    answers = {name: (was.answers[name], now.answers[name]) for name in sorted(was.answers) if name in now.answers}
    differing = {name: pair for name, pair in answers.items() if _behind(pair[0]) != _behind(pair[1])}
    agreements = (was.agreement, now.agreement) if was.agreement != now.agreement else ("", "")
    if differing or any(agreements):
        told = (", ".join(_origins(name, pair[at]) for name, pair in differing.items()) for at in (0, 1))
        texts = (": ".join(filter(None, both)) for both in zip(agreements, told, strict=True))
        yield Change(subject, "origins", "independent origins", *texts)


def _behind(answer: WeighedAnswer) -> tuple[tuple[Voice, ...], ...]:
    return answer.said_by, answer.said_by_uncertain, answer.denied_by


def _finding(claim: Claim, weighed: Weighed) -> str:
    """`leaning, contested (small-arms likely, tow unlikely; confidence moderate)`."""
    if claim.verdict is None:
        return f"{weighed.finding}, {weighed.agreement}"
    words = ", ".join(f"{answer} {likelihood}" for answer, likelihood in sorted(claim.verdict.likelihood.items()))
    return f"{weighed.finding}, {weighed.agreement} ({words}; confidence {claim.verdict.confidence})"


def _counts(weighed: Weighed) -> str:
    """`small-arms 1-2, tow 1`."""
    return ", ".join(f"{name} {_count(weighed.answers[name])}" for name in sorted(weighed.answers))


def _count(answer: WeighedAnswer) -> str:
    return f"{answer.least}" + (f"-{answer.most}" if answer.most != answer.least else "")


def _origins(name: str, answer: WeighedAnswer) -> str:
    """`small-arms 1-2 (River Board; perhaps unnamed, via Gazette; denied by Ada Vane)`."""
    parts = (("", answer.said_by), ("perhaps ", answer.said_by_uncertain), ("denied by ", answer.denied_by))
    named = "; ".join(f"{how}{' and '.join(voice.name for voice in voices)}" for how, voices in parts if voices)
    return f"{name} {_count(answer)} ({named or 'nobody'})"


def _statements(subject: str, old: Claim, new: Claim, before: Site, after: Site) -> Iterator[Change]:
    """Rows for statements that came, went or changed; the same ones in another order give none."""
    pairs, gone = matched(old.statements, new.statements)
    for was_said, statement in pairs:
        speech = said_by(statement, after.archive)
        if was_said is None:
            yield Change(subject, "added", speech, "", shown(statement))
        else:
            for path, was, now in _differing(meaning_of(was_said), meaning_of(statement)):
                yield Change(subject, "changed", f"{speech}: {path}", was, now)
    for statement in gone:
        yield Change(subject, "removed", said_by(statement, before.archive), shown(statement))


def _proofs(subject: str, old: Capture, new: Capture) -> Iterator[Change]:
    """One row on the proofs of a capture."""
    proofs = [{str(sorted(meaning_of(proof).items())) for proof in capture.quotations} for capture in (old, new)]
    if proofs[0] != proofs[1]:
        lost, new_ones = len(proofs[0] - proofs[1]), len(proofs[1] - proofs[0])
        was, now = (numbered(len(capture.quotations), "proof") for capture in (old, new))
        yield Change(subject, "changed", "quotations", f"{was}, {lost} of them gone", f"{now}, {new_ones} of them new")


def _differing(old: Meaning, new: Meaning) -> Iterator[tuple[str, str, str]]:
    """Each path at which two meanings differ, with both texts, sorted."""
    for path in sorted({*old, *new}):
        was, now = old.get(path, ""), new.get(path, "")
        if was != now:
            yield path, was, now
