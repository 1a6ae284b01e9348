"""Turns the example of a kind of fact into a new draft, which an editor fills in."""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from crossbearing import kinds
from crossbearing.commands.writing import create
from crossbearing.kinds import TERM_KINDS, Claim, Fact, Incident, Publisher, Source, Term
from crossbearing.kinds.making import make
from crossbearing.kinds.reading import id_mistake
from crossbearing.kinds.schema import name_of
from crossbearing.problems import nearest, quoted
from crossbearing.read import read

NAME = "new"
HELP = "writes a commented draft of an incident, a claim, a source or a term"
ABOUT = """
The new file has every field that it may have, each with its meaning. It is a draft: the site leaves it out until
you delete the line `draft: yes`. A file that is there already is never touched.
"""

EXAMPLES = Path(kinds.__file__).parent
SITE = re.compile(r"(?<=\$schema=)\S*(?=/data/schema/)")
"""In an example, the site whose schema an editor's program takes."""
KINDS: Mapping[str, type[Fact]] = MappingProxyType({name_of(kind): kind for kind in (Incident, Claim, Source, Term)})
PATHS: Mapping[type[Fact], str] = MappingProxyType(
    {
        Incident: "incidents/{id}/incident.yml",
        Claim: "incidents/{incident}/claims/{id}.yml",
        Source: "sources/{id}.yml",
        Term: "glossary/{kind}/{id}.yml",
    }
)


class RefusedError(Exception):
    """Nothing is written; the text says why and what to do, the code is that of the command."""

    def __init__(self, why: str, code: int) -> None:
        super().__init__(why)
        self.code = code


def arguments(parser: ArgumentParser) -> None:
    """What to write, under what id, and where it belongs."""
    kinds_of_fact = "{" + ",".join(KINDS) + "}"
    parser.add_argument(
        "what", metavar=kinds_of_fact, type=_one_of(tuple(KINDS), "kind of fact"), help="the kind of fact"
    )
    parser.add_argument("id", metavar="ID", help="the name of the new file, without .yml")
    parser.add_argument("--incident", metavar="INCIDENT", help="of a claim: the incident that it is about")
    help_ = f"of a term: {', '.join(TERM_KINDS)}"
    parser.add_argument("--kind", metavar="KIND", type=_one_of(TERM_KINDS, "kind of term"), help=help_)


def run(options: Namespace) -> int:
    """1 where there is such a file already, or no folder of facts; 2 where the command line is wrong."""
    kind = KINDS[options.what]
    try:
        _fits_together(kind, options)
        path = _free_path(kind, options)
    except RefusedError as refused:
        print(f"facts new: {refused}", file=sys.stderr)
        return refused.code
    if not create(path, _draft(kind, options.facts)):
        print(f"facts new: {_taken(path)}", file=sys.stderr)
        return 1
    print(f"{path.as_posix()}: written. Fill it in, delete `draft: yes`, and run facts check.")
    if kind is Claim:
        print(f"{(path.parents[1] / 'incident.yml').as_posix()}: add to `claims`, where it belongs in reading order:")
        print(f"  - {options.id}")
    return 0


def _one_of(words: tuple[str, ...], what: str) -> Callable[[str], str]:
    def check(word: str) -> str:
        if word not in words:
            near = nearest(word, words)
            hint = f"did you mean {near}?" if near else f"write one of: {', '.join(words)}"
            raise ArgumentTypeError(f"{quoted(word)} is no {what} ({hint})")
        return word

    return check


def _fits_together(kind: type[Fact], options: Namespace) -> None:
    ways = (Claim, "incident", options.incident), (Term, "kind", options.kind)
    for belongs_to, name, given in ways:
        if kind is belongs_to and given is None:
            raise RefusedError(f"a {options.what} needs its {name} (add --{name} {name.upper()})", 2)
        if kind is not belongs_to and given is not None:
            raise RefusedError(f"--{name} is for a {name_of(belongs_to)} only (leave it out)", 2)
    for text in (options.id, options.incident):
        if text is not None and (wrong := id_mistake(text)):
            raise RefusedError(f"{quoted(text)} {wrong[0]} ({wrong[1]})", 2)


def _free_path(kind: type[Fact], options: Namespace) -> Path:
    """Where the fact will stand."""
    folder: Path = options.facts
    if not (folder / "publisher.yml").is_file():
        hint = "name the folder that holds it, with --facts"
        raise RefusedError(f"{folder.as_posix()} holds no publisher.yml, so it is no folder of facts ({hint})", 1)
    if kind is Claim and not (folder / PATHS[Incident].format(id=options.incident)).is_file():
        near = nearest(options.incident, sorted(path.parent.name for path in folder.glob("incidents/*/incident.yml")))
        hint = f"did you mean {near}?" if near else f"write it first: facts new incident {options.incident}"
        raise RefusedError(f"there is no incident {quoted(options.incident)} ({hint})", 2)
    path = folder / PATHS[kind].format(id=options.id, incident=options.incident, kind=options.kind)
    for other in (path, *(folder.glob(f"glossary/*/{options.id}.yml") if kind is Term else ())):
        if os.path.lexists(other):
            raise RefusedError(_taken(other), 1)
    return path


def _taken(path: Path) -> str:
    return f"{path.as_posix()} is there already and stays as it is (edit it, or choose another id)"


def _draft(kind: type[Fact], folder: Path) -> str:
    """The example, with the schema of the publisher's own site."""
    example = (EXAMPLES / f"{name_of(kind)}.yml").read_text(encoding="utf-8")
    document = read((folder / "publisher.yml").read_bytes(), "")
    publisher = make(Publisher, {}, document.value, document.find).fact
    url = publisher.url.rstrip("/") if isinstance(publisher, Publisher) else ""
    return SITE.sub(lambda _: url, example, count=1) if url else example
