"""No field that names another fact, and no text that may hold a reference, is forgotten by the rules."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any, get_args, get_origin

import pytest
from pydantic import AfterValidator, BaseModel

from crossbearing.checks.pointers import FIELDS, OR_NAMES, PROSE, pointers
from crossbearing.kinds import Claim, Fact, Incident, Source, Term, reading

WITHIN = {
    "formerly.*", "claims.*", "answers.*.within", "statements.*.id",
}  # fmt: skip
"""Ids that name no other fact, or that a rule of their own looks after."""
VERBATIM = {"statements.*.quote"}
"""Texts of somebody else, in which brackets mean something else."""


def fields_read_by(read: Callable[..., object], model: type[BaseModel], above: str = "") -> Iterator[str]:
    """The paths of all fields of a kind whose text that function reads."""
    for name, known in model.model_fields.items():
        yield from _within(Annotated[known.annotation, *known.metadata, None], f"{above}{name}", read)


def _within(annotation: Any, path: str, read: Callable[..., object]) -> Iterator[str]:
    if get_origin(annotation) is Annotated:
        inner, *notes = get_args(annotation)
        if any(isinstance(note, AfterValidator) and note.func is read for note in notes):
            yield path
        yield from _within(inner, path, read)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from fields_read_by(read, annotation, f"{path}.")
    elif get_origin(annotation) is tuple:
        yield from _within(get_args(annotation)[0], f"{path}.*", read)
    elif type(None) in get_args(annotation):
        yield from _within(get_args(annotation)[0], path, read)
    elif len(get_args(annotation)) == 2:
        yield from _within(get_args(annotation)[1], f"{path}.*", read)


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_that_holds_an_id_is_in_the_table(kind: type[Fact]) -> None:
    assert set(FIELDS[kind]) - set(OR_NAMES) == set(fields_read_by(reading.as_id, kind)) - WITHIN


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_of_prose_is_in_the_table(kind: type[Fact]) -> None:
    assert set(PROSE[kind]) == set(fields_read_by(reading.as_prose, kind)) - VERBATIM


def test_the_pointers_of_a_fact() -> None:
    source = Source.model_validate(
        {"id": "one", "title": "One", "kind": "book", "publisher": "P", "language": "en", "reliability": "B",
         "speaker": "ann", "repeats": [{"source": "two", "how": "quotes"}],
         "note": "On [[heli|it]], [[claim:crash/cause]], [[claim:cause]], [[incident:crash]] and `[[x]]`."}
    )  # fmt: skip
    assert [(pointer.path, pointer.to, pointer.name) for pointer in pointers(source)] == [
        (("speaker",), (Term, "ann"), "ann"),
        (("repeats", 0, "source"), (Source, "two"), "two"),
        (("note",), (Term, "heli"), "[[heli]]"),
        (("note",), (Claim, "crash/cause"), "[[claim:crash/cause]]"),
        (("note",), (Claim, "/cause"), "[[claim:cause]]"),
        (("note",), (Incident, "crash"), "[[incident:crash]]"),
        (("note",), (Term, "x"), "[[x]]"),
    ]
    assert [source.note[slice(*pointer.words)] for pointer in pointers(source) if pointer.words and source.note] == [
        "[[heli|it]]", "[[claim:crash/cause]]", "[[claim:cause]]", "[[incident:crash]]", "[[x]]",
    ]  # fmt: skip
