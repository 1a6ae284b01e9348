"""Nobody says a thing after the source was published in which we read it."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.dates import strictly_before, words
from crossbearing.problems import Problem, field, quoted


def problems(archive: Archive) -> Iterator[Problem]:
    """Only what is certain: a date that may be the same day, or earlier, breaks no rule."""
    for claim in archive.claims.values():
        for path, said in follow(claim, "statements.*.said"):
            source = archive.sources.get(claim.statements[int(path[1])].source)
            if source and source.published and strictly_before(source.published, said):
                message = f"{field(*path)} {quoted(said.text)} is after its source was published"
                hint = f"mend it, or `published` of {source.id}, which says {words(source.published)}"
                yield Problem(archive.place(claim, *path), message, hint)
