"""Turns a folder of facts into a frozen Archive and the problems of its files."""

from __future__ import annotations

from crossbearing.archive.archive import Archive, Key, Loaded
from crossbearing.archive.load import load

__all__ = ["Archive", "Key", "Loaded", "load"]
