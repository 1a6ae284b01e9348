"""A page that is stamped is, byte for byte, the page that the theme renders."""

import subprocess
import sys
from collections.abc import Mapping
from html import escape
from pathlib import Path

from markupsafe import Markup
from markupsafe import escape as again

from bench import facts
from crossbearing.stamping import Stamps

TRIAL = """
from mkdocs.commands.build import get_context
from mkdocs.plugins import event_priority

seen = {}


def on_nav(nav, **_):
    seen["nav"], seen["same"], seen["other"] = nav, [], []


def on_env(env, files, **_):
    seen["env"], seen["files"] = env, files


@event_priority(100)
def on_post_page(output, page, config):
    context = get_context(seen["nav"], seen["files"].documentation_pages(), config, page)
    rendered = seen["env"].get_template("main.html").render(context)
    seen["same" if rendered == output else "other"].append(page.url)


def on_post_build(**_):
    print(len(seen["same"]), *seen["other"])
"""


def test_each_page_of_a_build_is_what_the_theme_renders(tmp_path: Path) -> None:
    facts.write(30, tmp_path)
    (tmp_path / "trial.py").write_text(TRIAL)
    config = tmp_path / "mkdocs.yml"
    config.write_text(config.read_text().replace("crossbearing_mkdocs.py]", "crossbearing_mkdocs.py, trial.py]"))
    site = tmp_path / "site"
    built = _built(tmp_path)
    pages = sum("data-md-component" in path.read_text() for path in site.rglob("index.html"))
    assert (built.stdout, built.stderr) == (f"{pages}\n", "")
    assert pages > 100
    rendered = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    config.write_text(config.read_text().replace(", trial.py]", "]"))  # nobody else looks at whole pages now,
    assert _built(tmp_path).stderr == ""  # so their policy is stamped too
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == rendered


def _built(project: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True)


class Theme:
    """Counts what it renders."""

    def __init__(self, told: str = "") -> None:
        self.rendered = 0
        self.told = told

    def __call__(self, own: Mapping[str, str]) -> str:
        self.rendered += 1
        title = again(Markup(own["title"]).striptags())
        head = f'<meta content="{title}"><title>{own["title"]}</title>'
        heading = "" if "<h1" in own["content"] else "<h1>Page</h1>"
        edit = f'<a href="{own["edit_url"]}">edit</a>' if own["edit_url"] else ""
        told = f"<i>{len(own['content'])}</i>" if self.told == "length" else ""
        return f"{head}{edit}{heading}{own['content']}{told}"


def page(number: int, **own: str) -> Mapping[str, str]:
    """What is a page's own."""
    title = escape(f"Was it \\1 {number} & 'more' \"still\" <b>?")
    return {"title": title, "content": f"<p>{number}</p>", "edit_url": f"https://x.example/{number}", **own}


def test_the_theme_renders_three_pages_for_any_number() -> None:
    theme, stamps = Theme(), Stamps()
    for number in range(20):
        assert stamps.page("claim", page(number), theme) == Theme()(page(number))
    assert theme.rendered == 3


def test_pages_that_are_not_alike_have_shells_of_their_own() -> None:
    theme, stamps = Theme(), Stamps()
    for number in range(12):
        for own in (page(number), page(number, edit_url=""), page(number, content=f"<h1>{number}</h1>")):
            assert stamps.page("claim", own, theme) == Theme()(own)
    assert theme.rendered == 9


def test_what_a_theme_makes_of_the_fields_themselves_is_never_stamped() -> None:
    theme, stamps = Theme("length"), Stamps()
    for number in range(95, 105):
        assert stamps.page("claim", page(number), theme) == Theme("length")(page(number))
    assert theme.rendered == 11
