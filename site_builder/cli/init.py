"""Write a new list into a new or empty folder: settings, two example topics with a paper each,
vocabulary, workflows, README and Makefile."""

import argparse
from pathlib import Path

from site_builder.cli.options import Command, added_option, web_address
from site_builder.cli.output import GOOD
from site_builder.model.problems import quantity


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the list will stand")
    parser.add_argument("--name", metavar="NAME", help="its name (default: that of the folder)")
    parser.add_argument("--tagline", metavar="TEXT", help="one sentence under the name")
    parser.add_argument("--editor", metavar="NAME", help="who curates it")
    parser.add_argument(
        "--repository",
        type=web_address,
        metavar="URL",
        help="address of its repository, like https://github.com/OWNER/NAME",
    )
    parser.add_argument(
        "--base-url",
        type=web_address,
        metavar="URL",
        help="public address of the site (default: where GitHub Pages puts it)",
    )
    parser.add_argument(
        "--builder",
        metavar="PLACE",
        help="where pip finds the builder: a folder, git+https://..., or a version on an index "
        "(default: the repository this one came from)",
    )
    added_option(parser)


def _run(options: argparse.Namespace) -> int:
    from site_builder.editing.scaffold import NewList, create
    from site_builder.editing.scaffold.requirement import requirement
    from site_builder.model.paths import display_path

    builder = requirement(options.builder)
    texts = ("name", "tagline", "editor", "repository", "base_url")
    given = {name: getattr(options, name) for name in texts if getattr(options, name)}
    files = create(
        NewList(
            folder=options.folder,
            requirement=builder.line,
            added=(options.added).isoformat(),
            **given,
        )
    )
    folder = display_path(options.folder)
    print(f"wrote {quantity(len(files), 'file')} to {folder}/")
    print(f"requirements.txt takes the builder from {builder.line}: {builder.remark}")
    if not options.repository:
        print(f"write the address of the repository into {folder}/content/site.yaml")
    print("then call there: make site")
    return GOOD


COMMAND = Command("init", "begin a new list", __doc__, _arguments, _run)
