"""Who speaks is a person, a unit or an organisation of the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.problems import Problem, field, quoted

SPEAKING = ("people", "units", "organisations")
FIELDS = ("speaker", "statements.*.speaker", "statements.*.of", "timeline.*.according_to.*")


def problems(archive: Archive) -> Iterator[Problem]:
    """The term exists, but it is a thing, a place or a concept."""
    for fact in (*archive.incidents.values(), *archive.claims.values(), *archive.sources.values()):
        for path in FIELDS:
            if path.partition(".")[0] in type(fact).model_fields:
                for found, name in follow(fact, path):
                    if (term := archive.terms.get(name)) and term.kind not in SPEAKING:
                        message = f"{field(*found)} {quoted(name)} stands under {term.kind}, which do not speak"
                        hint = "name a term of glossary/people, glossary/units or glossary/organisations"
                        yield Problem(archive.place(fact, *found), message, hint)
