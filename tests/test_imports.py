"""Every library that the program imports is asked for by name: what another library happens to bring may go with it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path


def normal(name: str) -> str:
    """A distribution's name as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(file: Path) -> Iterator[str]:
    """The top-level names that a module imports, relative imports left out."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.partition(".")[0]


def test_every_library_that_is_imported_is_asked_for(root: Path) -> None:
    lines = (root / "requirements.in").read_text(encoding="utf-8").splitlines()
    asked = {normal(name[0]) for line in lines if (name := re.match(r"[A-Za-z0-9_.-]+", line))}
    known = packages_distributions()
    own = {"crossbearing", "crossbearing_mkdocs", "crossbearing_in_mkdocs"}
    names = {name for file in (root / "hooks").rglob("*.py") for name in imported(file)}
    libraries = names - own - set(sys.stdlib_module_names)
    assert "yaml" in libraries
    # pydantic_core is pydantic's own other half, and pinned by it
    missing = {
        name
        for name in libraries - {"pydantic_core"}
        if not {normal(distribution) for distribution in known.get(name, ())} & asked
    }
    assert missing == set()
