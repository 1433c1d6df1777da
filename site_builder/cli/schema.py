"""Print a JSON Schema (2020-12) by which an editor completes and checks front matter. It names the
topics of the list, if there is one."""

import argparse
import json

from site_builder.cli.options import Command, content_option
from site_builder.cli.output import GOOD
from site_builder.content.front_matter import find_sources
from site_builder.content.json_schema import KINDS, schema
from site_builder.content.reader import TOPICS


def _arguments(parser: argparse.ArgumentParser) -> None:
    words = "kind of file (default: paper)"
    parser.add_argument("kind", nargs="?", choices=KINDS, default="paper", help=words)
    content_option(parser)


def _run(options: argparse.Namespace) -> int:
    folder = options.content / TOPICS
    files = find_sources(folder)[0] if folder.is_dir() else []
    made = schema(options.kind, [file.stem for file in files])
    print(json.dumps(made, ensure_ascii=False, indent=2))
    return GOOD


COMMAND = Command(_arguments, _run)
