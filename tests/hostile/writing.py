"""Turns what strangers write into pages of `docs/` into one folder of them, with files that run beside."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PAGES = Path(__file__).parent / "pages"
ALONE = ("---", "<script>steal(1)", "<base", "<math>", "<noscript>", "<textarea>", "<!-->", "<template", "<form")
"""What swallows or moves that which stands below it: such a case has a page of its own."""
BESIDE = {
    "evil.html": "<script>steal(1)</script>",
    "evil.svg": '<svg xmlns="http://www.w3.org/2000/svg" onload="steal(1)"/>',
    "evil.js": "steal(1)",
    "assets/search.js": "steal(1)",
    "assets/crossbearing.css": "* { display: none }",
}
"""Files with which strangers come; the last two in place of the site's own."""

IN_PLACE = "data/facts.json"
"""Harmless, but not theirs."""


@cache
def cases() -> Mapping[str, Mapping[str, Any]]:
    """Each by its name: what it is, the page, and what is made and told of it."""
    return {
        path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) for path in sorted(PAGES.glob("*.yml"))
    }


def write(docs: Path) -> None:
    """Writes them all below the folder, many on one page where that is possible."""
    together = []
    for name, case in cases().items():
        if case["page"].startswith(ALONE):
            _write(docs / f"hostile/{name}.md", case["page"])
        else:
            together.append(f"## {name}\n\n{case['page']}\n")
    for number in range(0, len(together), 12):
        _write(docs / f"hostile/together-{number}.md", "\n".join(["# Together\n", *together[number : number + 12]]))
    for name, text in BESIDE.items():
        _write(docs / name, text)
    _write(docs / IN_PLACE, "{}")
    (docs / "leak.txt").symlink_to("/etc/passwd")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
