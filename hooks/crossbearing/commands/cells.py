"""Turns what strangers wrote into the text of a cell in a Markdown table, which it cannot leave."""

from __future__ import annotations


def cell(text: str) -> str:
    """Plain text for a cell of a Markdown table: no markup, no link, no line break, no mention of anybody or of #1."""
    escaped = "".join(f"\\{mark}" if mark in "\\`*_{}[]<>()#+-.!|~$:" else mark for mark in " ".join(text.split()))
    return escaped.replace("@", "@\u200b").replace("#", "#\u200b").replace("&", "&amp;")
