"""Look at a built site before it goes live: every paper and topic has its page, every link within
the site leads somewhere, feeds, sitemap and search can be read."""

import argparse
from pathlib import Path

from site_builder.build.outputs import expected_files
from site_builder.build.verify import verify
from site_builder.cli.options import Command, content_option, flag, option, web_address
from site_builder.cli.output import GOOD, TOLD, tell
from site_builder.content.reader import read_content
from site_builder.model.problems import quantity
from site_builder.site.library import Library
from site_builder.site.site import Site
from site_builder.site.theme import Theme


def _arguments(parser: argparse.ArgumentParser) -> None:
    content_option(parser)
    words = "public address the site was built for, instead of base_url in site.yaml"
    option(parser, "--base-url", "URL", words, web_address)
    flag(parser, "--no-search", "it has no search index")
    words = "folder of the site (default: public)"
    option(parser, "--output", "DIR", words, Path, Path("public"))


def _run(options: argparse.Namespace) -> int:
    library = Library.of(read_content(options.content))
    if options.base_url:
        library = library.at(options.base_url)
    expected = expected_files(Site(library, Theme()), not options.no_search)
    problems = verify(options.output, library.settings, expected)
    tell(problems)
    found = quantity(len(problems), "problem") if problems else "all well"
    print(f"{quantity(len(library.papers), 'paper')}: {found}")
    return TOLD if problems else GOOD


COMMAND = Command(_arguments, _run)
