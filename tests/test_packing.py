"""A document that was packed is the same when it is unpacked, each place with it."""

from pathlib import Path

import pytest

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
