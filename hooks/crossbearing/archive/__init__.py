"""Turns a folder of facts into a frozen Archive and the problems of its files."""

from __future__ import annotations

from crossbearing.archive.archive import Archive, Key, Loaded
from crossbearing.archive.folder import Found, digest_of, file_at
from crossbearing.archive.load import fact_at, load
from crossbearing.archive.narrowed import Narrowed, narrowed

__all__ = [
    "Archive",
    "Found",
    "Key",
    "Loaded",
    "Narrowed",
    "digest_of",
    "fact_at",
    "file_at",
    "load",
    "narrowed",
]
