"""Turns the commands into the parser of a command line, and into the page that says what each of them does."""

from __future__ import annotations

from argparse import Action, ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from crossbearing.pages.backticks import Stretch, paragraphs, stretches
from crossbearing.pages.view import View

TEMPLATE = "commands"
ADDRESS = "about/commands/"
DESCRIPTION = "What each command of this site's program does, in the words of its own help."


@dataclass(frozen=True, slots=True)
class Argument:
    """What may follow a command."""

    name: str
    """As it is typed: `--format {text,json,github}`."""
    meaning: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """A command as the page shows it."""

    name: str
    anchor: str
    said: tuple[tuple[Stretch, ...], ...]
    usage: str
    arguments: tuple[Argument, ...]


class _Remembering(ArgumentParser):
    """A parser that knows what it was told to take, in order."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        self.actions: list[Action] = []
        super().__init__(*args, **settings)

    def add_argument(self, *names: Any, **settings: Any) -> Action:
        """As the parser does it."""
        action = super().add_argument(*names, **settings)
        self.actions.append(action)
        return action


def parser() -> ArgumentParser:
    """That of `facts`, all commands included; what it parses has the function to `run`."""
    whole = ArgumentParser(prog="facts", description="Checks, builds and exports a folder of facts.")
    commands = whole.add_subparsers(required=True, metavar="COMMAND", title="commands", parser_class=_Remembering)
    for command in _commands():
        about = f"{_sentence(command)} {' '.join(command.ABOUT.split())}"
        chosen = commands.add_parser(command.NAME, help=command.HELP, description=about)
        _arguments(command, chosen)
        chosen.set_defaults(run=command.run)
    return whole


def page() -> View:
    """The one page on the commands."""
    return View(ADDRESS, "Commands", {"commands": [_shown(command) for command in _commands()]}, DESCRIPTION)


def _commands() -> tuple[ModuleType, ...]:
    from crossbearing.commands import COMMANDS  # here, because two of them print this page

    return COMMANDS


def _arguments(command: ModuleType, chosen: ArgumentParser) -> None:
    facts = "the folder of facts (default: facts)"
    chosen.add_argument("--facts", metavar="DIR", type=Path, default=Path("facts"), help=facts)
    chosen.add_argument("-q", "--quiet", action="store_true", help="do not say how far it is")
    command.arguments(chosen)


def _shown(command: ModuleType) -> Command:
    alone = _Remembering(prog=f"facts {command.NAME}", add_help=False)
    _arguments(command, alone)
    usage = " ".join(alone.format_usage().removeprefix("usage: ").split())
    said = (*paragraphs(_sentence(command)), *paragraphs(command.ABOUT))
    arguments = tuple(Argument(_typed(action), stretches(action.help or "")) for action in alone.actions)
    return Command(f"facts {command.NAME}", f"facts-{command.NAME}", said, usage, arguments)


def _sentence(command: ModuleType) -> str:
    help_: str = command.HELP
    return f"{help_[0].upper()}{help_[1:]}."


def _typed(action: Action) -> str:
    """The longest form of an option, and what stands behind it; or the name of what stands alone."""
    choices = "{" + ",".join(map(str, action.choices)) + "}" if action.choices else ""
    value = str(action.metavar or choices or action.dest.upper()) if action.nargs != 0 else ""
    return " ".join(_parts(action, value))


def _parts(action: Action, value: str) -> Iterator[str]:
    yield from action.option_strings[-1:]
    if value:
        yield f"[{value} ...]" if action.nargs == "*" else f"[{value}]" if action.nargs == "?" else value
