"""Turns this machine into the line that stands under each table: versions, cores, and when."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version

from bench.contenders import ELEVENTY, hugo
from bench.facts import ROOT
from bench.measuring import CommandError


def told() -> dict[str, str]:
    """What decides how fast something is; empty where it is not there."""
    return {
        "when": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "commit": _first_line("git", "describe", "--always", "--dirty", "--abbrev=10"),
        "cores": f"{os.cpu_count()}",
        "busy": " ".join(f"{load:.1f}" for load in os.getloadavg()[:1]),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "MkDocs": version("mkdocs"),
        "Material": version("mkdocs-material"),
        "Hugo": _hugo(),
        "Eleventy": _first_line(*map(str, ELEVENTY[:2]), "--version"),
        "Node": _first_line("node", "--version").removeprefix("v"),
        "Chromium": _chromium(),
    }


def _hugo() -> str:
    try:
        program = hugo()
    except CommandError:
        return ""
    return _first_line(str(program), "version").removeprefix("hugo v").partition("-")[0]


def _chromium() -> str:
    program = _first_line(".venv/bin/python", "tests/browser/chromium.py")
    return next((word for word in _first_line(program, "--version").split() if word[:1].isdigit()), "")


def _first_line(*command: str) -> str:
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return next(iter(done.stdout.splitlines()), "")
