"""Turns a saved change of one claim into the seconds until a browser shows it, with our preview and those of peers."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from bench import facts
from bench.browsing import browsing
from bench.contenders import ELEVENTY, HUGO, NUNJUCKS, OURS, PYTHON, Command, Contender, hugo
from bench.editing import CLAIM, edited, edited_in
from bench.measuring import CommandError
from bench.parts.settings import Settings

SIZES = (1000, 10_000)
EDITS, ENOUGH = 5, 120
"""So many edits, or as many as begin in so many seconds."""
LONGEST = 900
"""Seconds to wait for anything."""


@dataclass(frozen=True, slots=True)
class Preview:
    """How a contender shows an archive that is worked on."""

    contender: Contender
    command: Callable[[Path, Path, int], Command]
    """Of the project, its own folder and a port; run in that folder."""
    edit: Callable[[Path, Path, str], None]
    """Of the project and its own folder."""


PREVIEWS = (
    Preview(
        OURS,
        lambda project, folder, port: (
            *(PYTHON, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"),
            *("--config-file", project / "mkdocs.yml"),
        ),
        lambda project, folder, place: edited(project / "facts", place),
    ),
    Preview(
        HUGO,
        lambda project, folder, port: (hugo(), "server", "--quiet", "--bind", "127.0.0.1", "--port", str(port)),
        lambda project, folder, place: edited_in(folder / "data", place),
    ),
    Preview(
        NUNJUCKS,
        lambda project, folder, port: (*ELEVENTY, "--quiet", "--serve", f"--port={port}"),
        lambda project, folder, place: edited_in(folder / "_data", place),
    ),
)


def measure(settings: Settings) -> dict[str, Any]:
    """By the number of claims and the contender: the median, and how many edits it is of."""
    found: dict[str, dict[str, Any]] = {}
    with browsing() as browser:
        for claims in SIZES:
            work = settings.work / f"serving-{claims}"
            shutil.rmtree(work, ignore_errors=True)
            facts.write(claims, work / "project")
            found[str(claims)] = {preview.contender.key: _shown(preview, work, browser) for preview in PREVIEWS}
            shutil.rmtree(work)
    return {"sizes": found}


def _shown(preview: Preview, work: Path, browser: Browser) -> dict[str, Any]:
    contender, folder = preview.contender, work / preview.contender.key
    try:
        contender.set_up(folder)
        if contender.prepare:
            subprocess.run(contender.prepare(work / "project", folder), cwd=facts.ROOT, check=True)
        with _running(preview, work / "project", folder) as address:
            times = _edits(preview, work / "project", folder, browser, address)
    except (CommandError, BrowserError, subprocess.CalledProcessError) as failure:
        print(f"  {contender.name}: {failure}", flush=True)
        return {"failed": str(failure).splitlines()[0]}
    print(f"  {contender.name}: {', '.join(f'{time:.2f}' for time in times)} s", flush=True)
    return {"seconds": median(times), "slowest": max(times), "edits": len(times)}


def _edits(preview: Preview, project: Path, folder: Path, browser: Browser, address: str) -> list[float]:
    page = browser.new_page()
    page.set_default_timeout(LONGEST * 1000)
    page.goto(f"{address}{CLAIM}/", wait_until="load")
    times: list[float] = []
    while len(times) < EDITS and sum(times) < ENOUGH:
        place = f"track {len(times)}"
        start = perf_counter()
        preview.edit(project, folder, place)
        page.get_by_text(f"from the {place}.").first.wait_for(state="attached")
        times.append(perf_counter() - start)
        page.wait_for_load_state("load")
        sleep(1)  # as somebody does who looks before he goes on
    page.close()
    return times


@contextmanager
def _running(preview: Preview, project: Path, folder: Path) -> Iterator[str]:
    """The address of a preview that answers; it ends with all that it started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(word) for word in preview.command(project, folder, port)]
    quiet = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=folder, env=quiet, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(process, f"{address}{CLAIM}/")
        yield address
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _wait_for(process: subprocess.Popen[bytes], address: str) -> None:
    start = perf_counter()
    while process.poll() is None and perf_counter() - start < LONGEST:
        try:
            with urlopen(address, timeout=LONGEST):
                return
        except OSError:  # nobody listens yet
            sleep(0.2)
    raise CommandError("the preview does not answer")
