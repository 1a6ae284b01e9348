"""Turns what was left out of a hand-written page into problems, each at its place in the Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape

from crossbearing.invisible import FORBIDDEN, forbidden, visible
from crossbearing.problems import Place, Problem, field, quoted
from crossbearing.prose.inert import LeftOut
from crossbearing.prose.page import without_code

NOT_SHOWN = re.compile(r"[\x00-\x20\x7f\u200b\ufeff]+")
"""What browsers read past in the scheme of an address."""


HEAD = ("title", "description", "hide")
"""What may stand above a page. Themes take more from there, such as the template, or where to lead on to."""


def left_out_of(markdown: str, file: str, parts: Iterable[LeftOut]) -> tuple[Problem, ...]:
    """One problem for each part, by their places; the second of two alike stands at the second place."""
    text = without_code(markdown)
    return tuple(sorted(_problem(text, file, part, number) for part, number in _counted(parts)))


def left_out_of_head(text: str, file: str, names: Iterable[str]) -> Iterator[Problem]:
    """One problem for each field above the page that is not used."""
    for name in names:
        if name not in HEAD:
            found = re.search(rf"^{re.escape(name)}\s*:", text, re.IGNORECASE | re.MULTILINE)
            line = text.count("\n", 0, found.start()) + 1 if found else 1
            message = f"{field(name)} may not stand above a hand-written page"
            yield Problem(Place(file, line), message, f"leave it out; there may be {', '.join(HEAD)}", "pages")


def left_out_unseen(text: str, file: str) -> Iterator[Problem]:
    """The first character that nobody sees, or that a terminal obeys; all of them are left out."""
    if found := FORBIDDEN.search(text):
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        yield Problem(Place(file, line, column), *forbidden(found[0]), "pages")


def _problem(text: str, file: str, part: LeftOut, number: int) -> Problem:
    (message, hint), (line, column) = part.words, _place(text, part, number)
    said = f"{message}: {quoted(part.value)}" if part.attribute in ("href", "src") else visible(message)
    return Problem(Place(file, line, column), said, hint, "pages")


def _counted(parts: Iterable[LeftOut]) -> Iterator[tuple[LeftOut, int]]:
    seen: Counter[str] = Counter()
    for part in parts:
        sought = _sought(part)
        yield part, seen[sought]
        seen[sought] += 1


def _sought(part: LeftOut) -> str:
    if not part.attribute:
        return rf"<{re.escape(part.element)}(?![\w-])"
    if part.attribute in ("href", "src"):
        return re.escape(part.value) if part.value else rf"{part.attribute}\s*="
    return rf"(?<![\w-]){re.escape(part.attribute)}(?![\w-])"


def _place(text: str, part: LeftOut, number: int) -> tuple[int, int]:
    """Line and column; column 1 where an address is spelled so that only a browser reads it."""
    found = list(re.finditer(_sought(part), text, re.IGNORECASE))
    if found:
        offset = found[min(number, len(found) - 1)].start()
        return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    plain = _plain(part.value)
    lines = (line for line, typed in enumerate(text.splitlines(), 1) if plain and plain in _plain(typed))
    return next(lines, 1), 1


def _plain(text: str) -> str:
    return NOT_SHOWN.sub("", unescape(unescape(text)).replace("\\", "")).partition("%")[0].casefold()[:200]
