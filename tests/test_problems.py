"""What a problem says, and what was probably meant."""

import pytest

from crossbearing.problems import Place, Problem, Severity, errors, field, nearest, quoted


def test_a_problem_is_one_line() -> None:
    problem = Problem(Place("facts/a.yml", 3, 7), "`kind` is missing", "add it", "missing")
    assert str(problem) == "facts/a.yml:3:7: `kind` is missing (add it)"


def test_problems_are_sorted_by_place() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 9, 2), Place("a", 9, 1)]
    problems = sorted(Problem(place, "x", "y") for place in places)
    assert [str(problem.place) for problem in problems] == ["a:9:1", "a:9:2", "a:10:1", "b:1:1"]


def test_warnings_are_no_errors() -> None:
    warning = Problem(Place("a"), "x", "y", severity=Severity.WARNING)
    error = Problem(Place("b"), "x", "y")
    assert errors((warning, error)) == (error,)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (("statements", 2, "quote"), "`statements[3].quote`"),
        (("answers", "tow", "short"), "`answers.tow.short`"),
        (("via", 0, 1), "`via[1][2]`"),
        (("a\nb" * 40,), f"`a {'ba ' * 19}…`"),
    ],
)
def test_a_field_is_named_as_an_editor_counts(path: tuple[str | int, ...], shown: str) -> None:
    assert field(*path) == shown


def test_a_value_is_shown_on_one_line_and_not_too_long() -> None:
    assert quoted("a\n b\tc") == '"a b c"'
    assert quoted("x" * 60) == f'"{"x" * 60}"'
    assert quoted("x" * 61) == f'"{"x" * 59}…"'


@pytest.mark.parametrize(
    ("name", "meant"),
    [("summery", "summary"), ("Name", "name"), ("weight", ""), ("", ""), ("...", ""), ("not-linked", "not_linked")],
)
def test_the_nearest_known_name(name: str, meant: str) -> None:
    assert nearest(name, ("name", "names", "not_linked", "summary")) == meant


def test_of_two_that_are_equally_near_it_is_the_first() -> None:
    assert nearest("ab", ("abc", "abd")) == "abc"
    assert nearest("ab", ("abd", "abc")) == "abd"


def test_a_name_of_a_million_letters_is_looked_for_by_its_first() -> None:
    assert nearest("x" * 1_000_000, ["x" * 60]) == "x" * 60
