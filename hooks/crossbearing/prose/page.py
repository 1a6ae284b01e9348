"""Turns the references in a hand-written page, which is whole Markdown, into links before Markdown is turned into HTML.

Code in backticks or fences, comments, tags, escaped brackets and links are left alone. Indentation is not taken for
code: in the Markdown of this site it mostly continues a list or an admonition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.prose.reference import PATTERN, Found, Resolve, reference_of

_LABEL = r"\[(?!\[)(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]"
SPARED = re.compile(
    rf"""
      ^[ \t>]*(?P<fence>`{{3,}}(?=[^`\n]*$)|~{{3,}})[^\n]*$.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$
    | <!--.*?(?:-->|\Z)
    | <(?P<element>a|code|pre|script|style|textarea)\b[^>]*>.*?</(?P=element)\s*>
    | </?[a-z][^>]*>
    | (?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)
    | `+
    | \\.
    | {_LABEL}(?:\([^)\n]*\)|\[[^\[\]\n]*\])
    | (?P<reference>{PATTERN.pattern})
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
ACTIVE = re.compile(r"""[\\`*_{}\[\]<>&#+!|~^=:"'$@]""")
"""What Markdown or one of its extensions may act upon."""


def resolve_references(markdown: str, resolve: Resolve) -> str:
    """The page with each reference written as `<a …>`, or as its words where it names nothing."""
    parts: list[str] = []
    end = 0
    for match in _matches(markdown):
        reference = reference_of(match)
        link = resolve(reference)
        text = link.text if link else reference.words or reference.target
        inert = ACTIVE.sub(_as_number, text)
        parts += markdown[end : match.start()], re.sub(r"[\\`\[\]|]", _as_number, link.html(inert)) if link else inert
        end = match.end()
    return "".join((*parts, markdown[end:]))


def page_references(markdown: str) -> tuple[Found, ...]:
    """The references that `resolve_references` resolves, in the order of the page."""
    return tuple(Found(reference_of(match), match.start()) for match in _matches(markdown))


def without_code(markdown: str) -> str:
    """The page with blanks for code: whatever is found in it stands where it stood."""
    return SPARED.sub(lambda match: _blank(match[0]) if match["fence"] or match["ticks"] else match[0], markdown)


def _blank(code: str) -> str:
    return re.sub(r"[^\n]", " ", code)


def _matches(markdown: str) -> Iterator[re.Match[str]]:
    for match in SPARED.finditer(markdown):
        if match["reference"] and (reference := PATTERN.match(markdown, match.start())):
            yield reference


def _as_number(character: re.Match[str]) -> str:
    return f"&#{ord(character[0])};"
