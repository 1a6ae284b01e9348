"""Turns a command line into a call of one of the commands of `facts`, and its outcome into an exit code."""

from __future__ import annotations

import io
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

FAILED = 1
STOPPED, CLOSED = 130, 141
"""What a shell reports of a command ended by Ctrl-C, and of one whose reader went away."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command: 0 where all is well, 1 where not, 2 for a wrong command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # the name of a file may be no text at all
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes at exit
        return CLOSED
    except OSError as error:
        print(f"facts: {error.filename or error}: {error.strerror or 'cannot be used'}", file=sys.stderr)
        return FAILED
    return code


def _run(arguments: Sequence[str] | None) -> int:
    options: Namespace = _parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def _parser() -> ArgumentParser:
    from crossbearing.commands import COMMANDS  # here, because Ctrl-C may come while they load, which takes longest

    shared = ArgumentParser(add_help=False)
    shared.add_argument(
        "--facts", metavar="DIR", type=Path, default=Path("facts"), help="the folder of facts (default: facts)"
    )
    parser = ArgumentParser(prog="facts", description="Checks, builds and exports a folder of facts.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for command in COMMANDS:
        chosen = commands.add_parser(command.NAME, help=command.HELP, description=command.HELP, parents=[shared])
        command.arguments(chosen)
        chosen.set_defaults(run=command.run)
    return parser
