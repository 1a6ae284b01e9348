"""Turns a number of claims and a seed into a project for MkDocs: `python -m bench.facts CLAIMS FOLDER`.

The same number and seed give the same bytes. To N claims there are N/10 incidents, N/5 sources and N/10 terms, never
fewer than the smallest incident needs; a claim has about six statements, and each names what stands near it, so that
pages are as long in a small archive as in a large one.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bench import incidents, sources, terms

ROOT = Path(__file__).parents[1]
SETTINGS = """\
INHERIT: {root}/mkdocs.yml
site_name: Made up
site_url: https://made-up.example/
docs_dir: docs
hooks: [{root}/hooks/crossbearing_mkdocs.py]
theme: {{custom_dir: {root}/hooks/crossbearing/theme}}
watch: [facts]
nav: [{{Home: index.md}}, {{How to read: about/how-to-read.md}}]
not_in_nav: "*"
"""
PAGE = "# How to read\n\nClaim by claim, and each voice by itself.\n"

LEAST_SOURCES, LEAST_TERMS = incidents.CITED, 20
PUBLISHER = {
    "name": "Made up",
    "url": "https://made-up.example/",
    "contact": "editors@made-up.example",
    "licence": "CC-BY-4.0",
    "language": "en",
}


def write(claims: int, folder: Path, seed: int = 1) -> None:
    """A project with the settings of this one: mkdocs.yml, a hand-written page, and below facts/ an archive."""
    page = folder / "docs" / "about" / "how-to-read.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS.format(root=ROOT.as_posix()), encoding="utf-8")
    for name, fields in files(claims, seed):
        path = folder / "facts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(fields, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=110)
        path.write_text(text, encoding="utf-8")


def files(claims: int, seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The path and the fields of each fact."""
    named = terms.terms(max(LEAST_TERMS, claims // 10))
    cited = max(LEAST_SOURCES, claims // 5)
    yield "publisher.yml", PUBLISHER
    yield from terms.files(named, seed)
    yield from sources.files(cited, named, seed)
    yield from incidents.files(claims, cited, named, seed)


def main() -> None:
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("claims", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.claims, options.folder, options.seed)


if __name__ == "__main__":
    main()
