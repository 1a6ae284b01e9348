"""The theme's templates without what would stand in every page again, and with all that is shown."""

import re
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from crossbearing.lightening import Light, drawing_file, drawings_in, drawings_of, lightened

ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><!--! made by X --><path d="M1 2h3z"/></svg>'


@pytest.mark.parametrize(
    ("template", "light"),
    [
        ("  <p>\n    a\n\n\n    b\n  </p>", "<p>\na\nb\n</p>"),
        (
            "<i>a</i>\n  {% if x %}\n  <i>b</i>\n  {% endif %}\n  <i>c</i>",
            "<i>a</i>\n{% if x %}<i>b</i>\n{% endif %}<i>c</i>",
        ),
        ('<input\n  {% if x %}\n  hidden\n  {% endif %}\n  id="a">', '<input\n{% if x %}hidden\n{% endif %}id="a">'),
        ("a\n{% include 'b' %}\nc", "a\n{% include 'b' %}\nc"),
        ("a\n{% if x %}b{% endif %}\nc", "a\n{% if x %}b{% endif %}\nc"),
        ("a\n{# said\n to editors #}\nb", "a\n{# said\nto editors #}b"),
        ("<div>\n  <pre>\n  a\n\n  b\n</pre>\n  c", "<div>\n<pre>\n  a\n\n  b\n</pre>\nc"),
        ("  <script>\n  `\n  a`\n  </script>", "<script>\n  `\n  a`\n  </script>"),
        ("  <Textarea>\n  a</TEXTAREA>\n  b", "<Textarea>\n  a</TEXTAREA>\nb"),
    ],
)
def test_lines_lose_what_no_browser_shows_and_keep_what_parts_them(template: str, light: str) -> None:
    assert lightened(template) == light


def rendered(**templates: str) -> tuple[str, str]:
    """The page, and the file of drawings."""
    env = Environment(loader=DictLoader({".icons/material/menu.svg": ICON, **templates}), autoescape=False)
    env.filters["url"] = lambda address: f"../{address}"
    env.add_extension(Light)
    return env.get_template("page").render(page=None), drawing_file(drawings_of(env))


def test_a_drawing_stands_once_for_all_pages() -> None:
    included = '{% include ".icons/material/menu.svg" %}'
    page, drawings = rendered(page=included * 2)
    assert page == '<svg viewBox="0 0 24 24"><use href="../assets/drawings.svg#material-menu"/></svg>' * 2
    assert drawings == (
        '<svg xmlns="http://www.w3.org/2000/svg">\n'
        '<symbol id="material-menu" viewBox="0 0 24 24"><!--! made by X --><path d="M1 2h3z"/></symbol>\n</svg>\n'
    )


def test_a_dirty_build_keeps_the_drawings_of_pages_that_it_does_not_render() -> None:
    drawings = {"a-b": '<symbol id="a-b" viewBox="0 0 1 1"><path\nd="M0 0"/></symbol>', "c": '<symbol id="c"></symbol>'}
    assert drawings_in(drawing_file(drawings)) == drawings
    assert drawings_in("nothing of ours") == {}


def test_a_style_sheet_that_wants_the_drawing_itself_gets_it() -> None:
    page, _ = rendered(page='{% import ".icons/material/menu.svg" as icon %}{{ icon }}')
    assert page == ICON


def test_pages_of_the_site_hold_no_drawing_of_the_theme_and_no_script_and_refer_to_what_is_there(site: Path) -> None:
    there = set(re.findall(r'<symbol id="([^"]+)"', (site / "assets" / "drawings.svg").read_text(encoding="utf-8")))
    assert {"material-menu", "material-magnify", "material-arrow-up"} <= there
    for path in site.rglob("index.html"):
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"assets/drawings\.svg#([^\"]+)", text)) <= there
        if 'data-md-component="header"' in text:
            assert re.findall(r"<script>|sha256-", text) == []
            assert "<path" not in text.partition('<article class="md-content__inner')[0]


def test_what_is_taken_the_place_of_is_still_what_it_was() -> None:
    """Where Material changes one of these, what stands in its place here may have to change too."""
    partials = files("material") / "templates" / "partials"
    known = {
        "javascripts/base.html": "d6113712bc4d",
        "javascripts/content.html": "3722e156f0f6",
        "javascripts/palette.html": "8790389765ea",
        "source.html": "6847616d67be",
    }
    assert {name: sha256((partials / name).read_text("utf-8").encode()).hexdigest()[:12] for name in known} == known
