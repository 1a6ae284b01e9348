"""Turns a folder of facts into what a builder of others reads: a list for each kind, ready to be printed.

`python -m bench.peers.plain FACTS FOLDER`: a page each for a claim, an incident, a source and a term, with the
statements. Nothing is checked, weighed or compared.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.peers.linking import Texts
from bench.peers.reading import Facts, Fields, read

Page = dict[str, Any]


def pages(facts: Facts) -> dict[str, list[Page]]:
    """By kind; each with its address and title."""
    texts = Texts(facts)
    said: dict[str, list[Page]] = defaultdict(list)
    claims = [_claim(key, fields, facts, texts, said) for key, fields in facts.claims.items()]
    return {
        "claims": claims,
        "incidents": [_incident(key, fields, texts) for key, fields in facts.incidents.items()],
        "sources": [_source(key, fields, texts, said[key]) for key, fields in facts.sources.items()],
        "terms": [_term(key, fields, texts) for key, fields in facts.terms.items()],
    }


def _claim(key: str, fields: Fields, facts: Facts, texts: Texts, said: Mapping[str, list[Page]]) -> Page:
    incident = key.partition("/")[0]
    verdict = fields.get("verdict", {})
    page = texts.link(f"claim:{key}") | {
        "short": fields["short"],
        "incident": texts.link(f"incident:{incident}"),
        "why_it_matters": texts.prose(fields.get("why_it_matters"), incident),
        "about": [texts.link(term) for term in fields.get("about", ())],
        "answers": [
            {
                "text": texts.line(answer["text"]),
                "short": answer["short"],
                "likelihood": verdict.get("likelihood", {}).get(name, "not assessed"),
            }
            for name, answer in fields["answers"].items()
        ],
        "statements": [_statement(entry, fields, facts, texts) for entry in fields["statements"]],
        "confidence": verdict.get("confidence", ""),
        "because": texts.prose(verdict.get("because"), incident),
        "would_settle": texts.prose(verdict.get("would_settle"), incident),
        "reviewed": _text(verdict.get("reviewed")),
        "corrections": [entry | {"on": _text(entry["on"])} for entry in fields.get("corrections", ())],
    }
    for entry, statement in zip(fields["statements"], page["statements"], strict=True):
        told = {name: statement[name] for name in ("voice", "says", "answer", "quote", "translation", "language")}
        said[entry["source"]].append(told | texts.link(f"claim:{key}"))
    return page


def _statement(entry: Fields, claim: Fields, facts: Facts, texts: Texts) -> Page:
    source = facts.sources[entry["source"]]
    speaker = entry.get("speaker") or ("" if "anonymous" in entry else source.get("speaker", ""))
    voice = texts.link(speaker) if speaker else {"address": "", "title": entry.get("anonymous", source["publisher"])}
    answer = entry.get("says") or entry["denies"]
    return {
        "voice": voice,
        "source": texts.link(f"source:{entry['source']}"),
        "url": source["url"],
        "archives": [copy["url"] for copy in source.get("archives", ())],
        "grade": f"{source['reliability']}{entry.get('credibility', '')}",
        "says": "denies" if "denies" in entry else "says",
        "answer": claim["answers"].get(answer, {"short": answer})["short"],
        "said": _text(entry.get("said") or source.get("published")),
        "language": entry.get("language", source["language"]),
        "quote": texts.line(entry.get("quote", "")),
        "translation": texts.line(entry.get("translation", "")),
        "at": entry.get("at", ""),
        "how_known": entry.get("how_known", ""),
        "note": texts.line(entry.get("note", "")),
    }


def _incident(key: str, fields: Fields, texts: Texts) -> Page:
    def told(event: Fields) -> Page:
        by = f"claim:{key}/{event['claim']}" if "claim" in event else f"source:{event['source']}"
        return {
            "when": _text(event["when"]),
            "what": texts.line(event["what"], key),
            "by": texts.link(by),
            "according_to": [texts.link(voice) for voice in event["according_to"]],
        }

    where = fields["where"]
    return texts.link(f"incident:{key}") | {
        "summary": texts.prose(fields["summary"], key),
        "when": _text(fields["when"]),
        "where": [texts.link(place) for place in (where["place"], *where.get("or_places", ()))],
        "precision": where.get("precision", ""),
        "involved": [texts.link(one["who"]) | {"role": texts.line(one["role"])} for one in fields["involved"]],
        "key_facts": [
            {"label": fact["label"], "value": texts.line(fact["value"], key)}
            | {"claim": texts.link(f"claim:{key}/{fact['claim']}")}
            for fact in fields["key_facts"]
        ],
        "claims": [texts.link(f"claim:{key}/{name}") for name in fields["claims"]],
        "account": texts.prose(fields["account"], key),
        "timeline": [told(event) for event in fields["timeline"]],
        "related": [texts.link(f"incident:{one['to']}") | {"note": one["note"]} for one in fields.get("related", ())],
        "reviewed": _text(fields["reviewed"]),
    }


def _source(key: str, fields: Fields, texts: Texts, said: list[Page]) -> Page:
    plain = ("kind", "publisher", "url", "language", "reliability", "interest")
    return texts.link(f"source:{key}") | {
        **{name: fields.get(name, "") for name in plain},
        "speaker": texts.link(fields["speaker"]) if "speaker" in fields else None,
        "archives": [copy["url"] for copy in fields.get("archives", ())],
        "published": _text(fields.get("published")),
        "accessed": _text(fields.get("accessed")),
        "because": texts.prose(fields.get("reliability_because")),
        "repeats": [texts.link(f"source:{one['source']}") | {"how": one["how"]} for one in fields.get("repeats", ())],
        "statements": said,
    }


def _term(key: str, fields: Fields, texts: Texts) -> Page:
    return texts.link(key) | {
        "kind": fields["kind"],
        "also": [*fields.get("also", ()), *fields.get("names", {}).values()],
        "summary": texts.line(fields["summary"]),
        "body": texts.prose(fields.get("body")),
        "properties": [
            {"label": one["label"], "value": texts.line(one["value"])} for one in fields.get("properties", ())
        ],
        "relations": [texts.link(one["to"]) | {"is": one["is"]} for one in fields.get("relations", ())],
    }


def _text(value: object) -> str:
    """A date as it is written; a span as its two ends."""
    if isinstance(value, dict):
        return f"{value['earliest']} to {value['latest']}"
    return "" if value is None else str(value)


def write(kinds: Mapping[str, list[Page]], folder: Path) -> None:
    """A JSON file for each kind."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, found in kinds.items():
        (folder / f"{kind}.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    write(pages(read(Path(sys.argv[1]))), Path(sys.argv[2]))
