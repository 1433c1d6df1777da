"""Bring content of an older format up to today's, in place: comments stay, and all files change or
none."""

import argparse

from site_builder.cli.options import Command, content_option, flag
from site_builder.cli.output import GOOD, TOLD
from site_builder.content.format_version import FORMAT, SITE
from site_builder.editing.upgrade import upgrade
from site_builder.model.paths import display_path


def _arguments(parser: argparse.ArgumentParser) -> None:
    flag(parser, "--check", "change nothing; fail where there is something to do")
    content_option(parser)


def _run(options: argparse.Namespace) -> int:
    found = upgrade(options.content, options.check)
    if found == FORMAT:
        print(f"nothing to upgrade: the content is in format {found}")
        return GOOD
    print("site.yaml says in which format the content is")
    done = "would change" if options.check else "changed"
    print(f"{done} {display_path(options.content / SITE)}")
    print(f"from format {found} to {FORMAT}: 1 file")
    return TOLD if options.check else GOOD


COMMAND = Command(_arguments, _run)
