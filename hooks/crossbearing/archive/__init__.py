"""Turns a folder of facts into a frozen Archive and the problems of its files."""

from __future__ import annotations

from crossbearing.archive.archive import Archive, Key, Loaded
from crossbearing.archive.folder import digest_of
from crossbearing.archive.load import fact_at, load

__all__ = ["Archive", "Key", "Loaded", "digest_of", "fact_at", "load"]
