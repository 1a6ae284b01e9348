"""The commands of `facts`, in the order of its help. A new one is a module and a line here."""

from __future__ import annotations

from types import ModuleType

from crossbearing.commands import build, capture, check, diff, export, impact, links, new, schema

COMMANDS: tuple[ModuleType, ...] = (check, new, capture, diff, impact, links, build, export, schema)
"""Each has a NAME, a line of HELP, `arguments(parser)`, which adds its own, and `run(options)`: the exit code."""
