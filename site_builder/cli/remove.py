"""Take a paper off the list; its address tells the reason from then on."""

import argparse

from site_builder.cli.move import tell_changes
from site_builder.cli.options import Command, content_option
from site_builder.editing.rename import remove


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY", help="the paper's key")
    words = "why, in a sentence for its readers"
    parser.add_argument("--because", required=True, metavar="REASON", help=words)
    content_option(parser)


def _run(options: argparse.Namespace) -> int:
    return tell_changes(remove(options.content, options.key, options.because))


COMMAND = Command(_arguments, _run)
