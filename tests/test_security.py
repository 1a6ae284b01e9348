"""What SECURITY.md promises is tested by tests that exist, and it counts what is there."""

import ast
import re
from pathlib import Path

TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_each_threat_has_a_test_that_exists(root: Path) -> None:
    text = (root / "SECURITY.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 20
    assert [row for row in rows if not TEST.search(row)] == []
    assert [f"{file}::{name}" for file, name in TEST.findall(text) if name not in _tests(root / file)] == []


def test_the_inputs_are_counted(root: Path) -> None:
    text = (root / "SECURITY.md").read_text(encoding="utf-8")
    told = re.search(r"^(\d+) injections.*; (\d+) hostile pages.*; (\d+) hostile\nfiles", text, re.MULTILINE)
    folders = [root / "tests" / "hostile" / name for name in ("injections", "pages", "files")]
    assert told
    assert [int(number) for number in told.groups()] == [len(list(folder.glob("*.yml"))) for folder in folders]


def test_nobody_is_sent_to_a_person(root: Path) -> None:
    assert "@" not in (root / "SECURITY.md").read_text(encoding="utf-8")


def _tests(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
