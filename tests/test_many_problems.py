"""Two thousand problems at once are found, sorted and told with the nearest names; and no archive is too deep."""

from pathlib import Path

import pytest
import yaml

from crossbearing.archive import load
from crossbearing.checks import check
from crossbearing.problems import Problem


def write(files: dict[str, object]) -> None:
    for name, facts in files.items():
        path = Path("facts", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(facts, Dumper=yaml.CSafeDumper))


PUBLISHER = {
    "name": "X", "url": "https://x.example/", "contact": "x@x.example", "licence": "CC0-1.0", "language": "en",
}  # fmt: skip


def source(**fields: object) -> dict[str, object]:
    return {"title": "X", "kind": "article", "publisher": "X", "language": "en", "reliability": "F", **fields}


def found() -> tuple[Problem, ...]:
    return check(load(Path("facts")))


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write({"publisher.yml": PUBLISHER})


def test_two_thousand_mistyped_ids_are_told_with_the_ids_that_were_meant() -> None:
    for number in range(2000):
        relation = {"is": "allied-with", "to": f"the-trem-of-{number:04}"}
        write({f"glossary/concepts/the-term-of-{number:04}.yml": {"name": f"T{number}", "summary": "X",
                                                                   "relations": [relation]}})  # fmt: skip
    problems = found()
    assert len(problems) == 2000
    assert list(problems) == sorted(problems)
    assert str(problems[1234]) == (
        'facts/glossary/concepts/the-term-of-1234.yml:4:7: `relations[1].to` "the-trem-of-1234" '
        "names no term of this archive (did you mean the-term-of-1234?)"
    )


def test_two_thousand_problems_in_one_file() -> None:
    write(
        {
            "glossary/concepts/one.yml": {
                "name": "One",
                "summary": "X",
                "relations": [{"is": "x", "to": "X"} for _ in range(1000)],
            }
        }
    )
    problems = found()
    assert len(problems) == 2000
    assert list(problems) == sorted(problems)
    assert str(problems[-1]).startswith('facts/glossary/concepts/one.yml:2002:7: `relations[1000].to` "X" is not an id')


def test_a_thousand_sources_that_repeat_one_another() -> None:
    write({f"sources/s{n:03}.yml": source(repeats=[{"source": f"s{(n + 1) % 1000:03}", "how": "quotes"}])
           for n in range(1000)})  # fmt: skip
    (problem,) = found()
    assert problem.message.startswith("`repeats[1].source` goes in a circle: s000 → s001 → s002 → ")


def test_a_thousand_terms_above_one_another_and_a_wall_of_them() -> None:
    """Forty floors of two rooms have as many ways up as there are letters in all books."""
    write({f"glossary/units/t{n:03}.yml": {"name": f"T{n}", "summary": "X",
                                           "relations": [{"is": "part-of", "to": f"t{n + 1:03}"}]}
           for n in range(999)})  # fmt: skip
    write({"glossary/units/t999.yml": {"name": "Top", "summary": "X"}})
    for floor in range(40):
        above = ["t999"] if floor == 39 else [f"a{floor + 1}", f"b{floor + 1}"]
        for room in "ab":
            relations = [{"is": "part-of", "to": name} for name in above]
            name = f"{room}{floor}"
            write({f"glossary/units/{name}.yml": {"name": f"Room {name}", "summary": "X", "relations": relations}})
    assert found() == ()
