"""Turns an archive into all its problems, with several processes, and with what an earlier run found in the same files.

What most rules say of a fact depends on its own file, and on those that it refers to. So it is kept by the name of the
file, what stands there, and what stands in all files but claims: of other claims no such rule looks at more than
whether they are there. Who edits one claim waits for the rules on that claim, and for those that compare facts.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

import yaml

from crossbearing.archive import Archive, Key, Loaded, narrowed
from crossbearing.checks import AS_A_WHOLE, problems_by, rules
from crossbearing.commands.kept import FEWEST, Kept, digest_of_program, kept_beside
from crossbearing.commands.processes import shared, worth
from crossbearing.kinds import Claim
from crossbearing.problems import Place, Problem, Severity
from crossbearing.read import Document

AT_ONCE = 60
"""So many facts one process takes at once; of so many, places stay unpacked (`read/packing.py`)."""

Piece: TypeAlias = ModuleType | Sequence[Key]
"""A rule for all facts, or facts for all other rules."""


def check_in(folder: Path, loaded: Loaded, today: date | None) -> tuple[Problem, ...]:
    """As `checks.check` says them; of a large folder what was found is kept for the next run."""
    if len(loaded.archive.files) < FEWEST:
        return check_with(None, loaded, today)
    kept = kept_beside(folder, "problems-of-the-day" if today else "problems", program())
    return check_with(kept, loaded, today, worth(len(loaded.archive.files), FEWEST))


def check_with(kept: Kept | None, loaded: Loaded, today: date | None, processes: int = 1) -> tuple[Problem, ...]:
    """The same, with what is kept."""
    archive = loaded.archive
    names = _names(archive, today) if kept else {}
    known = {key: packed for key, name in names.items() if kept and (packed := kept.get(name)) is not None}
    unknown = [key for fact in archive.facts() if (key := (type(fact), fact.key)) not in known]
    found = set(loaded.problems)
    for key, packed in known.items():
        found.update(_unpacked(packed, archive.files[key].file))
    of_facts: list[Problem] = []
    for piece, problems in _found(archive, today, (*AS_A_WHOLE, *_batches(unknown)), processes):
        found.update(problems)
        of_facts += problems if piece >= len(AS_A_WHOLE) else ()
    if kept:
        _keep(kept, of_facts, {archive.files[key].file: names[key] for key in unknown})
    return tuple(sorted(found))


def _found(
    archive: Archive, today: date | None, pieces: Sequence[Piece], processes: int
) -> Iterator[tuple[int, tuple[Problem, ...]]]:
    """What is found, with the number of the piece."""
    each = [rule for rule in rules(today) if rule not in AS_A_WHOLE]

    def work(number: int) -> Iterator[tuple[int, tuple[Problem, ...]]]:
        piece = pieces[number]
        if isinstance(piece, ModuleType):
            yield number, tuple(problems_by(piece, archive, today))
        else:
            near = narrowed(archive, piece)
            yield number, tuple(problem for rule in each for problem in problems_by(rule, near, today))

    return shared(range(len(pieces)), work, processes)


def program() -> str:
    """A fingerprint of all that decides what is found: this program, and every library beside it."""
    libraries = (path.name for path in Path(yaml.__file__).parents[1].glob("*.dist-info"))
    return digest_of_program(list(Path(__file__).parents[1].rglob("*.py")), sys.version, *sorted(libraries))


def _names(archive: Archive, today: date | None) -> Mapping[Key, str]:
    """Under which what is found of each fact is kept."""
    common = sha256(repr((str(today), archive.folder, archive.unread, sorted(archive.claims))).encode())
    for key in sorted((kind.__name__, key, archive.drafts.get((kind, key))) for kind, key in archive.set_aside):
        common.update(repr(key).encode())
    for (kind, _), document in archive.files.items():
        if kind is not Claim:
            common.update(_digest(document))
    return {
        (type(fact), fact.key): sha256(common.digest() + _digest(archive.files[type(fact), fact.key])).hexdigest()
        for fact in archive.facts()
    }


def _digest(document: Document) -> bytes:
    """Of what stands in a file, and of its name."""
    return sha256(document.file.encode() + b"\0" + document.text.encode()).digest()


def _batches(facts: Sequence[Key]) -> Sequence[Sequence[Key]]:
    return [facts[begin : begin + AT_ONCE] for begin in range(0, len(facts), AT_ONCE)]


def _keep(kept: Kept, problems: Iterable[Problem], names: Mapping[str, str]) -> None:
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_file[problem.place.file].append(problem)
    for file, name in names.items():
        kept.put(name, _packed(by_file[file]))
    kept.keep()


def _packed(problems: Iterable[Problem]) -> bytes:
    entries = [[one.place.line, one.place.column, one.message, one.hint, one.rule, one.severity] for one in problems]
    return json.dumps(entries, separators=(",", ":")).encode()


def _unpacked(packed: bytes, file: str) -> Iterator[Problem]:
    for line, column, message, hint, rule, severity in json.loads(packed):
        yield Problem(Place(file, line, column), message, hint, rule, Severity(severity))
