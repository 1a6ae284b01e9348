"""Prose without its marks: the words that a reader of the page would see."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossbearing.archive import Archive, load
from crossbearing.plain_text import plain_text


@pytest.fixture(scope="module")
def archive(root: Path) -> Archive:
    return load(root / "tests" / "tiny" / "facts").archive


@pytest.mark.parametrize(
    ("prose", "text"),
    [
        ("One *word*, **two** [links](https://a.example).", "One word, two links."),
        ("First.\n\nSecond,\nthird.", "First. Second, third."),
        ("The [[levee]] and the [[river-board|board]].", "The levee and the board."),
        ("See [[claim:cause]] and [[claim:flood/cause]].", "See Why it gave way and Why it gave way."),
        ("In [[source:gazette]].", "In A page of the Gazette on the flood."),
        ("On [[incident:flood]].", "On Flood at the Old Quay, 3 May 2021."),
        ("An unknown [[dam]].", "An unknown dam."),
        ("1 < 2 & <b>3</b> &amp;", "1 < 2 & <b>3</b> &"),
        ("</script>", "</script>"),
        ("", ""),
    ],
)
def test_what_is_left(prose: str, text: str, archive: Archive) -> None:
    assert plain_text(prose, archive, "flood") == text
