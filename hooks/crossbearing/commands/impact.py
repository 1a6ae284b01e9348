"""Turns the name of a source or a voice into what would change if it were withdrawn."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from crossbearing.commands.reading import read_site
from crossbearing.impact import Hanging, Impact, Loss, impact_of_source, impact_of_voice
from crossbearing.kinds.scales import rank
from crossbearing.pages.labels import LIKELIHOODS, listed, numbered
from crossbearing.problems import nearest
from crossbearing.site import Site
from crossbearing.voices import Voice
from crossbearing.weigh import WeighedAnswer

NAME = "impact"
HELP = "lists what hangs on a source or a voice: what would change if it were withdrawn"
ABOUT = """
Use it before a source is withdrawn, or when a voice is doubted. It tells which answers would lose an independent
origin, which would be said by nobody, which findings would lean on one origin, and which would fall because a rule
no longer holds. With a voice, it supposes that all it said had never been, whoever relays it; what only repeats it
falls with it. Nothing is written.
"""


def arguments(parser: ArgumentParser) -> None:
    """The source or voice."""
    parser.add_argument(
        "source",
        metavar="SOURCE",
        help="the id of a source, or of a term that speaks: then all that it says, and all that is said on its behalf, "
        "is supposed to be withdrawn, whoever relays it",
    )


def run(options: Namespace) -> int:
    """0, however much hangs on it; 2 where there is no such source and no such voice."""
    site, _ = read_site(options.facts)
    if site is None:
        return 1
    name = options.source
    found = impact_of_source(site, name) if name in site.archive.sources else impact_of_voice(site, name)
    if name not in site.archive.sources and not found.spoken:
        print(f'facts impact: there is no source and no voice "{name}" ({_hint(name, site)})', file=sys.stderr)
        return 2
    for line in text(name, found):
        print(line)
    return 0


def text(name: str, found: Impact) -> Iterator[str]:
    """What it says, then what would change claim by claim, then what would fall and what is to be done."""
    statements = [statement for _, spoken in found.spoken for statement in spoken]
    sources = numbered(len({statement.source for statement in statements}), "source")
    read_in = f", read in {sources}" if {name} != {statement.source for statement in statements} else ""
    yield f"{name}: {numbered(len(statements), 'statement')} in {numbered(len(found.spoken), 'claim')}{read_in}"
    for hanging in found.hanging:
        yield from _of_claim(hanging)
    changed = {hanging.claim.key for hanging in found.hanging}
    same = [key for key, _ in found.spoken if key not in changed]
    if same:
        yield f"no count would change in: {', '.join(same)}"
    thin = [hanging for hanging in found.hanging if _thin(hanging)]
    yield from (f"would lean on one certain origin or none: {one.claim.key} ({', '.join(_thin(one))})" for one in thin)
    yield from (f"would fall: {problem}" for problem in found.fallen)
    yield from (f"also cited at: {place}" for place in found.cited)
    if not found.hanging and not found.fallen:
        yield "no count and no finding hangs on it alone"


def _of_claim(hanging: Hanging) -> Iterator[str]:
    was, would_be = hanging.was, hanging.would_be
    yield f"claim {hanging.claim.key}: {was.finding}, {was.agreement}"
    for loss in hanging.losses:
        yield f"    {loss.answer} ({_likelihood(hanging, loss.answer)}): {'; '.join(_changes(loss))}"
    if was.agreement != would_be.agreement:
        yield f"    would be {would_be.agreement}"


def _likelihood(hanging: Hanging, answer: str) -> str:
    verdict = hanging.claim.verdict
    return LIKELIHOODS[verdict.likelihood.get(answer, "not-assessed") if verdict else "not-assessed"].lower()


def _thin(hanging: Hanging) -> list[str]:
    """The answers that are found likely, and would lose a certain origin that they need."""
    verdict = hanging.claim.verdict
    likelihood = verdict.likelihood if verdict else {}
    words = ((loss, likelihood.get(loss.answer, "not-assessed")) for loss in hanging.losses if loss.thin)
    return [loss.answer for loss, word in words if rank(word) >= rank("likely")]


def _changes(loss: Loss) -> Iterator[str]:
    """`2-3 independent origins, would be 1-2 without River Board`, `Ada Vane would no longer deny it`."""
    counts = _count(loss.was), _count(loss.would_be)
    if loss.sayers:
        origins = "independent origin" if counts[0] == "1" else "independent origins"
        would_be = "nobody would say it" if counts[1] == "0" else f"would be {counts[1]}"
        yield f"{counts[0]} {origins}, {would_be} without {_names(loss.sayers)}"
    if loss.doubted:
        yield f"{_names(loss.doubted)} would no longer say it for certain"
    if loss.deniers:
        yield f"{_names(loss.deniers)} would no longer deny it"


def _names(voices: Sequence[Voice]) -> str:
    return listed([voice.name for voice in voices])


def _count(answer: WeighedAnswer) -> str:
    return f"{answer.least}" + (f"-{answer.most}" if answer.most != answer.least else "")


def _hint(name: str, site: Site) -> str:
    near = nearest(name, [*site.archive.sources, *site.by_term])
    return f"did you mean {near}?" if near else "its id is the name of its file, without .yml"
