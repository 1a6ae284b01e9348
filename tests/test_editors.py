"""What editors' programs are told: the schema of each file, and what runs before a commit."""

from __future__ import annotations

import json
import re
import shlex
import sys
import tomllib
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from crossbearing.archive.layout import kind_at
from crossbearing.kinds.schema import name_of

FULL_HASH = re.compile(r"rev: [0-9a-f]{40} # frozen: v\d+\.\d+\.\d+$", re.MULTILINE)


def settings(root: Path, name: str) -> dict[str, Any]:
    """JSON with comments, as VS Code reads it."""
    text = (root / ".vscode" / name).read_text("utf-8")
    read: dict[str, Any] = json.loads(re.sub(r"^(.*?[,{]?)\s*(?<!:)//.*$", r"\1", text, flags=re.MULTILINE))
    return read


def test_each_file_of_facts_has_the_schema_of_its_kind(root: Path) -> None:
    """The publisher's own, as `facts new` writes it; docs/adr/0008 says why."""
    schemas = settings(root, "settings.json")["yaml.schemas"]
    publisher = yaml.safe_load((root / "facts" / "publisher.yml").read_text("utf-8"))
    for path in (root / "facts").rglob("*.yml"):
        kind = kind_at(path.relative_to(root / "facts").as_posix())
        assert kind, path
        within = PurePosixPath(path.relative_to(root).as_posix())
        fits = [schema for schema, files in schemas.items() if _fits(within, files)]
        assert fits == [f"{publisher['url'].rstrip('/')}/data/schema/{name_of(kind[0])}.json"], path


def _fits(path: PurePosixPath, pattern: str) -> bool:
    """A star stands for one name."""
    return len(path.parts) == len(PurePosixPath(pattern).parts) and path.match(pattern)


def test_the_programs_that_complete_and_check_are_recommended(root: Path) -> None:
    recommended = settings(root, "extensions.json")["recommendations"]
    assert {"redhat.vscode-yaml", "editorconfig.editorconfig"} <= set(recommended)


def test_what_runs_before_a_commit_is_pinned_or_comes_from_the_locks(root: Path) -> None:
    text = (root / ".pre-commit-config.yaml").read_text("utf-8")
    repositories = yaml.safe_load(text)["repos"]
    foreign = [repository for repository in repositories if repository["repo"] != "local"]
    assert len(FULL_HASH.findall(text)) == len(foreign) > 0
    for repository in repositories:
        for hook in repository["hooks"] if repository["repo"] == "local" else ():
            program, *_ = shlex.split(hook["entry"])
            assert program.startswith(".venv/bin/")
            assert (Path(sys.prefix) / "bin" / Path(program).name).is_file(), program


def test_another_repository_can_have_its_facts_checked_before_a_commit(root: Path) -> None:
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, command = shlex.split(hook["entry"])
    assert program in tomllib.loads((root / "pyproject.toml").read_text())["project"]["scripts"]
    assert (command, hook["language"]) == ("check", "python")
    assert re.match(hook["files"], "facts/incidents/a/claims/b.yml")
    assert not re.match(hook["files"], "facts/README.md")
