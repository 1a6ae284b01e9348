"""A quotation that is not in the site's language has a translation, and nothing else has."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.following import follow
from crossbearing.kinds import Statement
from crossbearing.problems import Problem, field, quoted


def problems(archive: Archive) -> Iterator[Problem]:
    """Foreign quotations without translation, and fields of a quotation or translation that is not there."""
    for claim in archive.claims.values():
        for path, statement in follow(claim, "statements.*"):
            language = _language(statement, archive)
            if statement.quote and not statement.translation and _is_foreign(language, archive):
                message = f"{field(*path, 'translation')} is missing: the quotation is in {quoted(language)}"
                yield Problem(archive.place(claim, *path, "quote"), message, "add it, in the site's language")
            for name, of in (("translation", "quote"), ("language", "quote"), ("translation_by", "translation")):
                if name in statement.model_fields_set and not getattr(statement, of):
                    place = archive.place(claim, *path, name, key=True)
                    message = f"{field(*path, name)} stands without {field(of)}"
                    yield Problem(place, message, f"add {field(of)}, or delete it")


def _language(statement: Statement, archive: Archive) -> str:
    """That of the quotation; empty where it cannot be told."""
    source = archive.sources.get(statement.source)
    return statement.language or (source.language if source else "")


def _is_foreign(language: str, archive: Archive) -> bool:
    """Whether its first subtag is another than the site's: en-GB is not foreign to en-US."""
    site = archive.publisher.language if archive.publisher else ""
    return bool(language and site) and language.lower().split("-")[0] != site.lower().split("-")[0]
