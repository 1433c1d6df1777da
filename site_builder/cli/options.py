"""What a command is, kinds of options, and the options that commands share."""

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from site_builder.text.ids import is_web_address


class Command(NamedTuple):
    """What a command takes, and what it does; its module's docstring says so in words."""

    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    """Gives the exit code."""


def flag(command: "argparse._ActionsContainer", name: str, words: str) -> None:
    """What is given or not."""
    command.add_argument(name, action="store_true", help=words)


def option(
    command: "argparse._ActionsContainer",
    name: str,
    metavar: str,
    words: str,
    kind: Callable[[str], object] = str,
    default: object = None,
) -> None:
    """What is given with a value of some kind."""
    command.add_argument(name, metavar=metavar, help=words, type=kind, default=default)


def day_option(command: argparse.ArgumentParser, name: str, words: str) -> None:
    """A day; today, where none is given."""
    today = datetime.now(UTC).date()
    option(command, name, "DATE", f"{words}, like 2024-06-30 (default: today)", _day, today)


def content_option(command: argparse.ArgumentParser) -> None:
    """Which list."""
    words = "folder of the list (default: content)"
    option(command, "--content", "DIR", words, Path, Path("content"))


def added_option(command: argparse.ArgumentParser) -> None:
    """The day papers came to the list."""
    day_option(command, "--added", "day on which the papers came to the list")


def templates_option(command: argparse.ArgumentParser) -> None:
    """How pages look: the list's own templates, None where it has none."""
    words = (
        "folder of templates and assets that override those of the builder, file by file "
        "(default: templates, where there is one)"
    )
    usual = Path("templates")
    option(command, "--templates", "DIR", words, Path, usual if usual.is_dir() else None)


def _day(text: str) -> date:
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it like 2024-06-30")


def number_to(most: int, what: str = "a number") -> Callable[[str], int]:
    """A whole number from 1 on, for argparse."""

    def number(text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) < 9 and 0 < int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"{text!r} is not {what} from 1 to {most}")

    return number


def web_address(text: str) -> str:
    """A web address, for argparse."""
    if is_web_address(text) and not {"?", "#"}.intersection(text):
        return text
    raise argparse.ArgumentTypeError(f"{text!r} is not an address; begin it with https://")
