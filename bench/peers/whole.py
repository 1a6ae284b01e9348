"""Turns a folder of facts into what a builder of others reads to print also what only our core can work out.

`python -m bench.peers.whole FACTS FOLDER`: the plain lists, and in them findings, trees of origins and mentions, and
the comparisons of voices as a list of their own. The facts are read twice, which costs it a tenth of its time.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from bench.peers import plain, reading
from bench.peers.plain import Page
from crossbearing.archive import load
from crossbearing.build import Press
from crossbearing.pages import claim as claim_page
from crossbearing.pages import compare
from crossbearing.pages.accounts import Pair
from crossbearing.pages.answer_list import Listed
from crossbearing.pages.named import Named
from crossbearing.pages.origin_tree import Branch, Origin
from crossbearing.site import Site, site_of
from crossbearing.terms import link

TEXTS = re.compile(r"<[^>]+>")


def pages(facts: Path) -> dict[str, list[Page]]:
    """By kind; the plain ones, with more in them."""
    kinds = plain.pages(reading.read(facts))
    site = site_of(load(facts).archive)
    weighed = {f"/{view.address}": view.values for view in claim_page.views(site)}
    for page in kinds["claims"]:
        page |= _weighed(weighed[page["address"]])
    mentions = _mentions(kinds, site)
    for page in kinds["terms"]:
        page["mentions"] = mentions[page["address"].strip("/").rpartition("/")[2]]
    return {**kinds, "comparisons": list(_comparisons(site))}


def _weighed(values: Mapping[str, Any]) -> Page:
    return {
        "finding": values["weighed"].finding,
        "agreement": values["weighed"].agreement,
        "finding_words": values["finding_words"],
        "confidence_words": values["confidence_words"],
        "weighed": list(_answers(values["answers"])),
        "tree": [_origin(origin) for origin in values["tree"]],
    }


def _answers(listed: Iterable[Listed]) -> Iterator[Page]:
    for answer in listed:
        yield {
            "text": answer.text,
            "likelihood": answer.likelihood,
            "decided": answer.decided,
            "origins": answer.origins,
            "statements": answer.statements,
            "said_by": _all(answer.said_by),
            "perhaps": _all(answer.perhaps),
            "denied_by": _all(answer.denied_by),
        }
        yield from _answers(answer.narrower)


def _origin(origin: Origin) -> Page:
    of = {"answers": origin.answers, "notes": ", ".join(origin.notes)}
    return _named(origin.name) | of | {"branches": [_branch(branch) for branch in origin.branches]}


def _branch(branch: Branch) -> Page:
    of = {"how": branch.step.how, "notes": branch.step.notes}
    return _named(branch.step.name) | of | {"branches": [_branch(below) for below in branch.branches]}


def _comparisons(site: Site) -> Iterator[Page]:
    for view in compare.views(site):
        current: Any = view.values["current"]
        yield {
            "address": f"/{view.address}",
            "title": view.title,
            "in_short": view.description,
            "voices": _all(current.voices),
            "differ": [_pair(pair) for pair in current.differ],
            "fit": [_pair(pair) for pair in current.fit],
            "first": [_pair(pair) for pair in current.only[0]],
            "second": [_pair(pair) for pair in current.only[1]],
        }


def _pair(pair: Pair) -> Page:
    return {
        "address": f"/{pair.claim.address}",
        "title": pair.claim.question,
        "found": pair.claim.found,
        "sides": [
            [
                {
                    "words": said.words,
                    "denied": said.denied,
                    "quote": escape(said.row.statement.quote or ""),
                    "translation": escape(said.row.statement.translation or ""),
                    "source": {"address": f"/{said.row.source.address}", "title": said.row.source.in_text},
                    "more": said.more,
                }
                for said in side
            ]
            for side in pair.sides
        ],
    }


def _mentions(kinds: Mapping[str, Sequence[Page]], site: Site) -> Mapping[str, list[Page]]:
    """The sentences that name each term, by its id."""
    index = Press(site).index
    found: dict[str, list[Page]] = defaultdict(list)
    for kind in ("incidents", "claims", "sources", "terms"):
        for page in kinds[kind]:
            own = page["address"].strip("/").rpartition("/")[2] if kind == "terms" else None
            for mention in link("".join(_texts(page)), index, str, own).mentions:
                cut = (mention.sentence[: mention.start], mention.sentence[mention.start : mention.end])
                words = {"before": cut[0], "name": cut[1], "after": mention.sentence[mention.end :]}
                found[mention.term].append({"address": page["address"], "title": page["title"]} | words)
    return found


def _texts(value: object) -> Iterator[str]:
    """Every text in a page as a paragraph, without links: so each is read for its terms."""
    if isinstance(value, str):
        yield f"<p>{TEXTS.sub('', value)}</p>"
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if name not in ("address", "url", "archives"):
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _all(named: Iterable[Named]) -> list[dict[str, str]]:
    return [_named(one) for one in named]


def _named(named: Named) -> dict[str, str]:
    return {"address": f"/{named.address}" if named.address else "", "title": named.name}


if __name__ == "__main__":
    plain.write(pages(Path(sys.argv[1])), Path(sys.argv[2]))
