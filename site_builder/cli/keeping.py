"""Commands that begin a list and keep it up to date: init, upgrade."""

import argparse

from site_builder.cli.options import Commands, content_option
from site_builder.cli.telling import GOOD, TOLD
from site_builder.problems import counted


def add(commands: Commands) -> None:
    """Add them to the command line."""
    _add_upgrade(commands)


def _add_upgrade(commands: Commands) -> None:
    upgrade = commands.add_parser(
        "upgrade",
        help="bring older content up to date",
        description="Bring content of an older format up to today's, in place: comments stay, "
        "and all files change or none.",
    )
    upgrade.add_argument(
        "--check", action="store_true", help="change nothing; fail where there is something to do"
    )
    content_option(upgrade)
    upgrade.set_defaults(run=_upgrade)


def _upgrade(options: argparse.Namespace) -> int:
    from site_builder.source import shown
    from site_builder.upgrade import carry_out, plan

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
        print(f"{'would change' if options.check else 'changed'} {shown(path)}")
    print(f"from format {found.start} to {found.end}: {counted(len(files), 'file')}")
    return TOLD if options.check else GOOD
