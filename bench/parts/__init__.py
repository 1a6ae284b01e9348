"""What is measured, a module each, whose `measure` turns settings into values."""

from __future__ import annotations

from types import ModuleType

from bench.parts import builds

PARTS: tuple[ModuleType, ...] = (builds,)
"""In the order in which they run and are told."""
