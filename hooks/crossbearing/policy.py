"""Turns a finished HTML document into one that runs only its own scripts and asks only its own host.

The rules are those of Content Security Policy Level 3, in the document itself, for a static host sends no headers of
ours. What the shell around a page holds inline is allowed by the hash of its bytes (section 8.3); what stands in its
content is not, so nothing slipped into a page runs.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
BEGUN = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
NOT_RUN = re.compile(r"\ssrc\s*=|\stype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)
"""Another file, or data that no browser runs."""
CHARSET = re.compile(r"<meta charset=[\"']?utf-8[\"']?\s*/?>", re.IGNORECASE)
OUTGOING = re.compile(r"<a(?=\s[^>]*?\bhref=[\"']?https?:)(?![^>]*?\srel=)", re.IGNORECASE)


def guarded(document: str, content: str = "") -> str:
    """The document with its policy before anything that the policy governs; one without a `<meta charset>` as it is.

    Nothing inline may run in the `content`, which is a part of the document. Links to other
    hosts say that these get no hold on this page, and no request tells them which page was read.
    """
    head = CHARSET.search(document)
    if not head:
        return document
    policy = policy_of(document.replace(content, "") if BEGUN.search(content) else document)
    metas = (
        f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '\n<meta name="referrer" content="same-origin">'
    )
    rest = OUTGOING.sub('<a rel="noopener"', document[head.end() :])
    return f"{document[: head.end()]}{metas}{rest}"


def policy_of(document: str) -> str:
    """The policy that this document needs."""
    hashes: dict[str, dict[str, None]] = {"script": {}, "style": {}}
    for name, attributes, content in INLINE.findall(document):
        if content and not NOT_RUN.search(attributes):
            hashes[name.lower()][_hash(content)] = None
    return "; ".join(
        (
            "default-src 'self'",
            # Search runs WebAssembly from this host.
            " ".join(("script-src 'self' 'wasm-unsafe-eval'", *hashes["script"])),
            " ".join(("style-src 'self'", *hashes["style"])),
            # The theme's style sheet holds its icons as data.
            "img-src 'self' data:",
            "base-uri 'none'",
            "form-action 'self'",
            "object-src 'none'",
        )
    )


@lru_cache(maxsize=256)
def _hash(content: str) -> str:
    """As browsers compute it: they read every line end as one character."""
    data = content.replace("\r\n", "\n").replace("\r", "\n").encode()
    return f"'sha256-{b64encode(sha256(data).digest()).decode()}'"
