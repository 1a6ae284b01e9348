"""Turns the kinds of facts into the tables of the data set, in order: what is stored, and what was weighed from it."""

from __future__ import annotations

from functools import cache

from crossbearing.columns.column import Column, Link, Table, Type, stored
from crossbearing.kinds import Claim, Incident, Source, Term

__all__ = ["Column", "Link", "Table", "Type", "tables", "timeline"]

FINDINGS = ("established", "refuted", "leaning", "open", "not-assessed")
_ID = "Its id, which no other of its sort has; it never changes once published."
_PAGE = "Its page, below the address of the site."


@cache
def tables() -> tuple[Table, ...]:
    """Whatever becomes a table of its own."""
    return (_incidents(), _claims(), _answers(), _statements(), _sources(), _terms(), _relations(), _mentions())


@cache
def timeline() -> Table:
    """The timeline of an incident, which is in `data/facts.json` alone."""
    columns = (
        *stored(Incident, "timeline.*", "when"),
        Column("earliest", "text", "The first instant that `when` allows, in UTC; empty where its start is open."),
        Column("latest", "text", "The last instant that `when` allows, in UTC; empty where its end is open."),
        *stored(Incident, "timeline.*", "until", "what"),
        Column("claim", "text", "The claim where it is weighed, as INCIDENT/CLAIM."),
        *stored(Incident, "timeline.*", "source", "according_to"),
    )
    return Table("timeline", "The lines of an incident's timeline.", columns, within="incidents")


def _incidents() -> Table:
    columns = (
        _text("id", _ID),
        *stored(Incident, "", "title", "when"),
        _text("url", _PAGE),
        *stored(Incident, "", "where.place", "where.or_places", "where.precision"),
        _list("claims", "The ids of its claims, in reading order."),
    )
    return Table("incidents", "Events with their questions.", columns, ("id",), (Link(("where_place",), "terms"),))


def _claims() -> Table:
    columns = (
        _text("incident", "The incident that it is about."),
        _text("id", "INCIDENT/CLAIM, which no other claim has."),
        *stored(Claim, "", "question", "short"),
        _text("url", _PAGE),
        *stored(Claim, "", "exclusive"),
        _text(
            "agreement",
            "Whether independent voices agree, before any judgement.",
            "contested", "agreed", "single-origin", "unanswered",
        ),
        _text("finding", "How far the question is decided.", *FINDINGS),
        *stored(Claim, "verdict", "confidence", "because", "would_settle", "reviewed", sure=False),
    )  # fmt: skip
    links = (Link(("incident",), "incidents"),)
    return Table("claims", "Questions, and what is found on each.", columns, ("id",), links, "incidents")


def _answers() -> Table:
    columns = (
        _text("claim", "The claim that it answers."),
        _text("id", "Its id, which no other answer of the claim has."),
        *stored(Claim, "answers.*", "text", "short", "within", "amount.least", "amount.most", "amount.unit"),
        _text("likelihood", "The editors' word for it, as ICD 203 has them, or that they have not assessed it."),
        _text("finding", "Whether this answer is decided.", *FINDINGS),
        _list("said_by", "The independent voices that say it or a narrower answer."),
        _list("said_by_uncertain", "Voices that say it, each of which may be one of the others."),
        _list("denied_by", "The voices that deny it or a wider answer."),
        Column("independent_origins.least", "integer", "How many independent voices say it at least.", filled=True),
        Column("independent_origins.most", "integer", "How many independent voices say it at most.", filled=True),
        Column("statements", "integer", "How many statements say it, those that do not count included.", filled=True),
    )
    links = (Link(("claim",), "claims"), Link(("claim", "within"), "answers", ("claim", "id")))
    return Table("answers", "The possible answers to each question.", columns, ("claim", "id"), links, "claims")


def _statements() -> Table:
    columns = (
        _text("claim", "The claim that it is on."),
        *stored(Claim, "statements.*", "source"),
        _text("voice", "Who says it: the speaker, the unnamed one as described, or the source in its own voice."),
        _list("counts_as", "The voices as whom it counts, once those who repeat or speak for others are put together."),
        Column("certain", "boolean", "Whether it is certain that it counts as these.", filled=True),
        Column("counted", "boolean", "Whether it counts at all.", filled=True),
        *stored(
            Claim, "statements.*", "anonymous", "of", "via", "wording", "attribution_doubted", "says", "denies", "said",
            "hedged", "quote", "language", "translation", "translation_by", "at", "how_known", "credibility",
        ),
        _text(
            "verified",
            "Whether the quotation was found word for word in a saved copy of the source.",
            "verified", "not-captured", "no-quotation",
        ),
    )  # fmt: skip
    links = (Link(("claim",), "claims"), Link(("source",), "sources"), Link(("of",), "terms"))
    return Table("statements", "Who says what, in which source, in whose words.", columns, (), links, "claims")


def _sources() -> Table:
    columns = (
        _text("id", _ID),
        _text("title", "Its title, or what it is in the editors' words where that was not recorded."),
        *stored(
            Source, "", "kind", "publisher", "speaker", "url", "archives.*.url", "archives.*.at", "published",
            "language", "reliability", "repeats.*.source", "repeats.*.how", "withdrawn.on", "withdrawn.why",
        ),
    )  # fmt: skip
    return Table("sources", "What was read.", columns, ("id",), (Link(("speaker",), "terms"),))


def _terms() -> Table:
    place = ("place.lat", "place.lon", "place.precision", "place.radius_km", "place.source")
    columns = (
        _text("id", _ID),
        _text("kind", "The folder that it stands in."),
        *stored(Term, "", "name", "also", "names", "summary"),
        _text("url", _PAGE),
        *stored(Term, "", *place),
    )
    links = (Link(("place_source",), "sources"),)
    return Table("terms", "People, units, organisations, equipment, places and concepts.", columns, ("id",), links)


def _relations() -> Table:
    columns = (_text("term", "The term whose file says so."), *stored(Term, "relations.*", "is", "to"))
    links = (Link(("term",), "terms"), Link(("to",), "terms"))
    return Table("relations", "How terms stand to one another.", columns, (), links, "terms")


def _mentions() -> Table:
    columns = (
        _text("term", "The term that is named."),
        Column("url", "text", "The page that names it, below the address of the site: nothing for its home page."),
        Column("count", "integer", "How often its name stands there.", filled=True),
    )
    return Table(
        "mentions", "Where each term is named.", columns, ("term", "url"), (Link(("term",), "terms"),), "terms"
    )


def _text(path: str, meaning: str, *words: str) -> Column:
    return Column(path, "text", meaning, True, words)


def _list(path: str, meaning: str) -> Column:
    return Column(path, "list", meaning, True)
