"""The command line: it alone prints, exits and asks the clock."""

import argparse
import sys
from collections.abc import Container, Sequence
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

from site_builder import __version__
from site_builder.cli.options import Command
from site_builder.cli.output import ENVIRONMENT, GOOD, TOLD, tell
from site_builder.model.problems import Problems, Unable

COMMANDS = {
    "build": "build the site",
    "proofread": "see that nothing is missing from a built site",
    "serve": "serve the site and follow its files",
    "check": "check the list",
    "format": "put front matter in order",
    "schema": "print the JSON Schema of front matter",
    "add": "add papers by their ids",
    "import": "import papers",
    "new": "write a new paper's file",
    "move": "give a paper another key",
    "remove": "take a paper off the list",
    "tag": "suggest topics, tags and claims",
    "report": "report what changes, or what is missing",
    "init": "begin a new list",
    "upgrade": "bring older content up to date",
    "links": "look for dead links and for news",
    "github": "serve the repository's workflows",
}
"""Every command, as ``--help`` lists them; each is the COMMAND of the module of its name."""


def main(arguments: Sequence[str] | None = None, **given: object) -> int:
    """Run one command and give its exit code; no traceback for wrong input.

    ``given`` takes the place of what a command has by default, such as its clock.
    """
    words = sys.argv[1:] if arguments is None else arguments
    try:
        options = parser(words).parse_args(words)
        vars(options).update(given)
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


def parser(wanted: Container[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line. Of commands that are not ``wanted`` it knows no more than their names, and
    imports nothing that they work with."""
    whole = argparse.ArgumentParser(
        prog="site_builder", description="Build a curated reading list into a static website."
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    for name, words in COMMANDS.items():
        made = commands.add_parser(name, help=words)
        if name in wanted:
            module = import_module(f"{__name__}.{name}{'_' if iskeyword(name) else ''}")
            command: Command = module.COMMAND
            made.description = module.__doc__
            made.set_defaults(run=command.run)
            command.add_arguments(made)
    return whole
