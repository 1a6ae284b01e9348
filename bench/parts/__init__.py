"""What is measured, a module each, whose `measure` turns settings into values."""

from __future__ import annotations

from types import ModuleType

from bench.parts import builds, commands, reading, serving

PARTS: tuple[ModuleType, ...] = (builds, commands, serving, reading)
"""In the order in which they run and are told."""
