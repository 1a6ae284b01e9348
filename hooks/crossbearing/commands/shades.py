"""Turns a picture into the same in a few colours and as few bytes: those that were drawn with, and shades between."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TypeAlias

Colour: TypeAlias = tuple[int, ...]
"""Red, green and blue, each 0 to 255."""


def with_shades(png: bytes, pairs: Sequence[tuple[str, str]], shades: int) -> bytes:
    """The PNG in the colours of these pairs, `#rrggbb`, of ground and letter, and so many shades between the two."""
    from PIL import Image  # here, because it takes longer to load than most commands take in all

    colours = dict.fromkeys(_mixed(pair, step / (shades + 1)) for pair in pairs for step in range(shades + 2))
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour])
    file = BytesIO()
    with Image.open(BytesIO(png)) as image:
        flat = image.convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE)
    flat.save(file, "PNG", optimize=True)
    return file.getvalue()


def packed(png: bytes) -> bytes:
    """The same picture in about a fifth fewer bytes; the search for them takes its time."""
    import oxipng

    return oxipng.optimize_from_memory(png, level=4)


def _mixed(pair: tuple[str, str], part: float) -> Colour:
    ends = (bytes.fromhex(colour[1:]) for colour in pair)
    return tuple(round(one + (other - one) * part) for one, other in zip(*ends, strict=True))
