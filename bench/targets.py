"""Turns what was measured into a line for each target: what was asked, what was found, and whether that is enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.arithmetic import exponent
from bench.cells import number
from bench.found import Found, MissingError

GROWN = (1000, 10_000)
"""The sizes between which growth is measured."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that may at most be so large."""

    what: str
    most: float
    unit: str
    value: Callable[[Found], float]
    beside: Callable[[Found], str] = lambda found: ""
    """What the value was made of, or what stands beside it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A target as it was met or missed."""

    what: str
    target: str
    measured: str
    beside: str
    verdict: str


def lines(found: Found) -> Iterator[Line]:
    """In the order of the targets."""
    for target in TARGETS:
        asked = f"at most {number(target.most)}{target.unit}"
        try:
            value = target.value(found)
            beside = target.beside(found)
        except MissingError as missing:
            yield Line(target.what, asked, str(missing), "", "not known")
            continue
        much = value / target.most
        verdict = "met" if much <= 1 else f"**missed**, {much:.3g} times as much"
        yield Line(target.what, asked, f"{number(value)}{target.unit}", beside, verdict)


def missed(found: Found) -> list[str]:
    """A sentence for each target that is missed or not known."""
    return [
        f"{line.what}: {line.measured}, target {line.target}: {line.verdict.replace('*', '')}"
        for line in lines(found)
        if line.verdict != "met"
    ]


def _against(rival: str, name: str, claims: int, most: float) -> Target:
    def value(found: Found) -> float:
        return found.build(claims, "ours").wall / found.build(claims, rival).wall

    def beside(found: Found) -> str:
        ours, theirs = found.build(claims, "ours"), found.build(claims, rival)
        return (
            f"{number(ours.wall)} s against {number(theirs.wall)} s; processor time"
            f" {number(ours.cpu)} s against {number(theirs.cpu)} s, {number(ours.cpu / theirs.cpu)} times"
        )

    return Target(
        f"cold build of {claims:,} claims, against {name} with its preparation", most, " times", value, beside
    )


def _growth(what: str, of: str) -> Target:
    def values(found: Found) -> dict[int, float]:
        sizes = sorted(int(claims) for claims in found.at("builds", "sizes"))
        known = {claims: getattr(found.build(claims, "ours"), of) for claims in sizes if GROWN[0] <= claims <= GROWN[1]}
        if len(known) < 2:
            raise MissingError("not measured")
        return known

    def beside(found: Found) -> str:
        return f"over {', '.join(f'{claims:,}' for claims in values(found))} claims"

    return Target(f"growth of {what}, as an exponent", 1.05, "", lambda found: exponent(values(found)), beside)


def _value(what: str, most: float, unit: str, *names: str) -> Target:
    return Target(what, most, unit, lambda found: float(found.at(*names)))


def _edit(claims: int, most: float) -> Target:
    what = f"an edited claim shows in the browser, {claims:,} claims"
    return _value(what, most, " s", "serving", "sizes", str(claims), "ours", "seconds")


TARGETS: Sequence[Target] = (
    _against("hugo", "Hugo", 1000, 0.9),
    _against("hugo", "Hugo", 5000, 0.9),
    _against("eleventy", "Eleventy", 1000, 0.5),
    _against("eleventy", "Eleventy", 5000, 0.5),
    _growth("time on the wall", "wall"),
    _growth("processor time", "cpu"),
    _growth("memory", "memory"),
    Target("peak memory, 5,000 claims", 300, " MB", lambda found: found.build(5000, "ours").memory / 1e6),
    _edit(1000, 0.5),
    _edit(10_000, 1.5),
    _value("`facts check`, 5,000 claims, nothing remembered", 6, " s", "commands", "cold", "wall"),
    _value("`facts check`, 5,000 claims, one file changed", 1, " s", "commands", "changed", "wall"),
    _value("first result of a search, 5,000 claims", 1, " s", "reading", "search", "seconds"),
    _value("loaded for the first search, with its script", 220, " kB", "reading", "search", "kilobytes"),
    _value("a claim page, first visit, compressed", 100, " kB", "reading", "visit", "kilobytes"),
    _value("a claim page, first visit, largest paint", 1, " s", "reading", "visit", "seconds"),
    Target(
        *("HTML a page, 5,000 claims", 20, " kB"),
        lambda found: found.build(5000, "ours").page / 1e3,
        lambda found: f"cards counted as pages too, {number(found.build(5000, 'ours').page_or_card / 1e3)} kB",
    ),
)
