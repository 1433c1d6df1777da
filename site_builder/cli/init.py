"""Write a new list into a new or empty folder: settings, two example topics with a paper each,
vocabulary, workflows, README and Makefile."""

import argparse
from pathlib import Path

from site_builder.cli.options import Command, added_option, option, web_address
from site_builder.cli.output import GOOD
from site_builder.editing.scaffold import NewList, create
from site_builder.editing.scaffold.requirement import requirement
from site_builder.model.paths import display_path
from site_builder.model.problems import quantity


def _arguments(parser: argparse.ArgumentParser) -> None:
    option(parser, "folder", "DIR", "where the list will stand", Path)
    option(parser, "--name", "NAME", "its name (default: that of the folder)")
    option(parser, "--tagline", "TEXT", "one sentence under the name")
    option(parser, "--editor", "NAME", "who curates it")
    words = "address of its repository, like https://github.com/OWNER/NAME"
    option(parser, "--repository", "URL", words, web_address)
    words = "public address of the site (default: where GitHub Pages puts it)"
    option(parser, "--base-url", "URL", words, web_address)
    words = (
        "where pip finds the builder: a folder, git+https://..., or a version on an index "
        "(default: the repository this one came from)"
    )
    option(parser, "--builder", "PLACE", words)
    added_option(parser)


def _run(options: argparse.Namespace) -> int:
    builder = requirement(options.builder)
    texts = ("name", "tagline", "editor", "repository", "base_url")
    given = {name: getattr(options, name) for name in texts if getattr(options, name)}
    added = options.added.isoformat()
    files = create(NewList(folder=options.folder, requirement=builder.line, added=added, **given))
    folder = display_path(options.folder)
    print(f"wrote {quantity(len(files), 'file')} to {folder}/")
    print(f"requirements.txt takes the builder from {builder.line}: {builder.remark}")
    if not options.repository:
        print(f"write the address of the repository into {folder}/content/site.yaml")
    print("then call there: make site")
    return GOOD


COMMAND = Command(_arguments, _run)
