"""What one can ask the files of the data set, ready to be copied; the tests run each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["sql", "jq", "python", "shell"]


@dataclass(frozen=True, slots=True)
class Query:
    """A question to one file."""

    file: str
    """Its name within `data/`, or `feed.xml`."""
    asks: str
    language: Language
    text: str


QUERIES: tuple[Query, ...] = (
    Query(
        "facts.json",
        "Which questions are contested?",
        "jq",
        """jq -r '.claims[] | select(.agreement == "contested") | [.id, .question] | @tsv' facts.json""",
    ),
    Query(
        "facts.json",
        "Which answers have two independent voices behind them?",
        "python",
        """\
import json

with open("facts.json", encoding="utf-8") as file:
    facts = json.load(file)
for claim in facts["claims"]:
    for answer in claim["answers"]:
        if answer["independent_origins"]["least"] >= 2:
            print(claim["question"], answer["text"], sep="\\t")""",
    ),
    Query(
        "facts.sqlite",
        "What is found on each question, and how sure are the editors?",
        "sql",
        """\
SELECT finding, confidence, agreement, question
FROM findings
ORDER BY finding, question;""",
    ),
    Query(
        "facts.sqlite",
        "Which voices stand behind most answers?",
        "sql",
        """\
SELECT voice, count(*) AS answers
FROM origins
WHERE how = 'says' AND certain
GROUP BY voice
ORDER BY answers DESC, voice
LIMIT 10;""",
    ),
    Query(
        "facts.sqlite",
        "Where do these words stand? Accents and capitals make no difference.",
        "sql",
        """\
SELECT kind, title, url
FROM words
WHERE words MATCH 'helicopter OR levee'
ORDER BY rank, id
LIMIT 10;""",
    ),
    Query(
        "statements.csv",
        "How many quotations are there in each language?",
        "python",
        """\
import csv
from collections import Counter

with open("statements.csv", encoding="utf-8", newline="") as file:
    count = Counter(row["language"] for row in csv.DictReader(file) if row["quote"])
for language, quotations in count.most_common():
    print(language, quotations, sep="\\t")""",
    ),
    Query(
        "datapackage.json",
        "Do the tables hold what their description says?",
        "shell",
        "frictionless validate datapackage.json",
    ),
    Query(
        "facts.jsonld",
        "How many entries of each type are there?",
        "jq",
        """jq -r '."@graph" | group_by(."@type")[] | [.[0]."@type", length] | @tsv' facts.jsonld""",
    ),
    Query(
        "claimreview.json",
        "Which claims were reviewed, and with what result?",
        "jq",
        "jq -r '.dataFeedElement[].item | [.reviewRating.alternateName, .claimReviewed] | @tsv' claimreview.json",
    ),
    Query(
        "places.geojson",
        "Where is each place?",
        "jq",
        "jq -r '.features[] | [.properties.name, .geometry.coordinates[]] | @tsv' places.geojson",
    ),
    Query(
        "sources.csl.json",
        "Which sources were published when?",
        "jq",
        """jq -r '.[] | [(.issued."date-parts"[0] // [] | join("-")), .title] | @tsv' sources.csl.json""",
    ),
    Query(
        "feed.xml",
        "What is new?",
        "python",
        """\
import feedparser

for entry in feedparser.parse("feed.xml").entries:
    print(entry.updated, entry.title, sep="\\t")""",
    ),
)
