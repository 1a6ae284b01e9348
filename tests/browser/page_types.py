"""Turns a built site into one address of each type of page, so that a new type is walked without being named anywhere.

Addresses that differ only in the ids of facts are of one type: `glossary/mi-8/` and `glossary/105th-brigade/`.
"""

from collections.abc import Mapping
from pathlib import Path

LEADS_ON = '<meta http-equiv="refresh"'
"""What an old address holds."""


def page_types(site: Path, facts: Path) -> Mapping[str, str]:
    """Of each type, under its address with `*` for ids, the page that holds the most."""
    ids = {path.stem for path in facts.rglob("*.yml")} | {path.name for path in (facts / "incidents").iterdir()}
    fullest: dict[str, str] = {}
    for page in sorted(site.rglob("*.html"), key=lambda page: (page.stat().st_size, page)):
        way = page.relative_to(site)
        if LEADS_ON not in page.read_text(encoding="utf-8"):
            kind = "/".join("*" if part in ids else part for part in way.parts)
            fullest[kind.removesuffix("index.html")] = way.as_posix().removesuffix("index.html")
    return fullest
