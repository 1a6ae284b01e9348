"""The data set: what other programs read has every key that is promised, in its order, and says what was weighed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from crossbearing.archive import load
from crossbearing.feeds.dataset import dataset
from crossbearing.feeds.dataset import files as files_of
from crossbearing.feeds.edition import Edition
from crossbearing.site import Mentioned, Site, site_of
from crossbearing.terms import Mention

MENTIONED = {
    "levee": [
        Mentioned(Mention("levee", "", "The levee gave way.", 4, 9), "incidents/flood/", "Flood"),
        Mentioned(Mention("levee", "", "A levee is no dam.", 2, 7), "about/how-to-read/", "How to read"),
        Mentioned(Mention("levee", "", "Her levee.", 4, 9), "incidents/flood/", "Flood"),
    ]
}


def files(site: Site, mentioned: Mapping[str, Sequence[Mentioned]]) -> list[tuple[str, str]]:
    edition = Edition(site, dataset(site, mentioned), (), lambda claim: claim.short)
    return [(file.address, file.content.decode()) for file in files_of(edition)]


def site_in(project: Path) -> Site:
    loaded = load(project / "facts")
    assert not loaded.problems
    return site_of(loaded.archive)


def test_a_small_archive_becomes_exactly_this_data_set(root: Path, tiny: Path) -> None:
    ((address, text),) = files(site_in(tiny), MENTIONED)
    assert address == "data/facts.json"
    assert text == (root / "tests" / "tiny" / "facts.json").read_text(encoding="utf-8")


def test_the_same_facts_give_the_same_bytes_wherever_they_stand(tiny: Path) -> None:
    before = files(site_in(tiny), MENTIONED)
    moved = tiny.rename(tiny.with_name("elsewhere"))
    assert files(site_in(moved), MENTIONED) == before


def test_an_open_end_is_null_and_not_the_year_9999(tiny: Path) -> None:
    ((_, text),) = files(site_in(tiny), {})
    *_, last = json.loads(text)["incidents"][0]["timeline"]
    assert (last["when"], last["earliest"], last["latest"]) == ("2021-05-04/..", "2021-05-04T00:00:00Z", None)


def test_a_quotation_is_verified_as_long_as_its_source_has_a_capture_with_it(tiny: Path) -> None:
    assert states(tiny) == ["verified", "verified", "no-quotation"]
    (tiny / "facts" / "captures" / "gazette.yml").unlink()
    assert states(tiny) == ["verified", "not-captured", "no-quotation"]


def states(project: Path) -> list[str]:
    ((_, text),) = files(site_in(project), {})
    return [statement["verified"] for statement in json.loads(text)["claims"][0]["statements"]]


def test_a_claim_without_a_verdict_has_nulls_and_is_not_assessed(tiny: Path) -> None:
    path = tiny / "facts" / "incidents" / "flood" / "claims" / "cause.yml"
    path.write_text(path.read_text().partition("verdict:")[0])
    ((_, text),) = files(site_in(tiny), {})
    (claim,) = json.loads(text)["claims"]
    keys = ("finding", "confidence", "because", "would_settle", "reviewed")
    assert [claim[key] for key in keys] == ["not-assessed", None, None, None, None]
    assert [answer["likelihood"] for answer in claim["answers"]] == ["not-assessed", "not-assessed"]


def test_every_letter_is_itself_and_no_quotation_mark_breaks_out(tiny: Path) -> None:
    path = tiny / "facts" / "glossary" / "people" / "ada-vane.yml"
    path.write_text('name: \'Ada "</script>" Väne\'\nnames: {ar: آدا}\nsummary: "A\\\\B"\n', encoding="utf-8")
    ((_, text),) = files(site_in(tiny), {})
    assert '"name": "Ada \\"</script>\\" Väne"' in text
    term = next(term for term in json.loads(text)["terms"] if term["id"] == "ada-vane")
    assert (term["name"], term["names"], term["summary"]) == ('Ada "</script>" Väne', {"ar": "آدا"}, "A\\B")
