"""Turns a style sheet into one without the rules for classes that no page has: few of the theme's are used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import pairwise

from tinycss2 import parse_rule_list, parse_stylesheet, serialize
from tinycss2.ast import AtRule, Node, QualifiedRule

GROUPS = ("media", "supports")
"""Rules that hold others."""
CLASS = re.compile(r"\sclass=\"([^\"]*)\"")
BLOCK = re.compile(r"md-[a-z0-9]+")
"""The part of a page that a class of the theme belongs to: `md-header` in `md-header--shadow`."""


def classes_of(html: str) -> Set[str]:
    """Every class that an element of the page has."""
    return {name for names in set(CLASS.findall(html)) for name in names.split()}


def wanted(pages: Set[str], script: str) -> Callable[[str], bool]:
    """Tells whether a class may be on a page: from the start, or given by a script to a part that is there."""
    blocks = {found[0] for name in pages if (found := BLOCK.match(name))}

    def may_be_there(name: str) -> bool:
        block = BLOCK.match(name)
        return name in pages or (name in script and (not block or block[0] in blocks))

    return may_be_there


def thinned(css: str, wanted: Callable[[str], bool]) -> str:
    """The style sheet without each selector that names, outside brackets, a class that is not wanted."""
    return "".join(_rules(parse_stylesheet(css, skip_comments=True, skip_whitespace=True), wanted))


def _rules(rules: Iterable[Node], wanted: Callable[[str], bool]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            kept = [one for one in _selectors(rule.prelude) if all(wanted(name) for name in _classes(one))]
            if kept:
                yield f"{','.join(serialize(one) for one in kept)}{{{serialize(rule.content)}}}"
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in GROUPS and rule.content is not None:
            within = parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if written := "".join(_rules(within, wanted)):
                yield f"@{rule.at_keyword}{serialize(rule.prelude)}{{{written}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Sequence[Node]) -> Iterator[Sequence[Node]]:
    """What stands between the commas."""
    start = 0
    for place, token in enumerate(prelude):
        if token == ",":
            yield prelude[start:place]
            start = place + 1
    yield prelude[start:]


def _classes(selector: Sequence[Node]) -> Iterator[str]:
    for dot, name in pairwise(selector):
        if dot == "." and name.type == "ident":
            yield name.value
