"""Bring content of an older format up to today's, in place: comments stay, and all files change or
none."""

import argparse

from site_builder.cli.options import Command, content_option
from site_builder.cli.output import GOOD, TOLD
from site_builder.model.problems import quantity


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="change nothing; fail where there is something to do"
    )
    content_option(parser)


def _run(options: argparse.Namespace) -> int:
    from site_builder.editing.upgrade import carry_out, plan
    from site_builder.model.paths import display_path

    found = plan(options.content)
    if not found.words:
        print(f"nothing to upgrade: the content is in format {found.start}")
        return GOOD
    if not options.check:
        carry_out(found)
    files = found.files or {}
    for words in found.words:
        print(words)
    for path in files:
        print(f"{'would change' if options.check else 'changed'} {display_path(path)}")
    print(f"from format {found.start} to {found.end}: {quantity(len(files), 'file')}")
    return TOLD if options.check else GOOD


COMMAND = Command("upgrade", "bring older content up to date", __doc__, _arguments, _run)
