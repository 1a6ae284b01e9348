"""No workflow runs a stranger's code with a token that can write, and none runs an action that can be exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
OURS, NEW_SITES = ROOT / ".github", ROOT / "hooks" / "crossbearing" / "skeleton" / ".github"
"""This repository's, and those that `facts init` gives to a new site."""
WORKFLOWS = sorted([*OURS.glob("workflows/*.yml"), *NEW_SITES.glob("workflows/*.yml")])
PUBLISH = [path for path in WORKFLOWS if path.stem == "publish"]
TRIGGERS = {"pull_request", "push", "schedule", "workflow_dispatch"}
"""Anything else, such as `pull_request_target` or `issue_comment`, runs on main with what a stranger typed."""
PINNED = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
BUILDS = re.compile(r"\b(?:make|facts|pip|mkdocs|python)\b")
"""What runs code of the repository, or of a library."""
CHECKOUT = "actions/checkout@"
SETS_UP_PYTHON = "actions/setup-python@"


def workflow(text: str) -> dict[str, Any]:
    """As GitHub reads it: to the YAML of PyYAML, `on` is true."""
    read = yaml.safe_load(text)
    return {"on" if key is True else key: value for key, value in read.items()}


def dangers(text: str) -> Iterator[str]:
    """Why a stranger could do harm, a line each."""
    flow = workflow(text)
    triggers = {flow["on"]} if isinstance(flow["on"], str) else set(flow["on"])
    yield from (f"trigger {name}" for name in sorted(triggers - TRIGGERS))
    if flow.get("permissions") != {}:
        yield "every job that says nothing may do more than nothing"
    if "secrets." in text:
        yield "a secret is read"
    for name, job in flow["jobs"].items():
        yield from (f"{name}: {danger}" for danger in of_job(job, "pull_request" in triggers))
    yield from (f"not pinned: {used}" for used in re.findall(r"uses: *(.+)", text) if not PINNED.fullmatch(used))


def of_job(job: Mapping[str, Any], for_strangers: bool) -> Iterator[str]:
    rights = job.get("permissions")
    writes = rights is None or any(right != "read" for right in rights.values())
    if for_strangers and rights != {"contents": "read"}:
        yield "has more rights than to read what everybody can read"
    if not isinstance(job.get("timeout-minutes"), int):
        yield "may run for six hours"
    for step in job["steps"]:
        used, given = step.get("uses", ""), step.get("with", {})
        if writes and (used.startswith(CHECKOUT) or BUILDS.search(step.get("run", ""))):
            yield "runs the project with a token that can write"
        if used.startswith(CHECKOUT) and given.get("persist-credentials") is not False:
            yield "leaves its token in the checkout"
        if used.startswith(CHECKOUT) and "ref" in given:
            yield "fetches something else than what the trigger is about"
        if "${{" in step.get("run", ""):
            yield "puts a value into a shell line"
        if (
            used.startswith(SETS_UP_PYTHON)
            and "cache" in given
            and "requirements" not in given["cache-dependency-path"]
        ):
            yield "keeps a cache that no lock names"


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_a_stranger_can_do_no_harm(path: Path) -> None:
    assert list(dangers(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", PUBLISH, ids=name_of)
def test_what_is_published_comes_from_no_cache(path: Path) -> None:
    """A cache can be written by a run that somebody else started."""
    text = path.read_text(encoding="utf-8")
    assert "cache:" not in text
    assert "actions/cache" not in text


@pytest.mark.parametrize("path", PUBLISH, ids=name_of)
def test_the_site_is_built_for_the_address_that_pages_gives_it(path: Path) -> None:
    """`test_links.py` builds it so, for a repository of another name."""
    steps = workflow(path.read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    (build,) = (step for step in steps if step["name"] == "Build the site")
    assert build["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    (asked,) = (step for step in steps if step.get("id") == "pages")
    assert asked["uses"].startswith("actions/configure-pages@")


def test_each_danger_is_noticed() -> None:
    harmful = """
on: [pull_request_target, pull_request]
permissions: write-all
jobs:
  a:
    permissions: {contents: write}
    steps:
      - uses: actions/checkout@v4
        with: {ref: "${{ github.head_ref }}"}
      - uses: actions/setup-python@v5
        with: {cache: pip, cache-dependency-path: a.txt}
      - run: make ${{ github.event.pull_request.title }}
        env: {TOKEN: "${{ secrets.TOKEN }}"}
"""
    assert list(dangers(harmful)) == [
        "trigger pull_request_target",
        "every job that says nothing may do more than nothing",
        "a secret is read",
        "a: has more rights than to read what everybody can read",
        "a: may run for six hours",
        "a: runs the project with a token that can write",
        "a: leaves its token in the checkout",
        "a: fetches something else than what the trigger is about",
        "a: keeps a cache that no lock names",
        "a: runs the project with a token that can write",
        "a: puts a value into a shell line",
        "not pinned: actions/checkout@v4",
        "not pinned: actions/setup-python@v5",
    ]


def test_one_action_has_one_version_everywhere() -> None:
    used = {line for path in WORKFLOWS for line in PINNED.findall(path.read_text(encoding="utf-8"))}
    assert len({line.split("@")[0] for line in used}) == len(used) > 5


def test_a_new_site_has_the_forms_and_the_template_of_this_one() -> None:
    names = [
        "CODEOWNERS", "PULL_REQUEST_TEMPLATE.md",
        *(path.relative_to(OURS).as_posix() for path in sorted(OURS.glob("ISSUE_TEMPLATE/*.yml"))),
    ]  # fmt: skip
    assert len(names) == 6
    for name in names:
        theirs = (NEW_SITES / name).read_text(encoding="utf-8")
        ours = (OURS / name).read_text(encoding="utf-8")
        assert theirs.replace("your-name.github.io/your-site", "crossbearing.github.io/crossbearing") == ours, name
