"""What `make bench` writes down: medians, ratios, growth, and what it says of a part that failed."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from bench import facts, page, targets
from bench.arithmetic import exponent
from bench.found import Build, Found
from bench.measuring import CommandError, cost
from bench.peers import plain, reading, whole
from bench.peers.linking import Texts

ON = {"when": "2026-01-02 03:04 UTC", "commit": "abc", "cores": "2", "busy": "0.1", "system": "Linux"} | dict.fromkeys(
    ("Python", "MkDocs", "Material", "Hugo", "Eleventy", "Node", "Chromium"), "1.0"
)


def build(*runs: tuple[float, float], memory: int = 100_000_000) -> dict[str, Any]:
    """Of a contender with these seconds of preparing and building."""
    entries = [[{"wall": run[at], "cpu": 2 * run[at], "memory": memory} for run in runs] for at in (0, 1)]
    return {
        "prepared": entries[0],
        "built": entries[1],
        "bytes": 4000,
        "pages": 2,
        "html": 3000,
        "cards": 1,
        "html_of_cards": 600,
    }


def verdicts(parts: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {line.what: (line.measured, line.verdict) for line in targets.lines(Found(parts))}


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_growth_is_the_power_of_the_size(power: float) -> None:
    assert exponent({size: 3 * size**power for size in (10, 1000, 200)}) == pytest.approx(power)


def test_the_preparation_counts_and_the_middle_run_is_taken() -> None:
    of_three = Build(build((1, 9), (5, 1), (2, 5)))
    assert (of_three.wall, of_three.cpu, of_three.prepared) == (7, 14, 2)
    assert (of_three.page, of_three.page_or_card) == (1500, 1200)


def test_a_ratio_is_met_up_to_its_target_and_missed_above() -> None:
    sizes = {"1000": {"ours": build((0, 9)), "hugo": build((4, 6)), "eleventy": build((1, 9))}}
    found = verdicts({"builds": {"sizes": sizes, "on": ON}})
    assert found["cold build of 1,000 claims, against Hugo with its preparation"] == ("0.9 times", "met")
    assert found["cold build of 1,000 claims, against Eleventy with its preparation"] == (
        "0.9 times",
        "**missed**, 1.8 times as much",
    )
    assert found["cold build of 5,000 claims, against Hugo with its preparation"] == ("not measured", "not known")


def test_growth_is_measured_from_1000_claims_to_10_000() -> None:
    sizes = {str(claims): {"ours": build((0, claims / 100))} for claims in (1000, 5000, 10_000)}
    sizes["100"] = {"ours": build((0, 1000))}
    found = verdicts({"builds": {"sizes": sizes, "on": ON}})
    assert found["growth of time on the wall, as an exponent"] == ("1", "met")
    assert found["growth of memory, as an exponent"] == ("0", "met")


def test_what_failed_says_so_and_costs_nothing_else() -> None:
    sizes = {"1000": {"ours": build((0, 1)), "hugo": {"prepared": [], "built": [], "failed": "hugo ended with 1"}}}
    parts: dict[str, Any] = {
        "builds": {"sizes": sizes, "on": ON},
        "reading": {"failed": "no browser was found", "on": ON},
    }
    assert verdicts(parts)["cold build of 1,000 claims, against Hugo with its preparation"] == (
        "failed: hugo ended with 1",
        "not known",
    )
    told = page.page(Found(parts))
    assert "| Hugo, plain | failed: hugo ended with 1 |" in told
    assert (
        "| Crossbearing, `mkdocs build` | 1 s<br>processors 2 s"
        " | memory 100 MB<br>2 pages<br>1.5 kB a page<br>0.004 MB in all |"
    ) in told
    assert "## What a reader waits for\n\nFailed: no browser was found.\n" in told
    assert "## Checking and exporting\n\nNot measured.\n" in told
    assert "Measured 2026-01-02 03:04 UTC at revision abc, on Linux with 2 cores, load 0.1 before: Python 1.0," in told


def test_what_was_found_is_the_same_from_the_file(tmp_path: Path) -> None:
    found = Found({"commands": {"cold": {"wall": 1.5}}})
    found.write(tmp_path / "results.json")
    assert Found.read(tmp_path / "results.json") == found
    assert Found.read(tmp_path / "none.json") == Found({})


def test_a_command_is_measured_with_what_it_starts(tmp_path: Path) -> None:
    busy = "sum(range(10**6)); block = bytearray(50_000_000)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}], check=True)"
    found = cost((sys.executable, "-c", child), tmp_path)
    assert found.wall > 0 < found.cpu
    assert found.memory > 50_000_000


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=re.escape("sh ended with 3: not today")):
        cost(("sh", "-c", "echo not today; exit 3"), tmp_path)
    with pytest.raises(CommandError, match=re.escape("no-such-program cannot be started: No such file or directory")):
        cost(("no-such-program",), tmp_path)


def test_peers_are_handed_every_fact_with_all_that_their_templates_print(root: Path, tmp_path: Path) -> None:
    facts.write(30, tmp_path)
    kinds = plain.pages(reading.read(tmp_path / "facts"))
    assert {kind: len(pages) for kind, pages in kinds.items()} == {
        "claims": 30,
        "incidents": 3,
        "sources": 12,
        "terms": 20,
    }
    for kind, pages in kinds.items():
        template = (root / "bench" / "peers" / "eleventy" / f"{kind}.njk").read_text()
        printed = set(re.findall(r"\bfact\.(\w+)", template))
        assert len(printed) > 5
        for one in pages:
            assert printed | {"title"} <= one.keys()
    addresses = {one["address"] for pages in kinds.values() for one in pages}
    linked = {link for pages in kinds.values() for one in pages for link in re.findall(r'href="(/[^"]+)"', str(one))}
    assert len(linked) > 50
    assert linked <= addresses


def test_hugo_is_handed_what_the_core_has_computed(tmp_path: Path) -> None:
    facts.write(30, tmp_path)
    kinds = whole.pages(tmp_path / "facts")
    plainly = plain.pages(reading.read(tmp_path / "facts"))
    assert [one["address"] for one in kinds["claims"]] == [one["address"] for one in plainly["claims"]]
    for claim in kinds["claims"]:
        assert claim["finding"]
        assert claim["tree"]
        assert len(claim["weighed"]) == len(claim["answers"])
    assert all(one["differ"] or one["fit"] for one in kinds["comparisons"])
    mentions = [mention for term in kinds["terms"] for mention in term["mentions"]]
    assert len(mentions) > 100
    addresses = {one["address"] for pages in kinds.values() for one in pages}
    assert {mention["address"] for mention in mentions} <= addresses


def test_what_peers_are_handed_has_its_terms_linked_once_and_its_text_escaped() -> None:
    term = {"name": "Mi-8", "also": ["Mi-8 crew"], "kind": "equipment"}
    texts = Texts(reading.Facts({}, {}, {}, {"mi-8": term}))
    assert texts.line("a < b: [[mi-8|it]], the Mi-8 crew, Mi-8") == (
        'a &lt; b: <a href="/glossary/mi-8/">it</a>, the <a href="/glossary/mi-8/">Mi-8 crew</a>, Mi-8'
    )
    assert texts.prose("one\n\n\ntwo") == "<p>one</p><p>two</p>"
