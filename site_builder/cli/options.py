"""What a command is, and the options that commands share."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

from site_builder.text.ids import is_web_address

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its words in ``--help``, what it takes, and what it does."""

    name: str
    help: str
    description: str | None
    """The docstring of its module."""
    arguments: Callable[[argparse.ArgumentParser], None]
    """Adds its arguments to a parser."""
    run: Callable[[argparse.Namespace], int]
    """Gives the exit code."""

    def add_to(self, commands: Commands) -> None:
        """Make it one of a program's commands."""
        parser = commands.add_parser(self.name, help=self.help, description=self.description)
        parser.set_defaults(run=self.run)
        self.arguments(parser)


def content_option(command: argparse.ArgumentParser) -> None:
    """Which list."""
    command.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="DIR",
        help="folder of the list (default: content)",
    )


def files_argument(command: argparse.ArgumentParser, words: str) -> None:
    """Which files of the list."""
    command.add_argument("files", nargs="*", type=Path, metavar="FILE", help=words)


def base_option(command: "argparse._ActionsContainer", words: str) -> None:
    """The commit that the list is compared with."""
    command.add_argument("--base", metavar="REF", help=words)


def templates_option(command: argparse.ArgumentParser) -> None:
    """How pages look."""
    command.add_argument(
        "--templates",
        type=Path,
        metavar="DIR",
        help="folder of templates and assets that override those of the builder, file by file "
        "(default: templates, where there is one)",
    )


def making_options(command: argparse.ArgumentParser) -> None:
    """From what a site is made."""
    content_option(command)
    templates_option(command)
    command.add_argument(
        "--base-url",
        type=web_address,
        metavar="URL",
        help="public address of the site, instead of base_url in site.yaml",
    )
    command.add_argument("--no-search", action="store_true", help="leave out the search index")


def templates_of(options: argparse.Namespace) -> Path | None:
    """The list's own templates, if it has any."""
    given: Path | None = options.templates
    usual = Path("templates")
    return usual if given is None and usual.is_dir() else given


def added_option(command: argparse.ArgumentParser) -> None:
    """The day papers came to the list."""
    command.add_argument(
        "--added",
        type=day,
        default=today(),
        metavar="DATE",
        help="day on which the papers came to the list, like 2024-06-30 (default: today)",
    )


def day(text: str) -> date:
    """A day, for argparse."""
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it like 2024-06-30")


def jobs(text: str) -> int:
    """A number of processes, for argparse."""
    if (number := _number(text)) in range(1, 257):
        return number
    raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 256")


def port(text: str) -> int:
    """A port, for argparse."""
    if (number := _number(text)) in range(1, 65_536):
        return number
    raise argparse.ArgumentTypeError(f"{text!r} is not a port, a number from 1 to 65535")


def web_address(text: str) -> str:
    """A web address, for argparse."""
    if is_web_address(text) and not {"?", "#"}.intersection(text):
        return text
    raise argparse.ArgumentTypeError(f"{text!r} is not an address; begin it with https://")


def _number(text: str) -> int:
    """The number a text is, or 0."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def today() -> date:
    """The day it is."""
    return datetime.now(UTC).date()
