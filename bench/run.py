"""Measures, and writes down what was found: `make bench`, or some of it with `make bench ONLY=builds`.

Each part is kept in bench/results.json until it is measured again; docs/about/speed.md is made of all of them. A part
that fails says so there, and the others go on.
"""

from __future__ import annotations

from argparse import ArgumentParser
from types import ModuleType
from typing import Any

from playwright.sync_api import Error as BrowserError

from bench import machine, page, targets
from bench.found import Found
from bench.measuring import CommandError
from bench.parts import PARTS
from bench.parts.settings import Settings


def main() -> None:
    """Ends with the targets that are missed; that is no error."""
    parts = {part.__name__.rpartition(".")[2]: part for part in PARTS}
    usual = Settings()
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="+", choices=parts, default=list(parts), help="these parts (default: all)")
    parser.add_argument("--sizes", nargs="+", type=int, default=usual.sizes, help="how many claims are built")
    parser.add_argument("--rounds", type=int, default=usual.rounds, help="how many times each builds")
    parser.add_argument("--page-only", action="store_true", help="measure nothing, write the page again")
    options = parser.parse_args()
    found = Found.read()
    for name in () if options.page_only else options.only:
        print(f"{name}:", flush=True)
        measured = _measured(parts[name], Settings(tuple(options.sizes), options.rounds))
        found = Found({**found.parts, name: measured})
        found.write()
    page.PAGE.write_text(page.page(found), encoding="utf-8")
    print("\n".join(targets.missed(found)) or "All targets are met.")


def _measured(part: ModuleType, settings: Settings) -> dict[str, Any]:
    """Its values, or why there are none; and what they were measured on."""
    on = machine.told()
    try:
        return {**part.measure(settings), "on": on}
    except (CommandError, BrowserError) as failure:
        print(f"  failed: {failure}", flush=True)
        return {"failed": str(failure).splitlines()[0], "on": on}


if __name__ == "__main__":
    main()
