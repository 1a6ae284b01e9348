"""Turns a term into its page: what it is, how it stands to others, what it says and what is asked about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from markupsafe import Markup

from crossbearing.addresses import GLOSSARY, address_of, former_addresses
from crossbearing.kinds import Claim, Statement, Term
from crossbearing.kinds.term import Position
from crossbearing.pages.lines import ClaimLine, claim_line
from crossbearing.pages.locator import term_located
from crossbearing.pages.named import Named, source_named, voice_named
from crossbearing.pages.relations import Ends, ends_of, trees
from crossbearing.pages.view import View
from crossbearing.pairs import Pairing, pairs
from crossbearing.schema_org import nodes_of
from crossbearing.site import Site
from crossbearing.symbols import symbol_of
from crossbearing.voices import Voice
from crossbearing.weigh import WeighedStatement

PRECISION: Mapping[str, str] = {"exact": "about 10 m", "vicinity": "about 100 m", "locality": "about 1 km"}
"""How far the true point may lie from the one given; of an area, its radius."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said on a claim by the term itself, or by others that count as it."""

    words: str
    denied: bool
    struck: bool
    doubted: bool
    """Only attributed: it is not sure that the voice said it."""
    voices: tuple[Named, ...]
    """Everybody who says it, where that is not the term alone."""


def views(site: Site) -> Iterator[View]:
    """A page for each term."""
    ends = site.by("ends", lambda site: ends_of(site.archive))
    about, compared = site.by("about", _about), site.by("compared", _compared)
    for term in site.each(site.archive.terms):
        yield View(
            address=address_of(term),
            title=term.name,
            values=_values(term, ends, about.get(term.id, []), compared.get(term.id, []), site),
            description=f"{term.name}: {term.summary}",
            source=site.archive.file_of(term),
            term=term.id,
            nodes=nodes_of(term, site),
            also_at=former_addresses(term),
        )


def _values(term: Term, ends: Ends, about: list[Claim], compared: list[Pairing], site: Site) -> dict[str, object]:
    archive = site.archive
    return {
        "term": term,
        "kind_address": f"{GLOSSARY}#{term.kind}",
        "glossary": GLOSSARY,
        "properties": [(one, source_named(one.source, archive)) for one in term.properties],
        "symbol": _drawn(term),
        "trees": trees(term, ends, archive),
        "place": _place(term.place) if term.place else "",
        "locator": term_located(term, archive),
        "place_source": source_named(term.place.source, archive) if term.place else None,
        "says": _says(term, site),
        "compared": compared,
        "about": [claim_line(claim, site) for claim in about],
        "wikidata": f"https://www.wikidata.org/wiki/{term.ids.wikidata}" if term.ids.wikidata else "",
    }


def _about(site: Site) -> Mapping[str, list[Claim]]:
    """The claims about each term, by its id, in their order."""
    about: dict[str, list[Claim]] = defaultdict(list)
    for incident in site.archive.incidents.values():
        for claim in site.archive.claims_of(incident):
            for term in dict.fromkeys(claim.about):
                about[term].append(claim)
    return about


def _compared(site: Site) -> Mapping[str, list[Pairing]]:
    """The comparisons of each voice with another, by the id of its term."""
    compared: dict[str, list[Pairing]] = defaultdict(list)
    for incident in site.archive.incidents.values():
        for pair in pairs(incident, site):
            for voice in pair.voices:
                compared[voice.id].append(pair)
    return compared


def _drawn(term: Term) -> Mapping[str, str | Markup] | None:
    """Its symbol; the drawing is markup of the library's own, with no word of an editor in it."""
    found = symbol_of(term.symbol) if term.symbol else None
    return {**asdict(found), "drawing": Markup(found.drawing)} if found else None


def _place(place: Position) -> str:
    """`35.7° north, 36° east, to within about 1 km`."""
    north = f"{abs(place.lat):.10g}° {'north' if place.lat >= 0 else 'south'}"
    east = f"{abs(place.lon):.10g}° {'east' if place.lon >= 0 else 'west'}"
    within = PRECISION.get(place.precision) or (f"{place.radius_km:g} km" if place.radius_km else "an area")
    return f"{north}, {east}, to within {within}"


def _says(term: Term, site: Site) -> list[tuple[ClaimLine, list[Said]]]:
    """Claim by claim in their order, each thing that is said once."""
    by_claim: dict[str, list[tuple[Claim, WeighedStatement]]] = {}
    for claim, entry in site.by_term.get(term.id, ()):
        by_claim.setdefault(claim.key, []).append((claim, entry))
    return [
        (claim_line(entries[0][0], site), _said(term, entries[0][0], [entry for _, entry in entries], site))
        for entries in by_claim.values()
    ]


def _said(term: Term, claim: Claim, entries: Iterable[WeighedStatement], site: Site) -> list[Said]:
    together: dict[tuple[str, bool, bool, bool], dict[Voice, None]] = {}
    for entry in entries:
        statement = entry.statement
        doubted = bool(statement.attribution_doubted)
        key = _words(statement, claim), bool(statement.denies), bool(entry.struck), doubted
        together.setdefault(key, {})[entry.voice] = None
    return [
        Said(*key, tuple(voice_named(voice, site.archive) for voice in _others(term, voices)))
        for key, voices in together.items()
    ]


def _words(statement: Statement, claim: Claim) -> str:
    answer = claim.answers.get(statement.says or statement.denies or "")
    silent = "Was read whole and says nothing on it." if statement.says == "nothing" else "Says that it is not known."
    return answer.text if answer else silent


def _others(term: Term, voices: Iterable[Voice]) -> tuple[Voice, ...]:
    found = tuple(voices)
    return () if all(voice.term == term.id for voice in found) else found
