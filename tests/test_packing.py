"""A document that was packed is the same when it is unpacked, each place with it."""

from pathlib import Path

import pytest

from crossbearing.problems import Place
from crossbearing.read import read
from crossbearing.read.packing import pack, unpack


def test_every_document_is_the_same_after_it_was_packed(root: Path) -> None:
    for path in sorted((root / "tests" / "tiny" / "facts").rglob("*.yml")):
        data = path.read_bytes()
        document = read(data, path.name)
        unpacked = unpack(pack(document), data, path.name)
        assert unpacked.whole == document.spot
        assert unpacked.value == document.value


NESTED = ("{}", "[]", "a: {}", "a: []", "a: [{}, [b, {c: d}]]", "'1': [x]\n'0': {'0': y}", "a:")


@pytest.mark.parametrize("text", NESTED)
def test_empty_and_nested_values_keep_their_places(text: str) -> None:
    document = read(text.encode(), "a.yml")
    unpacked = unpack(pack(document), text.encode(), "a.yml")
    assert unpacked.whole == document.spot
    assert unpacked.value == document.value


TEXT = "a: [é, 'b\tc']\nb: {c: d}\n".encode()


def test_the_packed_form_is_two_values_of_json_in_utf_8_with_no_blank_between() -> None:
    assert pack(read(TEXT, "a.yml")).decode() == (
        '{"a":["é","b\\tc"],"b":{"c":"d"}}\t'
        '[1,1,0,0,{"a":[1,1],"b":[2,1]},{"a":[1,4,3,4,{},[[1,5,4,5],[1,8,7,12]]],'
        '"b":[2,4,17,18,{"c":[2,5]},{"c":[2,8,21,22]}]}]'
    )


def test_places_are_asked_for_in_the_file_by_its_new_name() -> None:
    unpacked = unpack(pack(read(TEXT, "a.yml")), TEXT, "b.yml")
    assert (unpacked.text, unpacked.problems) == (TEXT.decode(), [])
    paths = (("a", 1), ("a", 2), ("b", "c"), ("b", "none"), ("none",))
    assert [str(unpacked.find(path)) for path in paths] == [
        "b.yml:1:8", "b.yml:1:4", "b.yml:2:8", "b.yml:2:4", "b.yml:1:1",
    ]  # fmt: skip
    assert unpacked.find(("b", "c"), key=True) == Place("b.yml", 2, 5)
    assert unpacked.extent(("a", 1)) == (7, 12)
