"""The tables and their description: Frictionless accepts both, and sees when they do not agree."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import frictionless
import pytest

from hostile.injecting import injections
from publishing import published, published_hostile


def faults(folder: Path) -> list[str]:
    """What Frictionless says of the description and of each table."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [str(fault) for _, fault in report.flatten(["name", "type"])]


def laid(files: dict[str, bytes], folder: Path) -> Path:
    for address, content in files.items():
        if address.startswith("data/") and address.count("/") == 1:
            (folder / address.removeprefix("data/")).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def small(root: Path) -> dict[str, bytes]:
    """What the small project publishes."""
    return dict(published(root / "tests" / "tiny" / "facts"))


def test_the_tables_of_the_site_are_what_their_description_says(site: Path) -> None:
    package = json.loads((site / "data" / "datapackage.json").read_bytes())
    assert [resource["path"] for resource in package["resources"]] == [
        "incidents.csv", "claims.csv", "answers.csv", "statements.csv", "sources.csv", "terms.csv", "relations.csv",
        "mentions.csv",
    ]  # fmt: skip
    assert faults(site / "data") == []


def test_hostile_texts_leave_the_tables_valid_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    formulas_first = sorted(injections().values(), key=lambda text: not text.startswith(("=", "@")))
    files = published_hostile(tmp_path, formulas_first)
    assert faults(laid(dict(files), tmp_path)) == []
    cells = [
        cell
        for name in ("claims", "answers", "statements", "sources", "terms")
        for row in csv.reader(files[f"data/{name}.csv"].decode().splitlines())
        for cell in row
    ]
    assert any(cell.startswith("'=") for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))] == []


@pytest.mark.parametrize(
    ("table", "old", "new", "fault"),
    [
        ("statements.csv", b"flood/cause,gazette", b"flood/cause,gazete", "foreign-key"),
        ("claims.csv", b"flood,flood/cause", b"flod,flood/cause", "foreign-key"),
        ("answers.csv", b",likely,leaning,", b",likely,learning,", "constraint-error"),
        ("terms.csv", b"50.25", b"north", "type-error"),
    ],
)
def test_a_table_that_was_changed_is_found_out(
    small: dict[str, bytes], tmp_path: Path, table: str, old: bytes, new: bytes, fault: str
) -> None:
    laid(small, tmp_path)
    path = tmp_path / table
    assert path.read_bytes().count(old) >= 1
    path.write_bytes(path.read_bytes().replace(old, new))
    assert faults(tmp_path) != []  # by its size or its fingerprint, or else by what stands in it
    package = json.loads((tmp_path / "datapackage.json").read_bytes())
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package))
    assert fault in faults(tmp_path)


def test_an_archive_without_facts_has_a_description_too(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parent / "tiny" / "facts", tmp_path / "facts", ignore=lambda _, names: [
        name for name in names if name not in ("publisher.yml",)
    ])  # fmt: skip
    laid(dict(published(tmp_path / "facts")), tmp_path)
    assert faults(tmp_path) == []


def test_a_licence_that_is_no_name_stands_as_its_title(tiny: Path) -> None:
    path = tiny / "facts" / "publisher.yml"
    path.write_text(path.read_text().replace("licence: CC-BY-4.0", "licence: CC-BY-4.0 OR ODbL-1.0"))
    package = json.loads(published(tiny / "facts")["data/datapackage.json"])
    assert package["licenses"] == [{"title": "CC-BY-4.0 OR ODbL-1.0", "path": "https://tiny.example/"}]
