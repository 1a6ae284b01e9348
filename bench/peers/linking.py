"""Turns a text of the facts into HTML: references become links, and so does the first use of each term."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape

from bench.peers.reading import Facts

REFERENCE = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]*))?\]\]")
WORD = re.compile(r"\w+(?:[-']\w+)*")
PARAGRAPHS = re.compile(r"\n\s*\n")


class Texts:
    """Knows the address and the title of every fact, and all names of terms by their first word."""

    def __init__(self, facts: Facts) -> None:
        self.pages = dict(_pages(facts))
        self._names: Mapping[str, list[tuple[list[str], str]]] = _names(facts)

    def link(self, key: str) -> dict[str, str]:
        """Address and title of what a reference names."""
        address, title = self.pages[key]
        return {"address": address, "title": title}

    def line(self, text: str, incident: str = "") -> str:
        """One line or more, without paragraphs."""
        parts: list[str] = []
        done = 0
        seen: set[str] = set()
        for found in REFERENCE.finditer(text):
            parts.append(self._linked(text[done : found.start()], seen))
            parts.append(self._reference(found[1], found[2], incident))
            done = found.end()
        return "".join((*parts, self._linked(text[done:], seen)))

    def prose(self, text: str | None, incident: str = "") -> str:
        """Paragraphs; the made-up facts hold no other Markdown."""
        return "".join(f"<p>{self.line(part, incident)}</p>" for part in PARAGRAPHS.split(text or "") if part.strip())

    def _reference(self, key: str, words: str | None, incident: str) -> str:
        if key.startswith("claim:") and "/" not in key:
            key = f"claim:{incident}/{key.removeprefix('claim:')}"
        address, title = self.pages[key]
        return f'<a href="{address}">{escape(words or title)}</a>'

    def _linked(self, text: str, seen: set[str]) -> str:
        found = list(WORD.finditer(text))
        words = [match[0] for match in found]
        parts: list[str] = []
        done = place = 0
        while place < len(words):
            long = 1
            for name, term in self._names.get(words[place], ()):
                if words[place : place + len(name)] == name:
                    long = len(name)
                    if term not in seen:
                        seen.add(term)
                        start, end = found[place].start(), found[place + long - 1].end()
                        parts += escape(text[done:start]), f'<a href="/glossary/{term}/">{escape(text[start:end])}</a>'
                        done = end
                    break
            place += long
        return "".join((*parts, escape(text[done:])))


def _pages(facts: Facts) -> Iterator[tuple[str, tuple[str, str]]]:
    for key, claim in facts.claims.items():
        incident, _, name = key.partition("/")
        yield f"claim:{key}", (f"/incidents/{incident}/claims/{name}/", claim["question"])
    for key, incident_fields in facts.incidents.items():
        yield f"incident:{key}", (f"/incidents/{key}/", incident_fields["title"])
    for key, source in facts.sources.items():
        yield f"source:{key}", (f"/sources/{key}/", source["title"])
    for key, term in facts.terms.items():
        yield key, (f"/glossary/{key}/", term["name"])


def _names(facts: Facts) -> Mapping[str, list[tuple[list[str], str]]]:
    """Longest first."""
    names: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for key, term in facts.terms.items():
        for name in (term["name"], *term.get("also", ()), *term.get("names", {}).values()):
            words = WORD.findall(name)
            names[words[0]].append((words, key))
    for found in names.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return names
