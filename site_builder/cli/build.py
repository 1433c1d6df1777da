"""Check the list and build its site."""

import argparse
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import current_thread, main_thread

from site_builder.build.build import build
from site_builder.build.order import BuildRequest
from site_builder.cli.options import (
    Command,
    content_option,
    flag,
    number_to,
    option,
    templates_option,
    web_address,
)
from site_builder.cli.output import GOOD, MANY, tell
from site_builder.cli.progress import Progress
from site_builder.model.paths import display_path
from site_builder.model.problems import quantity


def _arguments(parser: argparse.ArgumentParser) -> None:
    making_options(parser)
    words = "folder of the site, replaced as a whole (default: public)"
    option(parser, "--output", "DIR", words, Path, Path("public"))
    words = "processes that render pages (default: as many as pay for themselves)"
    option(parser, "--jobs", "N", words, number_to(256), 0)
    flag(parser, "--strict", "let warnings fail the build")
    flag(parser, "--quiet", "say nothing but problems")


def making_options(parser: argparse.ArgumentParser) -> None:
    """From what a site is made."""
    content_option(parser)
    templates_option(parser)
    words = "public address of the site, instead of base_url in site.yaml"
    option(parser, "--base-url", "URL", words, web_address)
    flag(parser, "--no-search", "leave out the search index")


def _run(options: argparse.Namespace) -> int:
    request = BuildRequest(
        content=options.content,
        templates=options.templates,
        output=options.output,
        base_url=options.base_url,
        search=not options.no_search,
        strict=options.strict,
        jobs=options.jobs,
    )
    with closing(Progress(options.quiet)) as watching, _interruptible():
        report = build(request, watching)
    tell(report.warnings, MANY)
    if not options.quiet:
        print(
            f"{quantity(report.papers, 'paper')} and {quantity(report.topics, 'topic')} "
            f"on {report.pages:,} pages "
            f"in {display_path(options.output)}/, {report.seconds:.2f} s"
        )
    return GOOD


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let TERM and HUP end what is done within as Ctrl+C does, so that it is cleaned up; nothing is
    changed where they are handled or ignored, as under nohup, and in any other thread."""
    main = current_thread() is main_thread()
    stops = [stop for stop in (signal.SIGTERM, signal.SIGHUP) if main]
    changed = [stop for stop in stops if signal.getsignal(stop) is signal.SIG_DFL]
    try:
        for stop in changed:
            signal.signal(stop, signal.default_int_handler)
        yield
    finally:
        for stop in changed:
            signal.signal(stop, signal.SIG_DFL)


COMMAND = Command(_arguments, _run)
