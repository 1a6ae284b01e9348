"""Every rule, kind, field and command is documented, in the words that the program itself uses."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from typing import Any, get_args

import pytest
from bs4 import BeautifulSoup
from pydantic import BaseModel

from crossbearing import archive, checks, kinds, prose
from crossbearing import read as reading
from crossbearing.archive import Archive
from crossbearing.checks import name_of
from crossbearing.cli import main
from crossbearing.commands import COMMANDS, usage
from crossbearing.kinds import KINDS, Fact
from crossbearing.pages import file_format, rules
from crossbearing.site import site_of
from crossbearing.templates import Templates


def printed(page: Any, template: str) -> BeautifulSoup:
    site = site_of(Archive())
    (view,) = page.views(site)
    return BeautifulSoup(Templates(site).render(template, view), "html5lib")


def words(text: str) -> str:
    return " ".join(text.split())


def test_every_rule_is_on_the_page_of_the_rules_with_its_docstring() -> None:
    page = printed(rules, "rules")
    shown = {str(entry["id"]): words(entry.dd.get_text()) for entry in page.select("dl > div[id]") if entry.dd}
    folder = Path(checks.__file__).parent
    modules = [import_module(f"crossbearing.checks.{path.stem}") for path in sorted(folder.glob("*.py"))]
    of_checks = {name_of(module): module for module in modules if hasattr(module, "problems")}
    assert len(of_checks) > 30
    assert set(shown) == {*of_checks, *stamped_elsewhere()}
    for name, module in of_checks.items():
        assert shown[name].startswith(words((module.__doc__ or "").replace("`", ""))), name
    assert all(shown.values())


def stamped_elsewhere() -> set[str]:
    """The rules whose names stand in the code that makes facts of files: what the last word of a `Problem` may be."""
    found: set[str] = set()
    for package in (archive, reading, kinds, prose):
        for path in Path(package.__file__ or "").parent.glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                    found |= set(_texts(node.args[3], path)) if len(node.args) > 3 else set()
    return found


def _texts(node: ast.expr, path: Path) -> Iterator[str]:
    """A text, or what the module calls by a name, if that is one."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
        return
    assert isinstance(node, ast.Name)
    module = import_module(f"crossbearing.{path.parent.name}.{path.stem}".removesuffix(".__init__"))
    yield from (getattr(module, node.id),) if hasattr(module, node.id) else ("shape",)


def test_every_field_of_every_kind_is_on_the_page_of_the_format_with_its_docstring() -> None:
    page = printed(file_format, "file_format")
    shown = {str(row["id"]): row for row in page.select("div[id^=field-]")}
    expected = {anchor: model for kind in KINDS for anchor, model in fields_of(kind, kind.__name__.lower())}
    assert len(expected) > 120
    assert set(shown) == set(expected)
    for anchor, (meaning, required) in expected.items():
        name, told, holds = (words(part.get_text()) for part in shown[anchor].select("dt, dd"))
        assert told == words(meaning.replace("`", "")), anchor
        assert name.endswith(" required") == required, anchor
        assert holds, anchor


def fields_of(model: type[BaseModel], path: str) -> Iterator[tuple[str, tuple[str, bool]]]:
    """The anchor of each field of a model and of the models inside it, with what the model says of it."""
    given = model.GIVEN if issubclass(model, Fact) else ()
    for name, field in model.model_fields.items():
        if name not in given:
            below = f"{path}-{field.alias or name}"
            inner = models_in(field.annotation)
            meaning = field.description or "".join(words(found.__doc__ or "") for found in inner)
            yield f"field-{below}", (meaning, field.is_required())
            for found in inner:
                yield from fields_of(found, below)


def models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in models_in(part)]


def test_every_kind_is_on_the_page_of_the_format_with_the_place_of_its_files() -> None:
    page = printed(file_format, "file_format")
    headings = [heading.get_text() for heading in page.select("h2")]
    assert headings == [*(kind.__name__ for kind in KINDS), "What may stand in a field"]
    for kind in KINDS:
        heading = page.select_one(f"h2#{kind.__name__.lower()} + p")
        assert heading
        assert "facts/" in heading.get_text()


def test_every_link_on_both_pages_leads_to_an_anchor_on_them() -> None:
    for page in (printed(file_format, "file_format"), printed(rules, "rules")):
        anchors = [str(found["id"]) for found in page.select("[id]")]
        assert len(anchors) == len(set(anchors))
        assert {str(link["href"]) for link in page.select("a[href^='#']")} <= {f"#{anchor}" for anchor in anchors}


@pytest.fixture(scope="module")
def commands() -> BeautifulSoup:
    return BeautifulSoup(Templates(site_of(Archive())).render(usage.TEMPLATE, usage.page()), "html5lib")


def test_every_command_is_documented_in_the_order_of_the_help(commands: BeautifulSoup) -> None:
    folder = Path(usage.__file__).parent
    modules = [import_module(f"crossbearing.commands.{path.stem}") for path in sorted(folder.glob("[a-z]*.py"))]
    assert {module.NAME for module in modules if hasattr(module, "run")} == {command.NAME for command in COMMANDS}
    names = [heading.get_text() for heading in commands.select("h2")]
    assert names == [f"facts {command.NAME}" for command in COMMANDS]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command.NAME))
def test_the_page_on_the_commands_says_what_their_own_help_says(
    command: Any, commands: BeautifulSoup, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "10000")
    with pytest.raises(SystemExit):
        main([command.NAME, "--help"])
    help_ = words(capsys.readouterr().out.replace("`", ""))
    heading = commands.select_one(f"h2#facts-{command.NAME}")
    assert heading
    part = BeautifulSoup(
        "".join(map(str, takewhile(lambda tag: tag.name != "h2", heading.find_next_siblings()))), "html5lib"
    )
    said = [words(found.get_text()) for found in part.select("p, dt, dd")]
    assert said
    assert said[2].replace("[--", "[-h] [--", 1).startswith(f"facts {command.NAME} [-h] ")
    for text in (*said[:2], *said[3:]):
        assert text in help_, text
    assert part.select("dl > div")[0].get_text(" ", strip=True) == "--facts DIR the folder of facts (default: facts)"
