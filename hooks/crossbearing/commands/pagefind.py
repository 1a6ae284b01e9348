"""Turns records of the search into Pagefind's messages, and its answers into the files of an index.

A message is JSON in base64 with a comma behind it. Files come back as an answer, for those that Pagefind writes itself
may be cut short. It orders filters anew at each run, so filters are words here that no text holds: same records, same
bytes.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from crossbearing.feeds.search import Record

FOLDER = "pagefind/"
"""Below the site's root; `search-engine.js` looks there."""
NOT_NEEDED = ("pagefind-", "wasm.unknown")
"""How the names begin of Pagefind's own dialogs, of its worker, and of its program for texts without a language."""
KEPT = ("pagefind-entry.json",)


def messages_of(records: Iterable[Record]) -> Iterator[bytes]:
    """What is said to Pagefind; each message gets one answer, the last one is the files."""
    requests: list[dict[str, Any]] = [{"type": "NewIndex", "config": {}}]
    requests += [{"type": "AddRecord", "index_id": 0, **_request(record)} for record in records]
    requests.append({"type": "GetFiles", "index_id": 0})
    for number, request in enumerate(requests, start=1):
        yield b64encode(json.dumps({"message_id": number, "payload": request}).encode()) + b","


def files_of(answers: Sequence[bytes], asked: int) -> Mapping[str, bytes]:
    """The content of each file by its address below the site's root, in order.

    Raises:
        OSError: there are fewer answers than messages, a record was refused, or it is not Pagefind that answers.
    """
    try:
        told = [json.loads(b64decode(answer))["payload"] for answer in answers]
        refused = [answer["message"] for answer in told if answer["type"] == "Error"]
        if refused or len(told) < asked:
            raise OSError(None, refused[0] if refused else "ended before the index was whole", "Pagefind")
        files = sorted((str(file["path"]), str(file["content"])) for file in told[-1]["files"])
        return {f"{FOLDER}{path}": b64decode(content) for path, content in files if _needed(path)}
    except (ValueError, LookupError, TypeError):
        raise OSError(None, "answers in a way that is not known here", "Pagefind") from None


def _request(record: Record) -> dict[str, Any]:
    """Every record counts as English: one index for all, in which words of other scripts stay as they are."""
    shown = {
        "title": record.title,
        "kind": record.kind,
        "note": record.note,
        "finding": record.finding,
        "within": record.within,
    }
    text = "\n".join(filter(None, (record.title, *record.words, record.note, record.within, *_filters(record))))
    meta = {name: value for name, value in shown.items() if value}
    return {"url": record.address, "content": text, "language": "en", "meta": meta}


def _filters(record: Record) -> Iterator[str]:
    """One word for each value; `search-engine.js` makes the same. Words are found by their beginnings: `__` ends it."""
    yield f"kind_{record.kind}__"
    if record.finding:
        yield f"finding_{record.finding.replace('-', '_')}__"
    for incident in record.incidents:
        yield f"incident_{incident.replace('-', '_')}__"


def _needed(path: str) -> bool:
    return path in KEPT or not path.startswith(NOT_NEEDED)
