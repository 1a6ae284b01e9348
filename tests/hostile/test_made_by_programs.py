"""What strangers type and other programs are handed: Pagefind gives it back, and Typst draws it as it stands."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typst
from pypdf import PdfReader

from crossbearing.archive import load
from crossbearing.build import Press
from crossbearing.commands import picture
from crossbearing.commands.indexing import Indexing
from crossbearing.commands.picture import FONTS, LAYOUT, Picture
from crossbearing.feeds.search import Record
from crossbearing.site import site_of
from hostile.injecting import NAMING, TEXT, fields, inject, injections

OF_TYPST = ('#panic("x")', '#read("/etc/passwd")', "#emph[x]", "$x^2$", "= x", "*x* _y_", "<x>", '#image("x.svg")')
SHOWN = ("title", "kind", "note", "finding", "within")


def test_the_search_gives_back_what_was_typed_into_any_field(tmp_path: Path) -> None:
    """Every injection, in the records of claims, sources, terms and incidents."""
    typed = list(injections().values())
    records: list[Record] = []
    for number in range(0, len(typed), 5):
        texts = dict.fromkeys(set(fields(*TEXT)) - NAMING, typed[number : number + 5])
        press = Press(site_of(load(inject(tmp_path / str(number), texts)).archive))
        records += [replace(record, address=f"{number}/{record.address}") for record in press.records([])]
    found = {entry["url"]: entry for entry in fragments(Indexing(records).files())}
    assert found.keys() == {record.address for record in records}
    for record in records:
        shown = {name: value for name in SHOWN if (value := getattr(record, name))}
        assert found[record.address]["meta"] == shown
        words = " ".join(found[record.address]["content"].split())
        texts_of = (record.title, *record.words, record.note)
        assert [text for text in texts_of if " ".join(text.split()) not in words] == []
    assert {record.title for record in records} >= set(typed)


@pytest.mark.parametrize("text", [*injections().values(), *OF_TYPST])
def test_a_picture_shows_what_was_typed(text: str) -> None:
    """As a PDF, from which the letters can be read."""
    one = Picture(f"Q{text}Q", f"F{text}F", ("leaning", "contested"), f"I{text}I", f"P{text}P", "en")
    fonts = [str(picture._folder(font)) for font in FONTS]
    told = {"pictures": json.dumps([picture._told(one)])}
    pdf = typst.compile(LAYOUT.as_posix(), format="pdf", font_paths=fonts, ignore_system_fonts=True, sys_inputs=told)
    assert isinstance(pdf, bytes)
    pages = [part.extract_text() for part in PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) == 1
    shown = (one.question, one.finding, one.incident, one.publisher)
    assert [text for text in shown if _letters(text) not in _letters(pages[0])] == []


def fragments(files: Mapping[str, bytes]) -> Iterator[Any]:
    """What the index holds of each record."""
    for address, content in files.items():
        if address.startswith("pagefind/fragment/"):
            yield json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))


def _letters(text: str) -> str:
    return "".join(text.split())
