"""The rules of `facts check`, in the order of the documentation. A new rule is a module and a line here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from types import ModuleType

from crossbearing.archive import Archive, Loaded
from crossbearing.checks import (
    amounts,
    answers_given,
    archived_copies,
    areas,
    brackets,
    captured_sources,
    changed_quotations,
    claims_reviewed,
    cut_texts,
    former_ids,
    future_dates,
    hedges,
    incident_claims,
    likelihood_or_confidence,
    linked_names,
    markup,
    older_sources,
    orphans,
    places,
    proven_places,
    quotation_length,
    quoted_share,
    references,
    repeats,
    reviews,
    roofs,
    said_in_time,
    says_or_denies,
    source_dates,
    speakers,
    statement_ids,
    symbols,
    timeline,
    titles,
    translations,
    two_origins,
    uncited_sentences,
    unproven_quotations,
    verdict_answers,
    verdict_sum,
    verdict_width,
    voices,
    wider_answers,
)
from crossbearing.problems import Problem, Severity

RULES: tuple[ModuleType, ...] = (
    references,
    places,
    incident_claims,
    former_ids,
    linked_names,
    markup,
    titles,
    areas,
    symbols,
    speakers,
    voices,
    says_or_denies,
    statement_ids,
    answers_given,
    wider_answers,
    amounts,
    quotation_length,
    brackets,
    captured_sources,
    changed_quotations,
    proven_places,
    translations,
    repeats,
    roofs,
    source_dates,
    said_in_time,
    timeline,
    verdict_answers,
    verdict_sum,
    verdict_width,
    two_origins,
    unproven_quotations,
    quoted_share,
    uncited_sentences,
    archived_copies,
    older_sources,
    orphans,
    cut_texts,
    claims_reviewed,
    hedges,
    likelihood_or_confidence,
)
"""Each module says its rule in the first sentence of its docstring and finds what breaks it by `problems(archive)`.

A rule whose problems are warnings says so by `SEVERITY`.
"""
RULES_OF_TODAY: tuple[ModuleType, ...] = (reviews, future_dates)
"""Rules whose `problems(archive, today)` depend on the day: they warn editors, and never touch a page."""

AS_A_WHOLE: tuple[ModuleType, ...] = (
    captured_sources,
    changed_quotations,
    cut_texts,
    former_ids,
    incident_claims,
    linked_names,
    orphans,
    proven_places,
    quoted_share,
    repeats,
    roofs,
)
"""Rules that compare facts with one another. The others look at one fact after the other, and at what it refers to; of
a claim that a fact refers to they look at nothing but whether it is there."""


def check(loaded: Loaded, today: date | None = None) -> tuple[Problem, ...]:
    """All problems of an archive at once, those of its files included, sorted; those of the day where it is given."""
    found = set(loaded.problems)
    for rule in rules(today):
        found.update(problems_by(rule, loaded.archive, today))
    return tuple(sorted(found))


def rules(today: date | None) -> tuple[ModuleType, ...]:
    """All, those of the day where it is given."""
    return RULES + RULES_OF_TODAY if today else RULES


def problems_by(rule: ModuleType, archive: Archive, today: date | None) -> Iterator[Problem]:
    """What one rule finds, by its name."""
    problems = rule.problems(archive, today) if rule in RULES_OF_TODAY else rule.problems(archive)
    return _stamped(rule, problems)


def name_of(rule: ModuleType) -> str:
    """The id of a rule: `said-or-denied`."""
    return rule.__name__.rpartition(".")[2].replace("_", "-")


def severity_of(rule: ModuleType) -> Severity:
    """Whether what breaks the rule stops a build."""
    severity: Severity = getattr(rule, "SEVERITY", Severity.ERROR)
    return severity


def _stamped(rule: ModuleType, problems: Iterable[Problem]) -> Iterator[Problem]:
    for problem in problems:
        yield replace(problem, rule=name_of(rule), severity=severity_of(rule))
