"""Turns a worked case of weighing into a claim and an archive, filling in what does not bear on it.

The cases stand in YAML beside this file. They are tests, and they are the page on the method: what a reader is told
there is what the program does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from crossbearing.archive import Archive
from crossbearing.kinds import TERM_KINDS, Claim, Incident, Source, Term

FOLDER = Path(__file__).parent


def cases(name: str) -> list[Mapping[str, Any]]:
    """The cases of one file; every scalar that looks like a number or a date is text, as in `facts/`."""
    text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    loaded: list[Mapping[str, Any]] = yaml.load(text, Loader=yaml.CBaseLoader)
    return loaded


def archive_of(case: Mapping[str, Any]) -> tuple[Claim, Archive]:
    """The claim of the case, and the archive that it stands in."""
    claim = _claim(case)
    terms = {name: _term(name, fields) for name, fields in case.get("terms", {}).items()}
    sources = {name: _source(name, fields) for name, fields in case.get("sources", {}).items()}
    incident = Incident.model_validate(
        {
            "id": "incident",
            "title": "Incident",
            "summary": "What happened.",
            "when": case.get("when", "2015-11-24"),
            "where": {"place": "somewhere"},
            "claims": ["claim"],
            "account": "What happened.",
            "reviewed": "2026-11-23",
        }
    )
    names = {name: term.id for term in terms.values() for name in (term.name, *term.also)}
    return claim, Archive(
        incidents={"incident": incident}, claims={claim.key: claim}, sources=sources, terms=terms, names=names
    )


def _claim(case: Mapping[str, Any]) -> Claim:
    fields: dict[str, Any] = {
        "id": "claim",
        "incident": "incident",
        "question": "What was it?",
        "short": "What was it?",
        "exclusive": case.get("exclusive", "yes"),
        "answers": {name: _answer(name, case) for name in dict.fromkeys(_names(case))},
        "statements": case.get("statements", [{"source": "paper", "says": "unknown"}]),
    }
    if "likelihood" in case:
        fields["verdict"] = {
            "likelihood": case["likelihood"],
            "confidence": case["confidence"],
            "because": "So it is.",
            "reviewed": "2026-11-23",
        }
    return Claim.model_validate(fields)


def _names(case: Mapping[str, Any]) -> Iterable[str]:
    yield from case.get("names", ())
    yield from case.get("likelihood", ())
    yield from case.get("within", {}).values()
    for statement in case.get("statements", ()):
        if (name := statement.get("says") or statement["denies"]) not in ("unknown", "nothing"):
            yield name


def _answer(name: str, case: Mapping[str, Any]) -> Mapping[str, Any]:
    fields: dict[str, Any] = {"text": f"It was {name}.", "short": name}
    if wider := case.get("within", {}).get(name):
        fields["within"] = wider
    if name in case.get("amounts", {}):
        least, most = case["amounts"][name]
        fields["amount"] = {"least": least, "unit": "people"} | ({} if most == "null" else {"most": most})
    return fields


def _source(name: str, fields: Mapping[str, Any]) -> Source:
    repeats = [{"source": other, "how": "quotes"} for other in fields.get("repeats", ())]
    needed = {"id": name, "title": name, "kind": "article", "language": "en", "reliability": "C"}
    return Source.model_validate({**needed, **fields, "repeats": repeats})


def _term(name: str, fields: Mapping[str, Any]) -> Term:
    kind = next(kind for kind in fields if kind in TERM_KINDS)
    relations = [
        {"is": relation, **(to if isinstance(to, dict) else {"to": to})}
        for relation, to in fields.items()
        if relation not in (kind, "also")
    ]
    return Term.model_validate(
        {
            "id": name,
            "kind": kind,
            "name": fields[kind],
            "summary": name,
            "also": fields.get("also", []),
            "relations": relations,
        }
    )
