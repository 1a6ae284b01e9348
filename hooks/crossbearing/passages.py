"""Turns a quotation into the address of the very passage in its source, by a URL text fragment.

https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

from urllib.parse import quote as percent_encoded

from crossbearing.kinds.capture import ProvenQuotation
from crossbearing.quotes import segments


def passage(address: str, quotation: str, proof: ProvenQuotation | None = None) -> str:
    """The address with a directive that browsers scroll to and highlight; a fragment that is there stays.

    A quotation without omission is looked for as it stands; one with omissions from its first stretch to its last.
    Where it stands more than once, the words beside it tell which place is meant.
    """
    parts = segments(quotation)
    if not parts:
        return address
    text = _encoded(parts[0].text) + (f",{_encoded(parts[-1].text)}" if len(parts) > 1 else "")
    if proof and proof.times > 1:
        before = f"{_encoded(proof.before)}-," if proof.before else ""
        after = f",-{_encoded(proof.after)}" if proof.after else ""
        text = f"{before}{text}{after}"
    return f"{address}{'' if '#' in address else '#'}:~:text={text}"


def _encoded(text: str) -> str:
    """Percent-encoded throughout, the hyphen too, which has a meaning of its own in a text directive."""
    return percent_encoded(" ".join(text.split()), safe="").replace("-", "%2D")
