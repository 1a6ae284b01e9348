"""No text shows its markup: `[[…]]` is whole and stands in Prose, links lead to other sites, and nothing is HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.archive import Archive
from crossbearing.checks.texts import texts
from crossbearing.problems import Problem, field, quoted
from crossbearing.prose import LEADS_OUT, PATTERN

_TYPED = re.compile(
    r"""(?<!\\)(?:
      (?P<reference> \[\[ [^\[\]\n]* \]{0,2} )
    | (?P<single> (?<!\[) \[ (?:claim|source|incident|term) : [^\[\]\n]+ \] (?![(\]]) )
    | (?P<picture> ! \[ [^\[\]\n]* \] \( [^()\n]* \) )
    | (?P<link> (?<![!\]]) \[ [^\[\]\n]+ \] \( <? (?P<address> [^\s()<>]* ) (?: [^()\n] | \( [^()\n]* \) )* \) )
    | (?P<html> < [a-z] [^<>\n]* > | <!-- .*? --> )
    )""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def problems(archive: Archive) -> Iterator[Problem]:
    """What would be shown as it was typed, brackets and all."""
    for fact in archive.facts():
        for path, text, form in texts(fact):
            for (start, end), what, hint in _shown(text, form):
                place = archive.place_of_words(fact, path, (start, end))
                yield Problem(place, f"{field(*path)} {quoted(text[start:end])} {what}", hint)


def _shown(text: str, form: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Where it stands, what is wrong with it and what to do."""
    if form == "line" and "[[" in text:
        for found in PATTERN.finditer(text):
            yield found.span(), "stands in plain text, which shows its brackets", "write the words alone"
    if form != "prose" or not ("[" in text or "<" in text):
        return
    without = PATTERN.sub(lambda reference: "x" * len(reference[0]), text)
    for found in _TYPED.finditer(without):
        if not (found["link"] and LEADS_OUT.match(found["address"])):
            yield found.span(), *_wording(found)


def _wording(found: re.Match[str]) -> tuple[str, str]:
    inner = found[0].strip("[] ").removeprefix("term:").strip()
    if found["reference"]:
        return "is no reference", f"write [[{inner}]]" if inner else "write an id between the brackets, or delete it"
    if found["single"]:
        return "is no reference", f"write [[{inner}]]"
    if found["picture"]:
        return "is a picture, and texts hold none", "write a link, [words](https://…), or delete it"
    if found["link"]:
        hint = "write the whole address, from https:// on; a page of this site is named by [[…]]"
        return "leads to no other site", hint
    if re.match(r"<https?:", found[0], re.IGNORECASE):
        return "is no link", f"write [words]({found[0].strip('<>')})"
    return (
        "is HTML, and texts hold none",
        r"write Markdown, such as **strong** or *emphasis*; write \< for the sign itself",
    )
