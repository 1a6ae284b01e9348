"""The archives that speed is measured on: made up, good by every rule, and the same each time."""

from collections import Counter
from pathlib import Path

from bench import facts, words
from crossbearing.archive import load
from crossbearing.checks import check
from crossbearing.problems import errors
from crossbearing.site import site_of

CLAIMS = 30


def test_a_made_up_archive_has_no_errors(tmp_path: Path) -> None:
    facts.write(CLAIMS, tmp_path)
    loaded = load(tmp_path / "facts")
    assert [str(problem) for problem in errors(check(loaded))] == []
    archive = loaded.archive
    assert [len(of) for of in (archive.claims, archive.incidents, archive.sources, archive.terms)] == [30, 3, 12, 20]
    assert 4 <= sum(len(claim.statements) for claim in archive.claims.values()) / CLAIMS <= 8
    assert any(source.repeats for source in archive.sources.values())
    findings = Counter(
        answer.finding for claim in site_of(archive).weighed.values() for answer in claim.answers.values()
    )
    assert len(findings) > 2, findings


def test_the_same_seed_gives_the_same_archive(tmp_path: Path) -> None:
    assert list(facts.files(CLAIMS, 1)) == list(facts.files(CLAIMS, 1))
    assert list(facts.files(CLAIMS, 1)) != list(facts.files(CLAIMS, 2))


def test_no_two_terms_of_a_large_archive_have_a_name_in_common() -> None:
    assert len({words.name(number)[0] for number in range(30_000)}) == 30_000
