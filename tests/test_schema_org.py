"""What pages say to search engines: in schema.org's own words, as Google asks for reviews, and harmless in HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec_schemaorg.models as vocabulary
import pytest
from bs4 import BeautifulSoup
from pyld import jsonld

from crossbearing.archive import load
from crossbearing.build import Press
from crossbearing.kinds.scales import LIKELIHOODS
from crossbearing.schema_org import nodes_of
from crossbearing.site import Site, site_of
from hostile.injecting import injections
from publishing import published, published_hostile

CONTEXT = {
    "@vocab": "https://schema.org/",
    **{name: {"@type": "@id"} for name in ("url", "sameAs", "archivedAt", "isBasedOn", "mainEntityOfPage")},
}
"""What schema.org's own context says of the words that are used here."""
PLAIN = {str: ("str", "URL", "date", "datetime"), int: ("int", "float"), float: ("float",)}
"""What may stand where a value is no node, as the vocabulary calls it."""


def on(page: Path) -> list[Any]:
    """What a page says, read as a browser reads it."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
    return [json.loads(script.get_text()) for script in soup.select('script[type="application/ld+json"]')]


@pytest.fixture(scope="module")
def graph(site: Path) -> list[Any]:
    """What all pages of the site say."""
    whole = json.loads((site / "data" / "facts.jsonld").read_bytes())
    assert whole["@context"] == "https://schema.org"
    return list(whole["@graph"])


@pytest.fixture(scope="module")
def data(site: Path) -> Any:
    return json.loads((site / "data" / "facts.json").read_bytes())


def nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """The node, and all within it."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        yield value
        for item in value.values():
            yield from nodes(item)


@cache
def properties(kind: str) -> Mapping[str, tuple[str, ...]]:
    """By the name of each property of the type, what may stand there: the type's own and all that it inherits."""
    found: dict[str, tuple[str, ...]] = {}
    for level in getattr(vocabulary, kind).__mro__:
        for name, told in getattr(level, "__annotations__", {}).items():
            found.setdefault(name, tuple(re.findall(r"\w+", str(told))))
    return found


def kinds(kind: str) -> set[str]:
    return {level.__name__ for level in getattr(vocabulary, kind).__mro__}


def misused(node: Mapping[str, Any]) -> Iterator[str]:
    """Properties that the type does not have, and values that may not stand there."""
    for name, value in node.items():
        if name.startswith("@"):
            continue
        allowed = properties(node["@type"]).get(name)
        if allowed is None:
            yield f"{node['@type']} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            names = kinds(one["@type"]) if isinstance(one, dict) else PLAIN[type(one)]
            if not set(names) & set(allowed):
                yield f"{node['@type']}.{name} is no {names}"


def test_every_word_is_schema_orgs_and_stands_where_it_may(graph: list[Any], site: Path) -> None:
    feed = json.loads((site / "data" / "claimreview.json").read_bytes())
    assert {node["@type"] for node in graph} == {"Event", "ClaimReview", "CreativeWork", "DefinedTerm"}
    assert {fault for node in nodes([graph, feed]) for fault in misused(node)} == set()
    # The sieve has holes small enough.
    assert list(misused({"@type": "Event", "claimReviewed": "x"})) == ["Event has no claimReviewed"]
    assert list(misused({"@type": "ClaimReview", "reviewRating": {"@type": "Person"}})) != []


def test_each_answer_that_somebody_gives_and_that_was_assessed_has_one_review_on_its_page(
    data: Any, site: Path
) -> None:
    for claim in data["claims"]:
        given = [
            answer["text"]
            for answer in claim["answers"]
            if answer["independent_origins"]["most"] and answer["likelihood"] != "not-assessed"
        ]
        said = on(site / claim["url"] / "index.html")
        assert [node["claimReviewed"] for node in said] == given
        assert {(node["@context"], node["@type"]) for node in said} <= {("https://schema.org", "ClaimReview")}


def test_reviews_have_what_google_asks_for(graph: list[Any], data: Any) -> None:
    """https://developers.google.com/search/docs/appearance/structured-data/factcheck"""
    pages = {f"https://crossbearing.github.io/crossbearing/{claim['url']}": claim for claim in data["claims"]}
    reviews = [node for node in graph if node["@type"] == "ClaimReview"]
    assert len(reviews) > 50
    for review in reviews:
        assert review["claimReviewed"]
        claim = pages[review["url"]]
        assert review["datePublished"] == claim["reviewed"]
        assert review["author"]["name"]
        assert review["author"]["url"].startswith("https://")
        assert review["reviewRating"]["alternateName"]
        item = review["itemReviewed"]
        assert item["@type"] == "Claim"
        assert all(author["name"] and author["@type"] in ("Person", "Organization") for author in item["author"])
        assert all(work["name"] for work in item["appearance"])
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d(T.*)?)?)?", item.get("datePublished", claim["reviewed"]))


def test_the_rating_follows_the_likelihood_and_an_even_chance_has_no_number(graph: list[Any], data: Any) -> None:
    likelihoods = {answer["text"]: answer["likelihood"] for claim in data["claims"] for answer in claim["answers"]}
    for review in (node for node in graph if node["@type"] == "ClaimReview"):
        word, rating = likelihoods[review["claimReviewed"]], review["reviewRating"]
        assert rating["alternateName"].lower().replace(" ", "-") == word
        scale = [rating.get(name) for name in ("ratingValue", "bestRating", "worstRating")]
        assert scale == ([None] * 3 if word == "roughly-even-chance" else [LIKELIHOODS.index(word) + 1, 7, 1])


def test_every_other_page_says_what_it_is_about_and_an_incident_reviews_nothing(data: Any, site: Path) -> None:
    for incident in data["incidents"]:
        (event,) = on(site / incident["url"] / "index.html")
        assert (event["@type"], event["name"]) == ("Event", incident["title"])
        assert "[[" not in event["description"]
    for source in data["sources"][:20]:
        (work,) = on(site / "sources" / source["id"] / "index.html")
        assert (work["@type"], work["name"], work.get("url")) == ("CreativeWork", source["title"], source["url"])
    for term in data["terms"][:20]:
        (entry,) = on(site / term["url"] / "index.html")
        assert (entry["@type"], entry["name"], entry["description"]) == ("DefinedTerm", term["name"], term["summary"])


def test_a_processor_of_json_ld_reads_every_word_as_an_address(site: Path, graph: list[Any]) -> None:
    for name in ("facts.jsonld", "claimreview.json"):
        document = json.loads((site / "data" / name).read_bytes())
        options = {
            "documentLoader": lambda address, _: {
                "contextUrl": None,
                "documentUrl": address,
                "document": {"@context": CONTEXT},
            }
        }
        expanded = jsonld.expand(document, options)
        keys = {key for node in nodes(expanded) for key in node if not key.startswith("@")}
        assert {key for key in keys if not key.startswith("https://schema.org/")} == set()
        assert len(jsonld.to_rdf(document, options)["@default"]) > 1000
    ids = [node["@id"] for node in graph]
    assert len(ids) == len(set(ids))


def site_in(project: Path) -> Site:
    return site_of(load(project / "facts").archive)


def test_a_small_claim_becomes_exactly_these_reviews(tiny: Path) -> None:
    site = site_in(tiny)
    first, second = nodes_of(site.archive.claims["flood/cause"], site)
    page = "https://tiny.example/incidents/flood/claims/cause/"
    assert first == {
        "@type": "ClaimReview",
        "@id": f"{page}#review-overtopped",
        "url": page,
        "claimReviewed": "The water ran over the levee and washed it away.",
        "itemReviewed": {
            "@type": "Claim",
            "author": [
                {"@type": "Organization", "name": "River Board", "url": "https://tiny.example/glossary/river-board/"}
            ],
            "datePublished": "2021-05-05",
            "appearance": [
                {
                    "@type": "CreativeWork",
                    "@id": "https://tiny.example/sources/board-statement/#source",
                    "name": "Statement on the night of 3 May",
                    "url": "https://board.example/3-may",
                }
            ],
        },
        "reviewRating": {
            "@type": "Rating", "ratingValue": 5, "bestRating": 7, "worstRating": 1, "alternateName": "Likely",
        },
        "author": {"@type": "Organization", "name": "Tiny", "url": "https://tiny.example/"},
        "datePublished": "2024-02-01",
        "inLanguage": "en",
    }  # fmt: skip
    assert isinstance(second["itemReviewed"], dict)
    assert "datePublished" not in second["itemReviewed"]  # relayed, and nobody says when
    assert second["itemReviewed"]["author"] == [
        {"@type": "Person", "name": "Ada Vane", "url": "https://tiny.example/glossary/ada-vane/"}
    ]


def test_what_nobody_says_was_not_assessed_or_has_no_publisher_has_no_review(tiny: Path) -> None:
    path = tiny / "facts" / "incidents" / "flood" / "claims" / "cause.yml"
    text = path.read_text()
    path.write_text(text.replace("burrowed: unlikely", "burrowed: not-assessed"))
    assert len(nodes_of(site_in(tiny).archive.claims["flood/cause"], site_in(tiny))) == 1
    path.write_text(text.replace("says: burrowed", "denies: overtopped"))
    assert len(nodes_of(site_in(tiny).archive.claims["flood/cause"], site_in(tiny))) == 1
    (tiny / "facts" / "publisher.yml").unlink()
    assert nodes_of(site_in(tiny).archive.claims["flood/cause"], site_in(tiny)) == ()


@pytest.mark.parametrize("name", ["end-of-script", "comment-in-script"])
def test_no_text_ends_its_script(name: str, tmp_path: Path) -> None:
    typed = injections()[name]
    files = published_hostile(tmp_path, [typed])
    graph = json.loads(files["data/facts.jsonld"])["@graph"]
    press = Press(site_of(load(tmp_path / "facts").archive))
    said = [
        json.loads(str(script.string))
        for page in press.pages()
        for script in BeautifulSoup(page.html, "html5lib").select('script[type="application/ld+json"]')
    ]
    assert sorted(node["@id"] for node in said) == sorted(node["@id"] for node in graph)
    assert [node for node in said if {**node} not in [{"@context": "https://schema.org", **one} for one in graph]] == []
    assert typed in {node["claimReviewed"] for node in graph if node["@type"] == "ClaimReview"}


def test_a_site_whose_publisher_is_a_draft_publishes_nothing_that_needs_its_address(tiny: Path) -> None:
    with (tiny / "facts" / "publisher.yml").open("a") as file:
        file.write("draft: yes\n")
    files = published(tiny / "facts")
    assert json.loads(files["data/facts.jsonld"])["@graph"] == []
    assert json.loads(files["data/claimreview.json"])["dataFeedElement"] == []
    assert "feed.xml" not in files
    assert "sitemap.xml" not in files
