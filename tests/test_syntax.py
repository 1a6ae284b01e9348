"""What is said of a text that is no YAML: where to mend it, what is wrong, and what to do. More in cases/yaml."""

import pytest
import yaml

from crossbearing.read import Document, read
from crossbearing.read.syntax import explain

QUOTED = "put the value in quotation marks"
COLON = f"a second `:` stands in the value ({QUOTED}, or mend the indentation)"
START = f"this character cannot start a value ({QUOTED})"
FIT = "this does not fit the lines above (indent fields like their neighbours)"
ITEM = "this does not fit the list above (start each item with `- `, under the one above)"
FIELD = "a field without `:` (write `field: value`)"
LIST = "a list cannot start here (put the list on the lines below its field)"
OPEN = "the quotation mark is not closed (close it)"
BRACKET = f"the bracket is not closed (close it, or {QUOTED})"
MISSING = f"a value is missing here (write it, close the bracket, or {QUOTED})"
ESCAPE = "a `\\` stands inside \"…\" (write `\\\\`, or use '…')"
TAB = "a tab stands in the indentation (indent by spaces)"
BAR = "something stands after `|` or `>` (write the text on the lines below, indented)"
ASIDE = f"this is no value that a fact may have ({QUOTED})"
PERCENT = f"a line that begins with % is not allowed ({QUOTED})"
SECOND = "a second document starts here (one file holds one fact: keep one of the two)"
FENCE = "``` is not YAML (delete this line, and the one that closes the block)"
CLOSED = (
    "the quotation mark is closed before the value ends (put the whole value in quotation marks: "
    "double a ' inside '…', and put \\ before a \" inside \"…\")"
)
AFTER = f"a value that begins with a bracket is a list, and something stands after it ({QUOTED})"
ALIAS = 'the alias "*x" is not allowed (write the value out, or put it in quotation marks)'

SAID = [
    ("a: b: c", f"1:5: {COLON}"),
    ("a: b\n c: d", f"2:3: {COLON}"),
    ("a: @x", f"1:4: {START}"),
    ("a: `x`", f"1:4: {START}"),
    ("a:\n  b: c\n d: e", f"3:2: {FIT}"),
    ("a: b #c\n d: e\n", f"2:2: {FIT}"),
    ("a: >\n b\nc:\n  d: e\n f: g", f"5:2: {FIT}"),
    ("- a\nb: c\n", f"2:1: {ITEM}"),
    ("a:\n  - b\n  c: d\n", f"3:3: {ITEM}"),
    ("a: b\nc\n", f"2:1: {FIELD}"),
    ("a: b\nc\nd: e\n", f"2:1: {FIELD}"),
    ("a: - b", f"1:4: {LIST}"),
    ("a: 'b", f"1:4: {OPEN}"),
    ('a: b\nc: "d\n\n', f"2:4: {OPEN}"),
    ("\n'a\n", f"2:1: {OPEN}"),
    ("a: 'b\n---\nc: d\n", f"1:4: {OPEN}"),
    ("a: 'b\nc: d\ne: 'f'\n", f"1:4: {OPEN}"),
    ("a: 'b\n  - c\nd: 'e'\n", f"1:4: {OPEN}"),
    ("x: y\na: 'b\nlong_name:\ne: 'f'\n", f"2:4: {OPEN}"),
    ("a: 'b\n-\nd: 'e'\n", f"1:4: {OPEN}"),
    ("a: [b", f"1:4: {BRACKET}"),
    ("a: [b\nc: d\n", f"1:4: {BRACKET}"),
    ("x: y\na: {b: c", f"2:4: {BRACKET}"),
    ("a: {b: [c}", f"1:8: {BRACKET}"),
    ("a: [1,2\nb: 'x'\n", f"1:4: {BRACKET}"),
    ("a: [b,,c]", f"1:7: {MISSING}"),
    ("a: [b]\nc: ]", f"2:4: {MISSING}"),
    ('a: "\\q"', f"1:5: {ESCAPE}"),
    ('a: "\\xZZ"', f"1:7: {ESCAPE}"),
    ('a: "\\uD800"', f"1:7: {ESCAPE}"),
    ("a: b\n\tc: d", f"2:1: {TAB}"),
    ("a: |b\n", f"1:5: {BAR}"),
    ("a: > b\n c\n", f"1:6: {BAR}"),
    ("a: |0\n b\n", f"1:5: {BAR}"),
    ("a: ? b", f"1:4: a `?` cannot stand here ({QUOTED})"),
    ("a: !<x", f"1:7: {ASIDE}"),
    ("a: !a!b c", f"1:4: {ASIDE}"),
    ("a: &", f"1:5: {ASIDE}"),
    ("a: * b", f"1:5: {ASIDE}"),
    ("%x\na: b", f"1:3: {PERCENT}"),
    ("%TAG\n---\na: b\n", f"1:5: {PERCENT}"),
    ("a: b\n%x\n", f"2:3: {PERCENT}"),
    ("%YAML 3.0\n---\na: b\n", "1:1: a line that begins with % is not allowed (delete it)"),
    ("a: b\n...\nc: d\n", f"3:1: {SECOND}"),
    ("a: b\n---\nc: d\n", "2:1: a second document starts here (one file holds one fact: delete the `---`)"),
    ("```\na: b: c\n```\n", f"1:1: {FENCE}"),
    ("  \n```yaml\na: b\n```", f"2:1: {FENCE}"),
    ("a: ```\nb: ```x: y: z", f"1:4: {START}"),
    ("a: 'b'c\n", f"1:7: {CLOSED}"),
    ('a: "b" c "d"\n', f"1:8: {CLOSED}"),
    ("a: 'it's'\nb: c\n", f"1:8: {CLOSED}"),
    ("a: 'b\n  c' d\n", f"2:6: {CLOSED}"),
    ("a: 'b\n\nc: d'\nx: 'y' z\n", f"4:8: {CLOSED}"),
    ("a: 'b'\n  c: 'd'\n", f"2:3: {FIT}"),
    ("a: [b] c\n", f"1:4: {AFTER}"),
    ("x: y\na:\n  b: {c: d} e\nf: g\n", f"3:6: {AFTER}"),
    ("a: [b,\n  c] d\n", f"1:4: {AFTER}"),
    ("a: [b]\n c\n", f"2:2: {FIT}"),
    ("[]: b\n", "1:1: a field's name is one word (write `field: value`)"),
    ('a: "b\\ec"', "1:4: the invisible character U+001B is not allowed (delete it)"),
    ('a: ["b\\rc"]', "1:5: the invisible character U+000D is not allowed (delete it)"),
    ("x: y\na: b\na: c\n", "3:1: `a` stands twice, first on line 2 (keep one of the two)"),
    ("*x", f"1:1: {ALIAS}"),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_a_mistake_in_the_syntax_is_said_in_an_editors_words(text: str, said: str) -> None:
    document = read(text.encode(), "x.yml")
    assert [str(problem) for problem in document.problems] == [f"x.yml:{said}"]
    assert {problem.rule for problem in document.problems} == {"yaml"}


def test_what_follows_a_mistake_is_read_all_the_same() -> None:
    document = read(b"[]: b\nc: *x\n*x : d\ne: f\ne: g\n", "x.yml")
    assert [str(problem) for problem in document.problems] == [
        "x.yml:1:1: a field's name is one word (write `field: value`)",
        f"x.yml:2:4: {ALIAS}",
        f"x.yml:3:1: {ALIAS}",
        "x.yml:3:1: a field's name is one word (write `field: value`)",
        "x.yml:5:1: `e` stands twice, first on line 4 (keep one of the two)",
    ]
    assert str(document.find(("c",))) == "x.yml:2:4"


def test_what_no_parser_says_today_is_not_yaml() -> None:
    document = Document("x.yml", "a: b\n")
    explain(yaml.MarkedYAMLError(problem="found something new"), document)
    assert [str(problem) for problem in document.problems] == [
        "x.yml:1:1: this is not YAML (compare the file with the example in facts/README.md)"
    ]
