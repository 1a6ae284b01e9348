"""Each page made from facts leads to the history of its file, to a report that names the page, and to an editor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup

from crossbearing.kinds import TERM_KINDS
from crossbearing.repository import Repository
from one_page import words
from test_build import mkdocs, replace
from test_cli import facts

HOME = "https://github.com/tiny/tiny"
PAGES = {
    "incidents/flood/": "incidents/flood/incident.yml",
    "incidents/flood/claims/cause/": "incidents/flood/claims/cause.yml",
    "sources/gazette/": "sources/gazette.yml",
    "glossary/levee/": "glossary/concepts/levee.yml",
}
SUGGESTED = {"incidents/flood/": "source", "incidents/flood/claims/cause/": "source", "sources/gazette/": "source",
             "glossary/levee/": "term", "sources/": "source", "glossary/": "term"}  # fmt: skip


@pytest.mark.parametrize(
    ("address", "history", "edit", "report"),
    [
        (
            "https://github.com/o/r/tree/main/facts",
            "https://github.com/o/r/commits/main/facts/a%20b.yml",
            "https://github.com/o/r/edit/main/facts/a%20b.yml",
            "https://github.com/o/r/issues/new?template=error.yml&title=T%20%26%20t&page=https%3A%2F%2Fx.example%2Fa%2F",
        ),
        (
            "https://github.com/o/r/edit/some/branch/site/facts/",
            "https://github.com/o/r/commits/some/branch/site/facts/a%20b.yml",
            "https://github.com/o/r/edit/some/branch/site/facts/a%20b.yml",
            "https://github.com/o/r/issues/new?template=error.yml&title=T%20%26%20t&page=https%3A%2F%2Fx.example%2Fa%2F",
        ),
        (
            "https://gitlab.example/group/sub/r/-/tree/main/facts",
            "https://gitlab.example/group/sub/r/-/commits/main/facts/a%20b.yml",
            "https://gitlab.example/group/sub/r/-/edit/main/facts/a%20b.yml",
            "https://gitlab.example/group/sub/r/-/issues/new?issue%5Btitle%5D=T%20%26%20t&issue%5Bdescription%5D=https%3A%2F%2Fx.example%2Fa%2F%0A%0A",
        ),
        (
            "https://codeberg.org/o/r/src/branch/main/facts",
            "https://codeberg.org/o/r/commits/branch/main/facts/a%20b.yml",
            "https://codeberg.org/o/r/_edit/main/facts/a%20b.yml",
            "https://codeberg.org/o/r/issues/new?title=T%20%26%20t&body=https%3A%2F%2Fx.example%2Fa%2F%0A%0A",
        ),
    ],
)
def test_each_forge_has_addresses_of_its_own(address: str, history: str, edit: str, report: str) -> None:
    repository = Repository.at(address)
    assert repository
    assert repository.history("a b.yml") == history
    assert repository.edit("a b.yml") == edit
    assert repository.report("error", "T & t", "https://x.example/a/") == report


@pytest.mark.parametrize(
    "address", ["", "https://github.com/o/r", "https://example.org/?tree/main", "javascript:alert(1)/tree/main/facts"]
)
def test_what_is_no_folder_of_a_forge_gives_no_links(address: str) -> None:
    assert Repository.at(address) is None


def links(site: Path, address: str) -> dict[str, str]:
    page = BeautifulSoup((site / address / "index.html").read_bytes(), "html5lib")
    return {words(link): str(link["href"]) for link in page.select("ul.actions a")}


@pytest.fixture(scope="module")
def built(copy_of_tiny: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its site, built by MkDocs."""
    project = copy_of_tiny(tmp_path_factory.mktemp("kept") / "tiny")
    assert mkdocs(project, "build", "--strict", "--quiet").returncode == 0
    return project


@pytest.mark.parametrize("address", PAGES)
def test_mkdocs_knows_where_the_facts_are_kept(built: Path, address: str) -> None:
    found = links(built / "site", address)
    assert list(found) == ["History of this file", "Report an error", f"Suggest a {SUGGESTED[address]}", "Edit"]
    assert found["History of this file"] == f"{HOME}/commits/main/facts/{PAGES[address]}"
    assert found["Edit"] == f"{HOME}/edit/main/facts/{PAGES[address]}"
    report = urlsplit(found["Report an error"])
    title = BeautifulSoup((built / "site" / address / "index.html").read_bytes(), "html5lib").select_one("h1")
    assert f"{report.scheme}://{report.netloc}{report.path}" == f"{HOME}/issues/new"
    (asked,) = parse_qs(report.query)["title"]
    assert asked.split() == ["Error:", *words(title).removesuffix("¶").split()]
    assert parse_qs(report.query)["page"] == [f"https://tiny.example/{address}"]


@pytest.mark.parametrize("address", SUGGESTED)
def test_what_a_page_fills_in_is_a_field_of_the_form_that_it_opens(root: Path, built: Path, address: str) -> None:
    found = {label: urlsplit(link) for label, link in links(built / "site", address).items() if "issues/new" in link}
    assert set(found) == {f"Suggest a {SUGGESTED[address]}", *(["Report an error"] if address in PAGES else [])}
    for label, link in found.items():
        filled = {name: value for name, (value,) in parse_qs(link.query).items()}
        form = yaml.safe_load((root / ".github" / "ISSUE_TEMPLATE" / filled.pop("template")).read_text("utf-8"))
        assert form["name"] == label
        assert filled.pop("title").startswith(form["title"])
        assert filled == {"page": f"https://tiny.example/{address}"}
        assert "page" in {field["id"] for field in form["body"]}


FIELDS = {"input", "textarea", "dropdown"}


def test_the_forms_are_such_as_github_takes(root: Path) -> None:
    """https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests"""
    forms = sorted((root / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    assert [form.stem for form in forms] == ["config", "error", "source", "term"]
    for path in forms[1:]:
        form = yaml.safe_load(path.read_text("utf-8"))
        assert set(form) == {"name", "description", "title", "labels", "body"}
        for field in form["body"]:
            assert field["type"] in FIELDS
            assert set(field) == {"type", "id", "attributes", "validations"}
            assert set(field["attributes"]) <= {"label", "description", "placeholder", "options"}
            assert ("options" in field["attributes"]) is (field["type"] == "dropdown")
            assert isinstance(field["validations"]["required"], bool)
        labels = [field["attributes"]["label"] for field in form["body"]]
        assert len(set(labels)) == len(labels)
    term = yaml.safe_load((root / ".github" / "ISSUE_TEMPLATE" / "term.yml").read_text("utf-8"))
    (kind,) = (field for field in term["body"] if field["id"] == "kind")
    assert tuple(kind["attributes"]["options"]) == TERM_KINDS


@pytest.mark.parametrize("address", PAGES)
def test_both_doors_lead_to_the_same(built: Path, address: str) -> None:
    out = built / "out"
    if not out.exists():
        assert facts(built, "build", "--to", "out", "--repository", f"{HOME}/tree/main/facts").returncode == 0
    assert links(out, address) == links(built / "site", address)


def test_without_a_repository_errors_are_reported_to_the_publisher(tiny: Path) -> None:
    assert facts(tiny, "build", "--to", "out").returncode == 0
    assert links(tiny / "out", "glossary/levee/") == {
        "Report an error": "mailto:desk@tiny.example?subject=Error%3A%20levee"
        "&body=https%3A%2F%2Ftiny.example%2Fglossary%2Flevee%2F%0A%0A"
    }
    replace(tiny, "facts/publisher.yml", "contact: desk@tiny.example", "contact: https://tiny.example/desk")
    assert facts(tiny, "build", "--to", "out").returncode == 0
    assert links(tiny / "out", "glossary/levee/") == {"Report an error": "https://tiny.example/desk"}


def test_a_config_without_a_repository_has_no_links_to_it(tiny: Path) -> None:
    replace(tiny, "mkdocs.yml", "repo_url: https://github.com/tiny/tiny\nedit_uri: edit/main/docs/\n", "")
    assert mkdocs(tiny, "build", "--strict", "--quiet").returncode == 0
    assert list(links(tiny / "site", "glossary/levee/")) == ["Report an error"]


def test_the_links_stand_once_at_the_foot_and_nowhere_else(built: Path) -> None:
    for address in (*SUGGESTED, "", "incidents/", "corrections/", "about/method/"):
        page = BeautifulSoup((built / "site" / address / "index.html").read_bytes(), "html5lib")
        found = page.select("ul.actions")
        assert len(found) == (1 if address in SUGGESTED else 0), address
        assert not found or not found[0].find_next(["h2", "h3", "table"])
