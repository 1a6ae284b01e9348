"""Turns the question and the finding of a claim into the picture that a messenger shows beside a shared link.

`picture.typ`, under the same stem, lays it out: Typst breaks lines, joins the letters of Arabic and orders the words of
mixed scripts. Fonts come with packages, so that every machine draws the same.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

from crossbearing.commands.progress import progress
from crossbearing.commands.shades import packed, with_shades
from crossbearing.pages.labels import label

WIDTH, HEIGHT = 1200, 630
"""Of the largest picture, in pixels; smaller ones keep the ratio."""
MOST_BYTES = 15_000
STEPS = ((1200, 2), (1200, 1), (1000, 2), (1000, 1), (800, 2), (800, 1), (640, 1), (600, 0))
"""Width, and how many shades lie between a letter and its ground: the first that is small enough is taken."""
DRAWN = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW"})
"""Scripts that the fonts know, as the names of Unicode's letters begin."""
FONTS = ("fontpkg_pt_serif", "fontpkg_pt_sans", "fontpkg_amiri")
LAYOUT = Path(__file__).with_suffix(".typ")
MARKS = Path(__file__).parents[1] / "theme" / "assets" / "marks.css"
HUES = {"established": "affirm", "agreed": "affirm", "refuted": "deny"} | dict.fromkeys(
    ("open", "leaning", "contested"), "doubt"
)
GROUND, WASH, INK, PRIMARY = "#ffffff", "#f4f6f8", "#1b232c", "#17324a"
COLOURS = {"affirm": "#17507f", "deny": "#96291b", "doubt": "#7a4a00", "soft": "#505c68"}


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands in it."""

    question: str
    finding: str
    badges: tuple[str, str]
    """Finding and agreement, as in the page."""
    incident: str
    publisher: str
    language: str

    @property
    def fingerprint(self) -> str:
        """The same for the same texts, layout and programs."""
        fonts = (font.replace("_", "-") for font in FONTS)
        programs = [version(name) for name in ("typst", "pillow", "pyoxipng", *fonts)]
        made_by = [*programs, *STEPS, LAYOUT.read_text(encoding="utf-8"), MARKS.read_text(encoding="utf-8")]
        return sha256(json.dumps([asdict(self), made_by]).encode()).hexdigest()

    @property
    def unknown_scripts(self) -> list[str]:
        """Scripts that no font here can draw, sorted."""
        letters = (letter for letter in f"{self.question}{self.finding}{self.incident}" if letter.isalpha())
        return sorted({unicodedata.name(letter, "UNKNOWN").split()[0].split("-")[0] for letter in letters} - DRAWN)


def drawn(pictures: Sequence[Picture]) -> list[bytes]:
    """Each as a PNG of at most MOST_BYTES, in this order."""
    found: dict[int, bytes] = {}
    for width, shades in progress(STEPS, "Drawing pictures"):
        left = [place for place in range(len(pictures)) if place not in found]
        for place, png in zip(left, _pages([pictures[place] for place in left], width), strict=True):
            fewer = with_shades(png, _pairs(pictures[place]), shades)
            if MOST_BYTES < len(fewer) < 1.4 * MOST_BYTES:
                fewer = packed(fewer)
            if len(fewer) <= MOST_BYTES:
                found[place] = fewer
    return [found[place] for place in range(len(pictures))]


def _pages(pictures: Sequence[Picture], width: int) -> list[bytes]:
    """All in one go: the fonts are read once."""
    if not pictures:
        return []
    import typst  # here, because it takes longer to load than most commands take in all

    told = json.dumps([_told(picture) for picture in pictures])
    pages = typst.compile(
        LAYOUT.as_posix(),
        format="png",
        ppi=72 * width / WIDTH,
        font_paths=[str(_folder(font)) for font in FONTS],
        ignore_system_fonts=True,
        sys_inputs={"pictures": told},
    )
    return pages if isinstance(pages, list) else [pages]


def _told(picture: Picture) -> dict[str, object]:
    return {
        **asdict(picture),
        "badges": [_badge(name) for name in picture.badges],
        "rtl": _from_right(picture.finding),
        "question_rtl": _from_right(picture.question),
    }


def _from_right(text: str) -> bool:
    """As its first letter runs: rules P2 and P3 of Unicode's bidirectional algorithm."""
    sides = (unicodedata.bidirectional(letter) for letter in text)
    return next((side != "L" for side in sides if side in ("L", "R", "AL")), False)


def _badge(name: str) -> dict[str, str]:
    hue = HUES.get(name, "soft")
    return {"words": label(name), "hue": hue, "shape": _shape(name, COLOURS[hue])}


@cache
def _shape(name: str, colour: str) -> str:
    """A mark of the site as a picture of its own."""
    found = re.search(rf"\.badge--{name} .*?svg\+xml,(.*?)'", MARKS.read_text(encoding="utf-8"))
    return unquote(found[1]).replace("black", colour) if found else '<svg xmlns="http://www.w3.org/2000/svg"/>'


def _pairs(picture: Picture) -> list[tuple[str, str]]:
    """Each ground with what is written on it."""
    hues = dict.fromkeys(HUES.get(name, "soft") for name in picture.badges)
    return [(GROUND, INK), (PRIMARY, GROUND), *((WASH, COLOURS[hue]) for hue in hues)]


def _folder(package: str) -> Path:
    """Where a package of fonts keeps them; asked without importing it."""
    found: Iterable[str] = (find_spec(package) or find_spec(__name__)).submodule_search_locations or ()  # type: ignore[union-attr]
    return Path(*found) / "files"
