"""Serve the site on this machine; every change of content or templates is built at once and reloads
the open page. Ctrl+C ends it."""

import argparse
from pathlib import Path

from site_builder.cli.options import Command, making_options, port, templates_of
from site_builder.cli.output import GOOD


def _arguments(parser: argparse.ArgumentParser) -> None:
    making_options(parser)
    parser.add_argument(
        "--port",
        type=port,
        default=8000,
        metavar="N",
        help="port to serve on, or the next free one (default: 8000)",
    )


def _run(options: argparse.Namespace) -> int:
    from site_builder.build.order import BuildRequest
    from site_builder.build.serve import serve
    from site_builder.cli.progress import Followed, Silence

    request = BuildRequest(
        content=options.content,
        templates=templates_of(options),
        output=Path(),
        base_url=options.base_url,
        search=not options.no_search,
    )
    serve(request, options.port, Followed(), Silence())
    return GOOD


COMMAND = Command("serve", "serve the site and follow its files", __doc__, _arguments, _run)
