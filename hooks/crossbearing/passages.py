"""Turns a quotation into the address of the very passage in its source, by a URL text fragment.

https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote as percent_encoded

from crossbearing.kinds.capture import ProvenQuotation
from crossbearing.quotes import segments
from crossbearing.source_text import trimmed

DIRECTIVE = ":~:"
"""What follows it in an address is for the browser alone; the page never sees it."""


def passage(address: str, quotation: str, proof: ProvenQuotation | None = None) -> str:
    """The address with a directive that browsers scroll to and highlight; a fragment that is there stays.

    A browser looks for an unbroken text within one block of the page. So a quotation with omissions, insertions or
    line breaks is given by its first stretch and its last. Words beside it tell places apart that look alike.
    """
    ends = _ends(quotation)
    if not ends:
        return address
    before = [f"{_encoded(proof.before)}-"] if proof and proof.before else []
    after = [f"-{_encoded(proof.after)}"] if proof and proof.after else []
    page = address.partition(DIRECTIVE)[0]
    return f"{page}{'' if '#' in page else '#'}{DIRECTIVE}text={','.join([*before, *ends, *after])}"


@lru_cache(maxsize=4096)
def _ends(quotation: str) -> tuple[str, ...]:
    """Its one stretch, or its first and its last; none where it has no word. Copies of a source ask for the same."""
    lines = [line for part in segments(quotation) for line in part.text.splitlines()]
    stretches = [stretch for line in lines if (stretch := trimmed(line))]
    return tuple(map(_encoded, stretches if len(stretches) < 2 else (stretches[0], stretches[-1])))


def _encoded(text: str) -> str:
    """Percent-encoded throughout, the hyphen too, which has a meaning of its own in a text directive."""
    return percent_encoded(" ".join(text.split()), safe="").replace("-", "%2D")
