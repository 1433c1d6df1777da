"""Serve the site on this machine; every change of content or templates is built at once and reloads
the open page. Ctrl+C ends it."""

import argparse
from pathlib import Path

from site_builder.build.order import BuildRequest
from site_builder.build.serve import serve
from site_builder.cli.build import making_options
from site_builder.cli.options import Command, number_to, option
from site_builder.cli.output import GOOD
from site_builder.cli.progress import Followed, Progress


def _arguments(parser: argparse.ArgumentParser) -> None:
    making_options(parser)
    words = "port to serve on, or the next free one (default: 8000)"
    option(parser, "--port", "N", words, number_to(65_535, "a port, a number"), 8000)


def _run(options: argparse.Namespace) -> int:
    request = BuildRequest(
        content=options.content,
        templates=options.templates,
        output=Path(),
        base_url=options.base_url,
        search=not options.no_search,
    )
    serve(request, options.port, Followed(), Progress(quiet=True))
    return GOOD


COMMAND = Command(_arguments, _run)
