"""Give a paper another key: its file, every reference to it, and a line in moved.yaml by which its
old address leads to the new one. All of it or nothing."""

import argparse

from site_builder.cli.options import Command, content_option
from site_builder.cli.output import GOOD
from site_builder.editing.rename import Changes, move


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="the paper's key")
    parser.add_argument("new", metavar="NEW", help="the key it shall have")
    content_option(parser)


def _run(options: argparse.Namespace) -> int:
    return tell_changes(move(options.content, options.old, options.new))


def tell_changes(changes: Changes) -> int:
    """Print what became of a paper and which files changed; gives the exit code."""
    print(f"{changes.paper} → {changes.to}" if changes.to else f"{changes.paper}: removed")
    for file in changes.mended:
        print(f"{file}: changed")
    return GOOD


COMMAND = Command(_arguments, _run)
