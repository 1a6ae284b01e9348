"""The theme's style sheet keeps what a page may need, and nothing is lost that one has."""

import re
from pathlib import Path

import pytest
from mkdocs.utils import get_theme_dir

from crossbearing.thinning import classes_of, thinned, wanted

PAGES = {"md-header", "md-icon", "highlight"}
SCRIPT = 'add("md-header--shadow"),add("md-dialog--open"),add("focus-visible")'


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("a{color:red}", "a{color:red}"),
        (".md-header{a:b}.md-search{a:b}", ".md-header{a:b}"),
        (".md-search,.md-header:hover>p,.md-icon .md-search{a:b}", ".md-header:hover>p{a:b}"),
        (".md-header--shadow{a:b}.md-header--other{a:b}", ".md-header--shadow{a:b}"),
        (".md-dialog--open{a:b}", ""),
        (".focus-visible{a:b}", ".focus-visible{a:b}"),
        (".md-header:not(.md-search){a:b}", ".md-header:not(.md-search){a:b}"),
        (":is(.md-search,p){a:b}", ":is(.md-search,p){a:b}"),
        ("@media print{.md-search{a:b}.md-icon{a:b}}", "@media print{.md-icon{a:b}}"),
        ("@media print{@supports (a:b){.md-search{a:b}}}", ""),
        ('@charset "UTF-8";@font-face{a:b}', '@charset "UTF-8";@font-face{a:b}'),
        ("@keyframes turn{0%{a:b}}", "@keyframes turn{0%{a:b}}"),
        ('p::before{content:"a,.md-search{}"}/* why */', 'p::before{content:"a,.md-search{}"}'),
        ('[class*=".md-search"]{a:b}', '[class*=".md-search"]{a:b}'),
        (".md-icon{a:url(data:image/svg+xml;a,b)}", ".md-icon{a:url(data:image/svg+xml;a,b)}"),
        (r".md-icon\:x{a:b}", ""),
        (".md-header{", ".md-header{}"),
    ],
)  # fmt: skip
def test_only_selectors_for_classes_that_may_be_there_are_left(css: str, left: str) -> None:
    assert thinned(css, wanted(PAGES, SCRIPT)) == left


def test_classes_are_read_from_the_elements_of_a_page() -> None:
    html = '<p class="a b">class="no"</p><p data-class="c" class="d"><p class="">'
    assert classes_of(html) == {"a", "b", "d"}


def test_the_published_theme_is_thin_and_has_every_class_that_it_styled_on_a_page(site: Path) -> None:
    (published,) = (site / "assets/stylesheets").glob("main.*.css")
    original = Path(get_theme_dir("material")) / "assets/stylesheets" / published.name
    styled, left = (set(re.findall(r"\.([a-z][\w-]*)", path.read_text())) for path in (original, published))
    on_pages = {name for page in site.rglob("*.html") for name in classes_of(page.read_text(encoding="utf-8"))}
    assert styled & on_pages - left == set()
    assert published.stat().st_size < original.stat().st_size * 0.6
