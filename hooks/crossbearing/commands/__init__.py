"""The commands of `facts`, in the order of its help. A new one is a module and a line here."""

from __future__ import annotations

from types import ModuleType

from crossbearing.commands import build, capture, check, diff, export, impact, init, links, new, schema, share

COMMANDS: tuple[ModuleType, ...] = (init, check, new, capture, diff, impact, links, build, share, export, schema)
"""Each has a NAME, a line of HELP and more ABOUT it, `arguments(parser)`, which adds its own, and `run(options)`, which
gives the exit code."""
