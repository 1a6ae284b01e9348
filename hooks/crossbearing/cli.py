"""Turns a command line into a call of one of the commands of `facts`, and its outcome into an exit code."""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

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
        from crossbearing.commands.failing import why

        print(f"facts: {why(error)}", file=sys.stderr)
        return FAILED
    return code


def _run(arguments: Sequence[str] | None) -> int:
    from crossbearing.commands.progress import QUIET
    from crossbearing.commands.usage import parser  # here, because Ctrl-C may come while it loads, which takes longest

    options: Namespace = parser().parse_args(arguments)
    QUIET.set(options.quiet)
    code: int = options.run(options)
    return code
