"""Prints an archive and hands out what is published beside its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from crossbearing.archive import load
from crossbearing.build import Press
from crossbearing.site import site_of
from hostile.injecting import NAMING, TEXT, fields, inject


def published(facts: Path) -> Mapping[str, bytes]:
    """Every file by its address."""
    loaded = load(facts)
    assert loaded.problems == ()
    press = Press(site_of(loaded.archive))
    assert list(press.pages())
    return dict(press.files())


def published_hostile(folder: Path, texts: Sequence[str]) -> Mapping[str, bytes]:
    """The same of an archive in which every text field holds one of these."""
    return published(inject(folder / "facts", dict.fromkeys(set(fields(*TEXT)) - NAMING, texts)))
