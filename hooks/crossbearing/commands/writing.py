"""Turns a text, or bytes, into a file, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory


def replace(path: Path, content: str | bytes) -> None:
    """Writes a file so that whoever reads it meanwhile sees the old one or the new one whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content.encode() if isinstance(content, str) else content)
    part.replace(path)


def create(path: Path, text: str) -> bool:
    """Writes a new file whole or not at all; False where there is one already, which stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".", dir=path.parent) as folder:
        part = Path(folder, path.name)
        part.write_text(text, encoding="utf-8", newline="\n")
        try:
            os.link(part, path)  # unlike a renaming, this never replaces anything
        except FileExistsError:
            return False
    return True
