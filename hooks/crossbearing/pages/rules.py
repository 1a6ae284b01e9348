"""Turns the docstrings of the checks into the page that lists every rule of `facts check`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType, ModuleType

from crossbearing.checks import RULES, RULES_OF_TODAY, name_of, severity_of
from crossbearing.pages.backticks import Stretch, paragraphs
from crossbearing.pages.view import View
from crossbearing.problems import Severity
from crossbearing.site import Site

ADDRESS = "about/rules/"
DESCRIPTION = "Every rule that the facts of this site are checked by before they are published, in plain words."

OF_FILES: Mapping[str, str] = MappingProxyType(
    {
        "files": "A file stands where a fact of its kind belongs, bears an id as its name, can be read, and does not "
        "lead out of the folder; no two terms have one id.",
        "yaml": "A file is YAML in UTF-8, at most 1 MiB long and 20 levels deep, indented by spaces, without anchors, "
        "aliases, tags, merge keys, control characters, and fields that stand twice.",
        "shape": "A fact has the fields of its kind and no others, and each holds what may stand there.",
        "pages": "A hand-written page holds what Markdown makes, and HTML that does nothing: no script, style, form or "
        "frame, and no address that runs. Beside it stand pictures, texts and tables, and no links to elsewhere.",
        "missing": "Every required field is there, and no field is empty. Drafts are spared from this rule.",
    }
)
"""The rules that a file has to keep to become a fact at all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the page shows it."""

    name: str
    """As `facts check` counts it: `said-in-time`."""
    said: tuple[tuple[Stretch, ...], ...]
    """What it asks for, paragraph by paragraph."""
    of_today: bool = False
    """Whether it depends on the day."""


def views(site: Site) -> Iterator[View]:
    """The one page on the rules."""
    values = {
        "of_files": [Rule(name, paragraphs(text)) for name, text in OF_FILES.items()],
        "errors": [_rule(module) for module in _all(Severity.ERROR)],
        "warnings": [_rule(module) for module in _all(Severity.WARNING)],
    }
    yield View(ADDRESS, "Rules", values, DESCRIPTION)


def _all(severity: Severity) -> list[ModuleType]:
    return [module for module in (*RULES, *RULES_OF_TODAY) if severity_of(module) is severity]


def _rule(module: ModuleType) -> Rule:
    return Rule(name_of(module), paragraphs(module.__doc__ or ""), module in RULES_OF_TODAY)
