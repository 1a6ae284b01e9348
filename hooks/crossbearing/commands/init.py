"""Turns the skeleton of a site into a new, empty, working one."""

from __future__ import annotations

import json
import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from crossbearing.commands.writing import create
from crossbearing.problems import quoted

NAME = "init"
HELP = "writes a new, empty, working site"
ABOUT = """
The folder gets settings, an empty folder of facts, the pages that explain the method, and workflows for GitHub that
check, publish and ask the sources. With `--github` every address in it is right at once. A folder that holds
anything but `.git` stays as it is.
"""

SKELETON = Path(__file__).parents[1] / "skeleton"
YOURS, AT_GITHUB = "Your fact-checks", "your-name/your-site"
"""What stands in the skeleton where a site has its own name and place."""
STEPS = """\
{folder}: written. On your own machine, with Python 3.11 or newer:

  cd {folder}
  python3 -m venv .venv
  .venv/bin/pip install -r requirements.txt
  .venv/bin/mkdocs serve
  .venv/bin/facts new incident the-fire

"""
NAMES = "Write your own name and addresses into mkdocs.yml, facts/publisher.yml and README.md.\n"
PUBLISH = "To publish: push it to GitHub, and choose GitHub Actions under Settings, Pages."


def arguments(parser: ArgumentParser) -> None:
    """Where to write, and what the site is called."""
    parser.add_argument("to", metavar="DIR", type=Path, help="the folder of the site: a new one, or an empty one")
    help_ = "the name of the site and of its publisher"
    parser.add_argument("--name", metavar="NAME", type=_line, default=YOURS, help=help_)
    help_ = "where its repository is at GitHub, from which all addresses follow"
    parser.add_argument("--github", metavar="OWNER/NAME", type=_repository, default=AT_GITHUB, help=help_)


def run(options: Namespace) -> int:
    """1 where something is in the folder already, which stays as it is."""
    to: Path = options.to
    wanted = dict(files(options.name, options.github))
    if to.exists() and (not to.is_dir() or any(_foreign(to, wanted))):
        what = "is not empty" if to.is_dir() else "is a file"
        hint = "name a new folder, or an empty one"
        print(f"facts init: {to.as_posix()} {what} and stays as it is ({hint})", file=sys.stderr)
        return 1
    for name, text in wanted.items():
        create(to / name, text)
    told = options.name != YOURS and options.github != AT_GITHUB
    print(STEPS.format(folder=to.as_posix()) + ("" if told else NAMES) + PUBLISH)
    return 0


def _foreign(folder: Path, wanted: Mapping[str, str]) -> Iterator[Path]:
    """What is there already, but for what this command wrote before it was cut short."""
    unfinished = {str(Path(name).with_name(f".{Path(name).name}.part")) for name in wanted}
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git" or Path(parent) != folder]
        for path in (Path(parent, name) for name in names):
            name = path.relative_to(folder).as_posix()
            if name not in unfinished and path.read_bytes() != wanted.get(name, "").encode():
                yield path


def files(name: str, github: str) -> Iterator[tuple[str, str]]:
    """The path and the text of each file of a new site."""
    owner, _, repository = github.partition("/")
    host = f"{owner.lower()}.github.io"
    own = {
        f'"{YOURS}"': json.dumps(name, ensure_ascii=False),  # which is YAML too
        YOURS: name,
        f"{AT_GITHUB.replace('/', '.github.io/')}": host if repository.lower() == host else f"{host}/{repository}",
        AT_GITHUB: github,
        "@VERSION": f"@v{version('crossbearing')}",
    }
    for path in sorted(SKELETON.rglob("*")):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            found = re.sub("|".join(map(re.escape, own)), lambda match: own[match[0]], text)
            yield path.relative_to(SKELETON).as_posix(), found


def _line(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ArgumentTypeError(f"{quoted(text)} is no name (write it on one line)")
    return " ".join(text.split())


def _repository(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+", text):
        raise ArgumentTypeError(f"{quoted(text)} is no repository (write OWNER/NAME, as in its address)")
    return text
