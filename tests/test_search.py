"""What the search knows, and the index that is made of it."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from crossbearing.archive import load
from crossbearing.build import Output, Press
from crossbearing.commands.build import published
from crossbearing.commands.indexing import Indexing
from crossbearing.feeds.search import Record, records
from crossbearing.pages.labels import LABELS
from crossbearing.pages.search import FINDINGS, KINDS
from crossbearing.sections import Section
from crossbearing.site import Site, site_of
from one_page import one, words

FLOOD = "incidents/flood/"


@pytest.fixture(scope="session")
def flood(root: Path) -> Site:
    """The small project's facts."""
    loaded = load(root / "tests" / "tiny" / "facts")
    return site_of(loaded.archive)


def test_a_record_holds_what_its_result_shows_and_is_found_by(flood: Site) -> None:
    assert list(records(flood, lambda claim: f"Found on {claim.id}.")) == GOLDEN


def test_what_is_found_is_the_finding_of_the_page_in_its_words(flood: Site) -> None:
    notes = {record.address: record.note for record in Press(flood).records([])}
    assert notes[f"{FLOOD}claims/cause/"] == WORDS_OF_THE_FINDING


def test_pages_without_facts_of_their_own_are_found_by_their_headings(flood: Site) -> None:
    pages = [
        Output("about/method/", "Method", "", (Section(2, "a", "How voices are counted"),), "What we do."),
        Output("incidents/", "Incidents", ""),
        Output(f"{FLOOD}compare/a/b/", "A and B", ""),
        Output("glossary/levee/", "Levee", "", source="facts/glossary/concepts/levee.yml"),
    ]
    assert [record for record in Press(flood).records(pages) if record.kind == "page"] == [
        Record("about/method/", "Method", "page", ("How voices are counted",), "What we do."),
        Record("incidents/", "Incidents", "page"),
    ]


def test_every_fact_with_a_page_is_found_once(root: Path) -> None:
    site = site_of(load(root / "facts").archive)
    found = [record.address for record in records(site, lambda _: "")]
    assert len(found) == len(set(found)) == len(list(site.archive.facts())) > 300


def test_the_same_records_make_the_same_bytes() -> None:
    many = [record(number) for number in range(300)]
    once, again = Indexing(many).files(), Indexing(many).files()
    assert list(once) == sorted(once)
    assert once == again


def test_only_what_a_browser_loads_is_published() -> None:
    files = list(Indexing([record(1)]).files())
    assert [re.sub(r"_[0-9a-f]{7,10}\b", "_0", name) for name in files] == [
        "pagefind/fragment/en_0.pf_fragment",
        "pagefind/index/en_0.pf_index",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind.en_0.pf_meta",
        "pagefind/pagefind.js",
        "pagefind/wasm.en.pagefind",
    ]


def test_an_archive_without_facts_has_an_index_too() -> None:
    assert json.loads(Indexing([]).files()["pagefind/pagefind-entry.json"])["version"]


def test_indexing_that_was_stopped_says_so_and_writes_nothing(tmp_path: Path) -> None:
    indexing = Indexing(record(number) for number in range(20_000))
    indexing.stop()
    indexing.stop()
    with pytest.raises(OSError, match="ended before the index was whole"):
        indexing.write(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_index_that_is_written_later_is_the_same(tmp_path: Path) -> None:
    complaints: list[str] = []
    indexing = Indexing([record(1)])
    indexing.write_later(tmp_path, complaints.append)
    indexing.finish()
    written = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.*")}
    assert written == Indexing([record(1)]).files()
    assert complaints == []


def test_mkdocs_and_facts_build_publish_the_same_search(site: Path, root: Path) -> None:
    by_mkdocs = entries(lambda name: (site / name).read_bytes())
    files = dict(published(site_of(load(root / "facts").archive), root / "docs"))
    assert by_mkdocs == entries(files.__getitem__)


def test_the_theme_brings_no_search_of_its_own(site: Path) -> None:
    assert not (site / "search" / "search_index.json").exists()
    assert [path.name for path in site.glob("assets/javascripts/*") if path.is_dir()] == []


def test_the_script_names_kinds_and_findings_as_the_pages_do(root: Path) -> None:
    script = (root / "hooks" / "crossbearing" / "theme" / "assets" / "search-engine.js").read_text("utf-8")
    kinds, findings = (part.split("};")[0] for part in (script.split("KINDS = {")[1], script.split("FINDINGS = {")[1]))
    assert re.findall(r'(\w+): \["\w+", "(\w+)"\]', kinds) == list(KINDS)
    assert re.findall(r'"?([\w-]+)"?: "([^"]+)"', findings) == [(finding, LABELS[finding]) for finding in FINDINGS]


def test_the_search_page_offers_only_what_there_is(site: Path) -> None:
    page = BeautifulSoup((site / "search" / "index.html").read_bytes(), "html5lib")
    assert [words(option) for option in page.select("#search-kind option")] == [
        "All kinds",
        "Questions",
        "Terms",
        "Incidents",
        "Sources",
        "Pages",
    ]
    assert [words(option) for option in page.select("#search-incident option")] == [
        "All incidents",
        "Loss of a Russian Mi-8 in Latakia, 24 November 2015",
    ]


def test_without_a_script_the_search_page_shows_other_ways(site: Path) -> None:
    page = BeautifulSoup((site / "search" / "index.html").read_bytes(), "html5lib")
    assert all("hidden" in part.attrs for part in page.select("[data-needs-script]"))
    assert "hidden" not in one(page, "[data-without-script]").attrs
    ways = [str(link["href"]) for link in page.select(".search-page__lists a")]
    assert ways == ["../incidents/", "../glossary/", "../sources/", "../corrections/"]


def test_every_page_has_the_field_and_on_a_phone_a_link(site: Path) -> None:
    page = BeautifulSoup((site / "glossary" / "mi-8" / "index.html").read_bytes(), "html5lib")
    assert one(page, "form[data-search]")["action"] == "../../search/"
    assert one(page, "a[data-search-link]")["href"] == "../../search/"


def record(number: int) -> Record:
    return Record(
        f"{FLOOD}claims/{number}/",
        f"Question {number}?",
        "claim",
        (),
        "",
        "open",
        ("flood", f"other-{number}"),
        "Flood",
    )


def entries(read: Callable[[str], bytes]) -> object:
    """How many records of which words: the names of files are hashes of what is in them."""
    return json.loads(read("pagefind/pagefind-entry.json"))["languages"]["en"]["page_count"]


WORDS_OF_THE_FINDING = "Likely: Overtopped."
GOLDEN = [
    Record(
        address="incidents/flood/claims/cause/",
        title="Why did the levee give way?",
        kind="claim",
        words=(
            "Why it gave way",
            "The water ran over the levee and washed it away.",
            "Animals had burrowed through the levee.",
            "River Board",
            "Ada Vane",
            "a member of the board",
        ),
        note="Found on cause.",
        finding="leaning",
        incidents=("flood",),
        within="Flood at the Old Quay, 3 May 2021",
    ),
    Record(
        address="sources/board-statement/",
        title="Statement on the night of 3 May",
        kind="source",
        words=("River Board",),
        note="River Board",
        incidents=("flood",),
    ),
    Record(
        address="sources/gazette/",
        title="A page of the Gazette on the flood",
        kind="source",
        note="The Gazette",
        incidents=("flood",),
    ),
    Record(
        address="glossary/ada-vane/",
        title="Ada Vane",
        kind="term",
        words=("Ада Вейн",),
        note="A gardener who lives behind the levee.",
        incidents=("flood",),
    ),
    Record(
        address="glossary/levee/",
        title="levee",
        kind="term",
        note="A bank of earth that keeps a river in its bed.",
        incidents=("flood",),
    ),
    Record(
        address="glossary/old-quay/",
        title="Old Quay",
        kind="term",
        note="The landing of the lower town.",
        incidents=("flood",),
    ),
    Record(
        address="glossary/river-board/",
        title="River Board",
        kind="term",
        words=("the Board",),
        note="The public body that keeps the levees of the river.",
        incidents=("flood",),
    ),
    Record(
        address="incidents/flood/",
        title="Flood at the Old Quay, 3 May 2021",
        kind="incident",
        note="the breach was never surveyed",
        incidents=("flood",),
    ),
]
