"""What a stranger writes into a page of `docs/` is left out where it does anything, and told at its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from markdown import Markdown

from crossbearing.archive import Archive
from crossbearing.commands.docs_folder import linked_folder
from crossbearing.commands.handwritten import FRONT_MATTER, addresses_in, problems
from crossbearing.prose import inert, left_out_of
from crossbearing.prose.inert import ATTRIBUTES, ELEMENTS, ELSEWHERE
from hostile.injecting import injections
from hostile.test_injections import OUTSIDE
from hostile.writing import BESIDE, IN_PLACE, cases, write

ABOVE = "above a hand-written page"


def rendered(page: str) -> str:
    """As MkDocs renders it, with the extension that is most dangerous."""
    text = FRONT_MATTER.sub("", page)
    return str(Markdown(extensions=["toc", "tables", "fenced_code", "attr_list", "md_in_html"]).convert(text))


@pytest.mark.parametrize("name", cases())
def test_what_may_not_stand_in_a_page_is_told(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = cases()[name]
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("docs/x.md").write_text(case["page"], encoding="utf-8")
    assert [str(problem) for problem in sorted(problems(Path("docs"), Archive()))] == case["problems"]
    told = [str(problem) for problem in left_out_of(case["page"], "docs/x.md", inert(rendered(case["page"]))[1])]
    assert told == [one for one in case.get("mkdocs", case["problems"]) if ABOVE not in one]


@pytest.mark.parametrize("name", cases())
def test_what_stays_of_a_page_does_nothing(name: str) -> None:
    assert active(inert(rendered(cases()[name]["page"]))[0]) == []


def test_what_is_typed_into_facts_does_nothing_in_a_page_either() -> None:
    for typed in injections().values():
        assert active(inert(rendered(f"# One\n\n{typed}\n\n{typed} [x]({typed})"))[0]) == []
        assert active(inert(typed)[0]) == []


def test_what_is_inert_stays_as_it_is() -> None:
    once, _ = inert(rendered(cases()["harmless"]["page"]))
    assert inert(once) == (once, ())


def test_files_that_may_run_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("docs"))
    Path("docs/fine.PNG").write_bytes(b"")
    Path("docs/CNAME").write_text("example.org")
    Path('docs/a"><script>.md').write_text("# One")
    Path("docs/a\nb.md").write_text("# One")
    Path("docs/same.txt").symlink_to("CNAME")
    Path("docs/up").symlink_to("..")
    os.mkfifo("docs/pipe.md")
    kind = "a file of this kind is not published, since a browser might run it (save pictures as .png, .webp or .jpg, "
    assert sorted(str(one) for one in problems(Path("docs"), Archive()) if "hostile/" not in one.place.file) == [
        'docs/a"><script>.md:1:1: a name may not hold any of < > & " (rename it)',
        "docs/a\\nb.md:1:1: the name of the file cannot be shown (rename it)",
        *(f"docs/{name}:1:1: {kind}texts as .md or .txt, tables as .csv)" for name in sorted(BESIDE)),
        "docs/leak.txt:1:1: a symbolic link that leaves the folder (put a file in its place)",
        "docs/pipe.md:1:1: not a regular file (put a file in its place)",
        "docs/up:1:1: a symbolic link that leaves the folder (put a file in its place)",
    ]
    published = addresses_in(Path("docs"))
    assert sorted(name for name in published if "hostile" not in name) == ["CNAME", IN_PLACE, "fine.PNG", "same.txt"]
    assert linked_folder(Path("docs")) == "up"


def active(html: str) -> list[str]:
    """Whatever is not on the lists, as a browser reads it."""
    body = BeautifulSoup(html, "html5lib").body
    assert body
    return [f"{element.name} {name}" for element in body.find_all(True) for name in _wrong(element)]


def _wrong(element: Tag) -> Iterator[str]:
    if element.name not in ELEMENTS:
        yield ""
    for name, value in element.attrs.items():
        known = {*ATTRIBUTES["*"], *ATTRIBUTES.get(element.name, ())}
        if name not in known and not name.startswith("aria-"):
            yield name
        outside = name in ("href", "src") and ELSEWHERE.match(str(value))
        if outside and (name == "src" or not str(value).strip().lower().startswith(("//", *OUTSIDE))):
            yield f"{name} {value}"
