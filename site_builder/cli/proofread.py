"""Look at a built site before it goes live: every paper and topic has its page, every link within
the site leads somewhere, feeds, sitemap and search can be read."""

import argparse
from pathlib import Path

from site_builder.cli.options import Command, content_option, web_address
from site_builder.cli.output import GOOD, TOLD, tell
from site_builder.model.problems import quantity


def _arguments(parser: argparse.ArgumentParser) -> None:
    content_option(parser)
    parser.add_argument(
        "--base-url",
        type=web_address,
        metavar="URL",
        help="public address the site was built for, instead of base_url in site.yaml",
    )
    parser.add_argument("--no-search", action="store_true", help="it has no search index")
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("public"),
        metavar="DIR",
        help="folder of the site (default: public)",
    )


def _run(options: argparse.Namespace) -> int:
    from site_builder.build.outputs import expected_files
    from site_builder.build.verify import verify
    from site_builder.content.reader import read_content
    from site_builder.site.library import Library
    from site_builder.site.site import Site
    from site_builder.site.theme import Theme

    library = Library.of(read_content(options.content))
    if options.base_url:
        library = library.at(options.base_url)
    expected = expected_files(Site(library, Theme()), not options.no_search)
    problems = verify(options.output, library.settings, expected)
    tell(problems)
    found = quantity(len(problems), "problem") if problems else "all well"
    print(f"{quantity(len(library.papers), 'paper')}: {found}")
    return TOLD if problems else GOOD


COMMAND = Command(
    "proofread", "see that nothing is missing from a built site", __doc__, _arguments, _run
)
