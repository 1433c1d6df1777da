"""Commands that keep old addresses answering: move, remove."""

import argparse
from typing import TYPE_CHECKING

from site_builder.cli.options import Commands, content_option
from site_builder.cli.output import GOOD

if TYPE_CHECKING:
    from site_builder.editing.rename import Changes


def add(commands: Commands) -> None:
    """Add them to the command line."""
    _add_move(commands)
    _add_remove(commands)


def _add_move(commands: Commands) -> None:
    move = commands.add_parser(
        "move",
        help="give a paper another key",
        description="Give a paper another key: its file, every reference to it, and a line in "
        "moved.yaml by which its old address leads to the new one. All of it or nothing.",
    )
    move.add_argument("old", metavar="OLD", help="the paper's key")
    move.add_argument("new", metavar="NEW", help="the key it shall have")
    content_option(move)
    move.set_defaults(run=_move)


def _move(options: argparse.Namespace) -> int:
    from site_builder.editing.rename import move

    return _said(move(options.content, options.old, options.new))


def _add_remove(commands: Commands) -> None:
    remove = commands.add_parser(
        "remove",
        help="take a paper off the list",
        description="Take a paper off the list; its address tells the reason from then on.",
    )
    remove.add_argument("key", metavar="KEY", help="the paper's key")
    remove.add_argument(
        "--because", required=True, metavar="REASON", help="why, in a sentence for its readers"
    )
    content_option(remove)
    remove.set_defaults(run=_remove)


def _remove(options: argparse.Namespace) -> int:
    from site_builder.editing.rename import remove

    return _said(remove(options.content, options.key, options.because))


def _said(changes: "Changes") -> int:
    print(f"{changes.paper} → {changes.to}" if changes.to else f"{changes.paper}: removed")
    for file in changes.mended:
        print(f"{file}: changed")
    return GOOD
