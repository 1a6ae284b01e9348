"""References: what a program for citations reads back is what the facts say, whatever signs stand in them."""

import json
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string

from crossbearing.archive import Archive, load
from crossbearing.citations import bibtex, csl, of_claim, of_incident, of_source, plain
from crossbearing.kinds import Source

HOSTILE = r'"Mi-8" {hit} & 50 % of $5_000 #1 ~ a^b \input{x} </script> Ми-8 «مي-8»'


@pytest.fixture(scope="module")
def archive(root: Path) -> Archive:
    """The real facts."""
    return load(root / "facts").archive


def source(**fields: Any) -> Source:
    """A source of which only this is known."""
    return Source(kind="article", publisher="A & B", language="ar", reliability="F", id="a-source", **fields)


def test_a_source_in_three_forms() -> None:
    told = source(
        title="Who fired?",
        authors=("Ann Other", "علي"),
        published="2015-11-24T09:24+02:00",
        accessed="2026-11",
        url="https://example.org/a_b?c=50%25#d~e",
        archives=({"url": "https://archive.example/1"},),
        withdrawn={"on": "2015-12-01", "why": "It was false."},
    )
    note = "Withdrawn 1 December 2015: It was false. Archived copy: https://archive.example/1"
    assert csl(of_source(told)) == {
        "id": "a-source",
        "type": "webpage",
        "title": "Who fired?",
        "author": [{"literal": "Ann Other"}, {"literal": "علي"}],
        "container-title": "A & B",
        "issued": {"date-parts": [[2015, 11, 24]]},
        "accessed": {"date-parts": [[2026, 11]]},
        "URL": "https://example.org/a_b?c=50%25#d~e",
        "language": "ar",
        "genre": "article",
        "note": note,
    }
    assert bibtex([of_source(told)]) == (
        "@online{a-source,\n"
        "  author = {{Ann Other} and {علي}},\n"
        "  title = {{Who fired?}},\n"
        "  organization = {A \\& B},\n"
        "  date = {2015-11-24T09:24+02:00},\n"
        "  year = {2015},\n"
        "  url = {https://example.org/a_b?c=50%25#d~e},\n"
        "  urldate = {2026-11},\n"
        "  language = {ar},\n"
        "  type = {article},\n"
        f"  note = {{{note}}},\n"
        "}\n"
    )
    assert plain(of_source(told)) == (
        f"Ann Other, علي: “Who fired?” A & B. {note}. 24 November 2015, 09:24 (UTC+2). https://example.org/a_b?c=50%25#d~e"
    )


def test_what_is_not_known_is_left_out_and_words_of_the_editors_are_marked() -> None:
    told = of_source(source(described_as="Video of the helicopter"))
    assert csl(told) == {
        "id": "a-source",
        "type": "document",
        "title": "[Video of the helicopter]",
        "publisher": "A & B",
        "language": "ar",
        "genre": "article",
    }
    assert plain(told) == "A & B: [Video of the helicopter]."


@pytest.mark.parametrize(
    ("typed", "expected", "year"),
    [
        ("2015", {"date-parts": [[2015]]}, "2015"),
        ("2015-11~", {"date-parts": [[2015, 11]], "circa": True}, "2015"),
        ("2015-11-24/2015-11-25", {"date-parts": [[2015, 11, 24], [2015, 11, 25]]}, None),
        ("2015-23", {"literal": "autumn 2015"}, "2015"),
        ("2015-11-XX", {"literal": "a day in November 2015"}, None),
        ("2015-11-24/..", {"literal": "24 November 2015 or later"}, None),
    ],
)
def test_dates_are_as_exact_as_they_are_known(typed: str, expected: dict[str, Any], year: str | None) -> None:
    told = of_source(source(title="A", published=typed))
    assert csl(told)["issued"] == expected
    (entry,) = parse_string(bibtex([told])).entries
    found = {field.key: field.value for field in entry.fields}
    assert (found["date"], found.get("year")) == (typed, year)


def test_hostile_signs_end_no_field_and_stay_themselves() -> None:
    text = bibtex([of_source(source(title=HOSTILE, authors=("Ann and Bob", "}")))])
    escaped = (
        r'"Mi-8" {\textbraceleft}hit{\textbraceright} \& 50 \% of \$5\_000 \#1 {\textasciitilde} '
        r"a{\textasciicircum}b {\textbackslash}input{\textbraceleft}x{\textbraceright} </script> Ми-8 «مي-8»"
    )
    (entry,) = parse_string(text).entries
    assert [(field.key, field.value) for field in entry.fields] == [
        ("author", r"{Ann and Bob} and {{\textbraceright}}"),
        ("title", f"{{{escaped}}}"),
        ("organization", r"A \& B"),
        ("language", "ar"),
        ("type", "article"),
    ]
    assert json.loads(json.dumps(csl(of_source(source(title=HOSTILE)))))["title"] == HOSTILE


def test_a_claim_is_cited_with_its_finding_as_of_its_review_and_an_incident_by_its_title(archive: Archive) -> None:
    claim = archive.claims["mi-8-latakia-2015/first-damage"]
    incident = archive.incidents["mi-8-latakia-2015"]
    assert claim.verdict
    reviewed = claim.verdict.reviewed
    address = "https://crossbearing.github.io/crossbearing/incidents/mi-8-latakia-2015/"
    day = [reviewed.earliest.year, reviewed.earliest.month, reviewed.earliest.day]
    assert csl(of_claim(claim, "Likely a gun.", archive)) == {
        "id": "mi-8-latakia-2015:first-damage",
        "type": "webpage",
        "title": claim.question,
        "author": [{"literal": "Crossbearing"}],
        "issued": {"date-parts": [day]},
        "URL": f"{address}claims/first-damage/",
        "language": "en",
        "note": f"{incident.title}. Finding: Likely a gun.",
    }
    assert plain(of_incident(incident, archive)).startswith(f"Crossbearing: “{incident.title}.” ")
    assert plain(of_incident(incident, archive)).endswith(f" {address}")


def test_every_reference_has_a_key_of_its_own_and_is_read_back(archive: Archive) -> None:
    told = [
        *map(of_source, archive.sources.values()),
        *(of_claim(claim, "Open.", archive) for claim in archive.claims.values()),
        *(of_incident(incident, archive) for incident in archive.incidents.values()),
    ]
    read = parse_string(bibtex(told))
    assert read.failed_blocks == []
    assert [entry.key for entry in read.entries] == [one.key for one in told]
