"""Whatever is written in another way is no change, and whatever value changes is a row that names its fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crossbearing.archive import load
from crossbearing.checks import check
from crossbearing.diff import Difference, compare
from crossbearing.problems import errors
from crossbearing.site import Site, site_of

FACTS = Path(__file__).parent / "tiny" / "facts"
IN_ORDER = ("via", "at", "omitted")
"""Lists that mean something else in another order."""
KINDS = {"incidents": "incident", "claims": "claim", "sources": "source", "glossary": "term", "captures": "capture"}
OTHER = (
    "{} too", "yes", "no", "2021-05-06", "2024-03-03", "7", "{}7", "likely", "very-unlikely", "high", "direct", "fr",
    "levee", "old-quay", "river-board", "ada-vane", "gazette", "overtopped", "burrowed", "https://other.example/",
    "statement", "quotes", "exact", "reported", "0" * 64, "allied-with", "D", "4", "CC0-1.0", "desk@other.example",
    "Q7", "source",
)  # fmt: skip
"""What a value is changed to: the first of a few that the rules let pass."""
TRIES = 12


def read() -> dict[str, Any]:
    return {
        path.relative_to(FACTS).as_posix(): yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        for path in sorted(FACTS.rglob("*.yml"))
    }


def written(facts: Mapping[str, Any], folder: Path, chance: Random) -> Site | None:
    """The site of these facts, each written in a random way; None where a rule is broken."""
    for name, fact in facts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        style, flow, width = chance.choice(['"', "'", None]), chance.choice([True, False]), chance.choice([20, 80, 999])
        text = yaml.dump(
            fact, allow_unicode=True, sort_keys=False, width=width, default_style=style, default_flow_style=flow
        )
        blank = "\n" * chance.randrange(3)
        path.write_text(f"{blank}# {chance.random()}\n{text}{blank}# the end\n", encoding="utf-8")
    loaded = load(folder)
    return None if errors(check(loaded)) else site_of(loaded.archive)


def shuffled(value: Any, chance: Random) -> Any:
    if isinstance(value, dict):
        keys = chance.sample(list(value), len(value))
        return {key: value[key] if key in IN_ORDER else shuffled(value[key], chance) for key in keys}
    if isinstance(value, list):
        return [shuffled(item, chance) for item in chance.sample(value, len(value))]
    return value


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of each value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if inner is None:
        yield path
    for step, one in inner or ():
        yield from leaves(one, (*path, step))


def put(value: Any, path: tuple[Any, ...], other: str) -> Any:
    """A copy with one value changed."""
    if not path:
        return other.format(value)
    if isinstance(value, dict):
        return {key: put(one, path[1:], other) if key == path[0] else one for key, one in value.items()}
    return [put(one, path[1:], other) if step == path[0] else one for step, one in enumerate(value)]


def subject(file: str) -> str:
    """`claim flood/cause`."""
    parts = file.removesuffix(".yml").split("/")
    if file == "publisher.yml":
        return "publisher"
    if "claims" in parts:
        return f"claim {parts[1]}/{parts[3]}"
    return f"{KINDS[parts[0]]} {parts[1] if parts[-1] == 'incident' else parts[-1]}"


AS_IT_IS = site_of(load(FACTS).archive)
LEAVES = [(file, *path) for file, fact in read().items() for path in leaves(fact)]


SEEDS = st.integers(0, 2**32).map(Random)


@given(SEEDS)
@settings(deadline=None, max_examples=20)
def test_whatever_is_written_in_another_way_is_no_change(chance: Random) -> None:
    with TemporaryDirectory() as folder:
        again = written(shuffled(read(), chance), Path(folder), chance)
        assert again
        assert compare(AS_IT_IS, again) == Difference((), (), ())
        assert compare(again, AS_IT_IS) == Difference((), (), ())


@given(st.sampled_from(LEAVES), SEEDS)
@settings(deadline=None, max_examples=40)
def test_a_changed_value_is_a_row_that_names_its_fact(leaf: tuple[Any, ...], chance: Random) -> None:
    changed = one_other(leaf, chance)
    assume(changed)
    assert changed
    for found in (compare(AS_IT_IS, changed), compare(changed, AS_IT_IS)):
        assert subject(leaf[0]) in {change.fact for change in found.changes}


def one_other(leaf: tuple[Any, ...], chance: Random) -> Site | None:
    """The site with another value there, or None where the rules allow no other."""
    facts = read()
    file, *path = leaf
    for other in chance.sample(OTHER, TRIES):
        changed = put(facts[file], tuple(path), other)
        if changed != facts[file]:
            with TemporaryDirectory() as folder:
                if site := written(shuffled({**facts, file: changed}, chance), Path(folder), chance):
                    return site
    return None
