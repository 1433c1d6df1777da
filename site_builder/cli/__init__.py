"""The command line: it alone prints, exits and asks the clock."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from site_builder import __version__
from site_builder.cli import (
    add,
    build,
    check,
    format,
    github,
    import_,
    init,
    links,
    move,
    new,
    proofread,
    remove,
    report,
    schema,
    serve,
    tag,
    upgrade,
)
from site_builder.cli.options import Command
from site_builder.cli.output import ENVIRONMENT, GOOD, TOLD, tell
from site_builder.model.problems import Problems, Unable

COMMANDS: tuple[Command, ...] = tuple(
    module.COMMAND
    for module in (
        *(build, proofread, serve, check, format, schema),
        *(add, import_, new, move, remove, tag),
        *(report, init, upgrade, links, github),
    )
)
"""Every command, as ``--help`` lists them; what a command works with it imports when it runs."""


def main(arguments: Sequence[str] | None = None, **given: object) -> int:
    """Run one command and give its exit code; no traceback for wrong input.

    ``given`` takes the place of what a command has by default, such as its clock.
    """
    options = parser().parse_args(arguments)
    vars(options).update(given)
    try:
        if isinstance(content := getattr(options, "content", None), Path):
            from site_builder.content.format_version import SITE, refuse_newer

            refuse_newer(content / SITE)
        code: int = options.run(options)
        return code
    except Problems as met:
        tell(met.problems)
        return TOLD
    except Unable as met:
        print(met, file=sys.stderr)
        return ENVIRONMENT
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return GOOD


def parser() -> argparse.ArgumentParser:
    """The whole command line, as ``--help`` tells it."""
    whole = argparse.ArgumentParser(
        prog="site_builder", description="Build a curated reading list into a static website."
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return whole
