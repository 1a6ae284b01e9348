"""A text does not end before a ` #`: in YAML that begins a comment, and what follows is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from crossbearing.archive import Archive
from crossbearing.checks.texts import texts
from crossbearing.problems import Problem, Severity, field, quoted

SEVERITY = Severity.WARNING
WORDS = ("says", "denies")
"""Fields that hold the name of an answer, as a line; of what is cut off such a name nothing is lost."""
ASIDE = re.compile(r"[^\S\n]+(#[^\n]*)")


def problems(archive: Archive) -> Iterator[Problem]:
    """Texts without quotation marks that a comment follows on their last line."""
    for fact in chain(archive.facts(), filter(None, (archive.publisher,))):
        document = archive.files[type(fact), fact.key]
        if not ASIDE.search(document.text):
            continue
        for path, text, _ in texts(fact):
            start, end = document.extent(path)
            cut = ASIDE.match(document.text, end)
            if cut and path[-1] not in WORDS and document.text[start] not in "'\"|>":
                message = f"{field(*path)} {quoted(text)} ends before {quoted(cut[1])}"
                hint = "put the whole text in quotation marks, or the comment on a line of its own"
                yield Problem(archive.place(fact, *path), message, hint)
