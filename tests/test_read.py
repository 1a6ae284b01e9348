"""What is read from a file: plain texts, each with its place, or the problem that prevents it. More in cases/yaml."""

import re
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.invisible import FORBIDDEN
from crossbearing.problems import Place
from crossbearing.read import MOST_BYTES, Document, read


def said(data: bytes) -> list[str]:
    document = read(data, "x.yml")
    return [str(problem) for problem in document.problems]


def test_every_scalar_is_text() -> None:
    document = read(b"a: no\nb: 1:30\nc: 012\nd: ~\ne: 2015-11-24\nf: 1_000\ng: .inf\nh:\ni: 'x'\n", "x.yml")
    assert document.value == {
        "a": "no", "b": "1:30", "c": "012", "d": "~", "e": "2015-11-24", "f": "1_000", "g": ".inf", "h": "", "i": "x",
    }  # fmt: skip


def test_lines_and_columns_count_from_one_in_code_points() -> None:
    document = read("é: {日本: 'x',\r\n  b: [c,\n   d]}\n".encode(), "x.yml")
    assert document.find(("é",)) == Place("x.yml", 1, 4)
    assert document.find(("é", "日本")) == Place("x.yml", 1, 9)
    assert document.find(("é", "b", 1)) == Place("x.yml", 3, 4)
    assert document.find(("é", "b"), key=True) == Place("x.yml", 2, 3)


def test_the_place_of_what_is_not_there_is_that_of_what_should_hold_it() -> None:
    document = read(b"a:\n  - b: c\n", "x.yml")
    assert document.find(("a", 0, "none", "at all")) == Place("x.yml", 2, 5)
    assert document.find(("a", 5)) == Place("x.yml", 2, 3)
    assert document.find(("none",), key=True) == Place("x.yml", 1, 1)


TEXTS = """\
plain: one two
  one three
single: 'one two
  one three'
folded: >-

    one two

    one three
bar: |
    one two
    one three
double: "one\\
  \\x20two one three"
"""


@pytest.mark.parametrize(
    ("name", "place"), [("plain", (2, 3)), ("single", (4, 3)), ("folded", (9, 5)), ("bar", (12, 5))]
)
def test_words_are_found_in_any_way_of_writing_a_text(name: str, place: tuple[int, int]) -> None:
    document = read(TEXTS.encode(), "x.yml")
    assert isinstance(document.value, dict)
    text = str(document.value[name]).strip()
    second = text.rindex("one")
    assert document.find_words((name,), (second, second + 3)) == Place("x.yml", *place)
    assert document.find_words((name,), (second, len(text))) == Place("x.yml", *place)


def test_the_extent_of_a_text_is_counted_in_code_points_of_the_file() -> None:
    document = read("é: [日, 'x y']\nb: |\n  c\n".encode(), "x.yml")
    for path, written in ((("é", 0), "日"), (("é", 1), "'x y'"), (("b",), "|\n  c\n")):
        assert document.text[slice(*document.extent(path))] == written


def test_words_that_escapes_hide_are_at_their_text() -> None:
    document = read(TEXTS.encode(), "x.yml")
    assert document.value == {**_dict(document), "double": "one two one three"}
    assert document.find_words(("double",), (0, 7)) == document.find(("double",))


def _dict(document: Document) -> dict[str, object]:
    assert isinstance(document.value, dict)
    return dict(document.value)


NO_TEXT = ", not like text (save it as plain text, in UTF-8)"
INDENTED = "stands in the indentation (indent by spaces)"
CONFLICT = (
    "this file holds a merge conflict "
    "(keep one of the two versions, and delete the lines that begin with <<<<<<<, =======, or >>>>>>>)"
)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "x.yml:1:1: the file is empty (write the fact, or delete the file)"),
        (b"\n \n", "x.yml:1:1: the file is empty (write the fact, or delete the file)"),
        (b"---\n", "x.yml:1:1: the file is empty (write the fact, or delete the file)"),
        (b"a: b\nc: \xff", "x.yml:2:4: byte 0xFF is not UTF-8 (save the file as UTF-8)"),
        ("a: é".encode("latin-1"), "x.yml:1:4: byte 0xE9 is not UTF-8 (save the file as UTF-8)"),
        ("a: b".encode("utf-16"), "x.yml:1:1: byte 0xFF is not UTF-8 (save the file as UTF-8)"),
        (b"a: \xed\xa0\x80", "x.yml:1:4: byte 0xED is not UTF-8 (save the file as UTF-8)"),
        ("\ufeffa: b".encode(), "x.yml:1:1: the file begins with a byte order mark (save it as UTF-8 without BOM)"),
        (b"a: b\nc: d\x00e", "x.yml:2:5: the invisible character U+0000 is not allowed (delete it)"),
        ("a: b\u202ec".encode(), "x.yml:1:5: the invisible character U+202E is not allowed (delete it)"),
        ("a: b\u2028c".encode(), "x.yml:1:5: the invisible character U+2028 is not allowed (delete it)"),
        (b"a:\r\n\tb: c", "x.yml:2:1: a tab stands in the indentation (indent by spaces)"),
        (b"a: b\rc", "x.yml:2:1: a field without `:` (write `field: value`)"),
        (b"x" * (MOST_BYTES + 1), "x.yml:1:1: the file is larger than 1 MiB (split it: one file holds one fact)"),
        (b"\xef\xbb\xbf <!DOCTYPE HTML>", f"x.yml:1:1: this looks like an HTML page{NO_TEXT}"),
        (b"\n<html lang=en>", f"x.yml:1:1: this looks like an HTML page{NO_TEXT}"),
        (b"PK\x03\x04", f"x.yml:1:1: this looks like a Word document or an archive{NO_TEXT}"),
        (b"\xd0\xcf\x11\xe0", f"x.yml:1:1: this looks like a Word document{NO_TEXT}"),
        (b"{\\rtf1", f"x.yml:1:1: this looks like a document with formatting (RTF){NO_TEXT}"),
        (b"%PDF-1.7", f"x.yml:1:1: this looks like a PDF{NO_TEXT}"),
        ("a:\n  b: c\n  \u202fd: e".encode(), f"x.yml:3:3: a blank that is no space, U+202F, {INDENTED}"),
        (b"a: b\n<<<<<<< HEAD\n", f"x.yml:2:1: {CONFLICT}"),
        (b"a: b\n=======\r\n", f"x.yml:2:1: {CONFLICT}"),
        (b"a:\n  \tb: c", "x.yml:2:3: a tab stands in the indentation (indent by spaces)"),
        (b"[" * 3000, "x.yml:1:21: more than 20 levels deep (flatten it)"),
        (b"a: b\n...\nc: d", "x.yml:3:1: a second document starts here (one file holds one fact: keep one of the two)"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(data: bytes, problem: str) -> None:
    assert said(data) == [problem]


def test_a_file_of_just_so_many_bytes_and_levels_is_read() -> None:
    assert said(b"a: ".ljust(MOST_BYTES, b"x")) == []
    assert said(b"[" * 20 + b"]" * 20) == []


def test_a_lone_carriage_return_ends_a_line() -> None:
    document = read(b"a: b\rc: d\r\n", "x.yml")
    assert (document.value, document.text) == ({"a": "b", "c": "d"}, "a: b\nc: d\r\n")


def test_levels_are_refused_before_they_are_read() -> None:
    assert said(b"\n".join(b" " * level + b"a:" for level in range(1000))) == [
        "x.yml:21:21: more than 20 levels deep (flatten it)"
    ]


def test_all_problems_of_our_own_come_at_once() -> None:
    assert said(b"a: &x 1\na: 2\nb: *x\nc: !t 3\n<<: {d: e}\n") == [
        'x.yml:1:4: the anchor "&x" is not allowed (write the value out, or put it in quotation marks)',
        "x.yml:2:1: `a` stands twice, first on line 1 (keep one of the two)",
        'x.yml:3:4: the alias "*x" is not allowed (write the value out, or put it in quotation marks)',
        'x.yml:4:4: the tag "!t" is not allowed (delete it, or put the value in quotation marks)',
        "x.yml:5:1: the merge key `<<` is not allowed (write the fields out)",
    ]


def test_a_file_at_the_limit_is_read() -> None:
    """A million characters of items, or of one text."""
    for data in (b"[" + b"a," * 500_000 + b"]", b"a: >-\n" + b"  some words\n" * 80_000):
        assert read(data, "x.yml").problems == []


def test_what_arabic_persian_and_hebrew_need_is_allowed() -> None:
    text = "می\u200cخواهم \u200f\u200e\u061c שָׁלוֹם कर्\u200dम"
    assert read(f"a: {text}".encode(), "x.yml").value == {"a": text}


def test_no_other_control_or_format_character_that_hides_is_allowed() -> None:
    allowed = {"\t", "\n", "\r"}
    hiding = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))]
    assert [char for char in hiding if char not in allowed and not FORBIDDEN.match(char)] == []
    assert all(category(char) in ("Cc", "Cf", "Zl", "Zp") or char == "\u202f" for char in hiding)


PIECES = st.sampled_from(
    ["a", "b: ", "- ", "\n", "  ", "? ", ": ", "[", "]", "{", "}", ",", "'", '"', "|", ">", "&x ", "*x", "!t ",
     "%Y 1\n", "---\n", "...\n", "@", "`", " #c", "<<: ", "\\x", "\\u12", "|9", ">0", "日", "\t", "\r", "\ufeff",
     "\x00", "=", "~"]
)  # fmt: skip


@settings(max_examples=1000, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=20))
def test_any_text_is_read_or_refused_in_an_editors_words(text: str) -> None:
    document = read(text.encode("utf-8", "surrogatepass"), "x.yml")
    assert document.problems or document.value is not None
    for problem in document.problems:
        assert not re.search(r"token|scalar|expected|node|parsing|this is not YAML", str(problem))
        assert 1 <= problem.place.line <= text.count("\n") + text.count("\r") + 1
