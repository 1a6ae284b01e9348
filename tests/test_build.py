"""`mkdocs build` and the old site: bad facts, warnings of a strict build and crashes never cost what is published."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Files = dict[str, bytes]


def mkdocs(project: Path, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs MkDocs; what it prints of its own, such as how long it took, is left out where tests compare."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=cwd or project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1"},
    )


def files_in(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def replace(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def tiny_site(copy_of_tiny: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small project, built once."""
    project = copy_of_tiny(tmp_path_factory.mktemp("once") / "tiny")
    done = mkdocs(project, "build", "--strict", "--quiet")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    assert names_in(project) == ["docs", "facts", "facts.json", "mkdocs.yml", "site"]
    return project / "site"


@pytest.fixture
def built(tiny: Path, tiny_site: Path) -> Path:
    """The small project with its site."""
    shutil.copytree(tiny_site, tiny / "site")
    return tiny


def test_every_fact_and_every_hand_written_page_has_a_page(built: Path) -> None:
    pages = {name for name in files_in(built / "site") if name.endswith("index.html")}
    assert pages >= {
        "about/how-to-read/index.html",
        "glossary/ada-vane/index.html",
        "glossary/index.html",
        "glossary/levee/index.html",
        "glossary/old-quay/index.html",
        "glossary/river-board/index.html",
        "incidents/flood/claims/cause/index.html",
        "incidents/flood/index.html",
        "index.html",
        "sources/board-statement/index.html",
        "sources/gazette/index.html",
    }
    assert (built / "site" / "data" / "facts.json").is_file()


def test_the_pencil_opens_the_file_of_facts(built: Path) -> None:
    page = (built / "site" / "glossary" / "levee" / "index.html").read_text()
    assert 'href="https://github.com/tiny/tiny/edit/main/facts/glossary/concepts/levee.yml"' in page
    page = (built / "site" / "about" / "how-to-read" / "index.html").read_text()
    assert 'href="https://github.com/tiny/tiny/edit/main/docs/about/how-to-read.md"' in page


def test_the_pencil_does_not_depend_on_where_mkdocs_is_started(tiny: Path) -> None:
    done = mkdocs(tiny, "build", "--strict", "--quiet", "--config-file", "tiny/mkdocs.yml", cwd=tiny.parent)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    page = (tiny / "site" / "glossary" / "levee" / "index.html").read_text()
    assert 'href="https://github.com/tiny/tiny/edit/main/facts/glossary/concepts/levee.yml"' in page


def test_titles_and_descriptions_are_text_whatever_they_hold(tiny: Path) -> None:
    replace(tiny, "facts/glossary/concepts/levee.yml", "name: levee", """name: 'levee "<b>" & co'""")
    assert mkdocs(tiny, "build", "--strict", "--quiet").returncode == 0
    page = (tiny / "site" / "glossary" / "levee" / "index.html").read_text()
    assert "<title>levee &quot;&lt;b&gt;&quot; &amp; co - Tiny</title>" in page
    assert '<meta name="description" content="levee &quot;&lt;b&gt;&quot; &amp; co: ' in page
    assert 'levee "<b>"' not in page


def test_nav_names_a_page_in_the_menu_and_the_page_names_itself(built: Path) -> None:
    page = (built / "site" / "glossary" / "index.html").read_text()
    assert "<title>Glossary - Tiny</title>" in page
    assert re.search(r'<span class="md-ellipsis">\s*Words\s', page)


def test_hand_written_pages_have_references_and_terms_and_count_as_mentions(built: Path) -> None:
    page = (built / "site" / "about" / "how-to-read" / "index.html").read_text()
    assert re.search(r'A <a class="term" href="../../glossary/levee/"[^>]*>levee</a> is not a dam', page)
    assert "<code>[[levee]]</code>" in page
    assert re.search(r'<a [^>]*href="../../incidents/flood/claims/cause/"[^>]*>the question</a>', page)
    assert re.search(r'The <a class="term" href="../../glossary/river-board/"', page)
    term = (built / "site" / "glossary" / "levee" / "index.html").read_text()
    assert 'href="../../about/how-to-read/' in term[term.index('id="mentions"') :]


def test_the_table_of_contents_is_that_of_the_page_with_its_mentions(built: Path) -> None:
    page = (built / "site" / "glossary" / "levee" / "index.html").read_text()
    contents = re.search(r'<nav class="md-nav md-nav--secondary".*?</nav>', page, re.DOTALL)
    assert contents
    anchors = re.findall(r'href="#([^"]+)"', contents[0])
    assert anchors
    assert anchors == re.findall(r'<h[23][^>]* id="([^"]+)"', page)
    assert anchors[-1] == "mentions"


def empty(project: Path) -> None:
    for path in sorted((project / "facts").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def not_utf8(project: Path) -> None:
    (project / "facts" / "sources" / "gazette.yml").write_bytes(b"kind: article\nnote: Caf\xe9\n")


def a_list(project: Path) -> None:
    (project / "facts" / "publisher.yml").write_text("- name: Tiny\n")


def unknown_field(project: Path) -> None:
    replace(project, "facts/sources/gazette.yml", "accessed:", "acessed:")


def missing_source(project: Path) -> None:
    claim = "facts/incidents/flood/claims/cause.yml"
    replace(project, claim, "source: gazette\n    anonymous:", "source: gazete\n    anonymous:")


def an_id_with_a_space(project: Path) -> None:
    sources = project / "facts" / "sources"
    shutil.copy(sources / "gazette.yml", sources / "old gazette.yml")


def two_keys_alike(project: Path) -> None:
    replace(project, "facts/publisher.yml", "language: en", "language: en\nname: Other")


BAD: dict[Callable[[Path], None], str] = {
    empty: "facts/publisher.yml:1:1: the file is missing (write it, with name, url, contact, licence and language)",
    not_utf8: "facts/sources/gazette.yml:2:10: byte 0xE9 is not UTF-8 (save the file as UTF-8)",
    a_list: "facts/publisher.yml:1:1: a list stands where fields belong (write `field: value` lines)",
    unknown_field: "facts/sources/gazette.yml:7:1: `acessed` is no field of this fact (did you mean `accessed`?)",
    missing_source: 'facts/incidents/flood/claims/cause.yml:25:13: `statements[3].source` "gazete" names no source of'
    " this archive (did you mean gazette?)",
    an_id_with_a_space: 'facts/sources/old gazette.yml:1:1: the name "old gazette" is not an id'
    " (rename it: use lower-case letters a-z and digits, words joined by single hyphens, as in old-gazette)",
    two_keys_alike: "facts/publisher.yml:6:1: `name` stands twice, first on line 1 (keep one of the two)",
}
"""What makes each of them bad, and the one line that says so."""


@pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: spoil.__name__)
def test_bad_facts_are_told_in_full_and_the_old_site_stays_byte_for_byte(
    built: Path, spoil: Callable[[Path], None]
) -> None:
    before = files_in(built / "site")
    spoil(built)
    done = mkdocs(built, "build", "--strict")
    assert done.returncode == 1
    assert done.stderr == f"{BAD[spoil]}\n"
    assert done.stdout == "\nAborted with 1 error in facts; the site stays as it was.\n"
    assert files_in(built / "site") == before
    assert names_in(built) == ["docs", "facts", "facts.json", "mkdocs.yml", "site"]


def test_warnings_for_editors_do_not_make_a_strict_build_fail(tiny: Path) -> None:
    replace(tiny, "facts/sources/gazette.yml", "archives: [{url: https://archive.example/gazette/flood}]\n", "")
    done = mkdocs(tiny, "build", "--strict")
    assert done.returncode == 0
    assert "INFO    -  1 warning for editors: facts check shows them\n" in done.stderr
    assert "WARNING" not in done.stderr


def test_a_warning_of_mkdocs_in_a_strict_build_leaves_the_old_site(built: Path) -> None:
    before = files_in(built / "site")
    with (built / "docs" / "about" / "how-to-read.md").open("a") as page:
        page.write("\n[gone](gone.md) [[levy]] [[claim:cause]] [[source:nobody]]\n")
    done = mkdocs(built, "build", "--strict")
    assert (done.stdout, done.returncode) == ("\nAborted with 4 warnings in strict mode!\n", 1)
    assert [line for line in done.stderr.splitlines() if line.startswith("WARNING")] == [
        "WARNING -  Doc file 'about/how-to-read.md' refers to [[levy]], and there is no such term (write [[levee]]).",
        "WARNING -  Doc file 'about/how-to-read.md' refers to [[claim:cause]], and there is no such claim"
        " (write [[claim:flood/cause]]).",
        "WARNING -  Doc file 'about/how-to-read.md' refers to [[source:nobody]], and there is no such source"
        " (write a name in facts/).",
        "WARNING -  Doc file 'about/how-to-read.md' contains a link 'gone.md', but the target 'about/gone.md' is not"
        " found among documentation files.",
    ]
    assert files_in(built / "site") == before
    assert names_in(built) == ["docs", "facts", "facts.json", "mkdocs.yml", "site"]
    assert mkdocs(built, "build", "--quiet").returncode == 0
    assert files_in(built / "site") != before


def test_a_hand_written_page_at_the_address_of_a_fact_is_a_warning_and_the_fact_wins(tiny: Path) -> None:
    (tiny / "docs" / "glossary").mkdir()
    (tiny / "docs" / "glossary" / "levee.md").write_text("# Mine\n")
    done = mkdocs(tiny, "build", "--quiet")
    assert done.returncode == 0
    assert "A bank of earth" in (tiny / "site" / "glossary" / "levee" / "index.html").read_text()
    assert mkdocs(tiny, "build", "--strict").stdout == "\nAborted with 1 warnings in strict mode!\n"


def test_after_a_crash_between_the_two_renames_the_old_site_comes_back(built: Path) -> None:
    before = files_in(built / "site")
    (built / "site").rename(built / ".site-old-12345")
    unknown_field(built)
    assert mkdocs(built, "build", "--strict").returncode == 1
    assert files_in(built / "site") == before
    assert names_in(built) == ["docs", "facts", "facts.json", "mkdocs.yml", "site"]


def test_after_a_crash_the_remains_are_cleared_away_and_what_is_hidden_in_the_site_stays(built: Path) -> None:
    (built / ".site-old-12345" / ".git").mkdir(parents=True)
    (built / ".site-old-12345" / ".git" / "HEAD").write_text("ref")
    (built / ".site-old-12345" / "stale.html").write_text("")
    (built / ".site-new-12345").mkdir()
    os.utime(built / ".site-new-12345", (0, 0))
    assert mkdocs(built, "build", "--quiet").returncode == 0
    assert names_in(built) == ["docs", "facts", "facts.json", "mkdocs.yml", "site"]
    assert (built / "site" / ".git" / "HEAD").read_text() == "ref"
    assert not (built / "site" / "stale.html").exists()


def test_a_site_behind_a_link_is_replaced_behind_the_link(built: Path) -> None:
    (built / "site").rename(built.parent / "published")
    (built / "site").symlink_to(built.parent / "published")
    replace(built, "facts/glossary/concepts/levee.yml", "A bank of earth", "A wall of clay")
    assert mkdocs(built, "build", "--quiet").returncode == 0
    assert (built / "site").is_symlink()
    assert "A wall of clay" in (built.parent / "published" / "glossary" / "levee" / "index.html").read_text()


def test_a_dirty_build_adds_to_the_site_that_is_there(built: Path) -> None:
    (built / "site" / "kept.txt").write_text("kept")
    assert mkdocs(built, "build", "--dirty", "--quiet").returncode == 0
    assert (built / "site" / "kept.txt").is_file()
    assert (built / "site" / "about" / "how-to-read" / "index.html").is_file()


def test_serving_broken_facts_ends_with_their_problems_and_without_a_traceback(built: Path) -> None:
    unknown_field(built)
    done = mkdocs(built, "serve", "--dev-addr", "127.0.0.1:0")
    assert done.returncode == 1
    assert BAD[unknown_field] in done.stderr.splitlines()
    assert "Traceback" not in done.stderr
