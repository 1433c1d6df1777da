"""Check the list and build its site."""

import argparse
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread

from site_builder.cli.options import Command, jobs, making_options, templates_of
from site_builder.cli.output import GOOD, MANY, tell
from site_builder.model.problems import quantity


def _arguments(parser: argparse.ArgumentParser) -> None:
    making_options(parser)
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("public"),
        metavar="DIR",
        help="folder of the site, replaced as a whole (default: public)",
    )
    parser.add_argument(
        "--jobs",
        type=jobs,
        default=0,
        metavar="N",
        help="processes that render pages (default: as many as pay for themselves)",
    )
    parser.add_argument("--strict", action="store_true", help="let warnings fail the build")
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")


def _run(options: argparse.Namespace) -> int:
    from site_builder.build.build import build
    from site_builder.build.order import BuildRequest
    from site_builder.cli.progress import listener
    from site_builder.model.paths import display_path

    request = BuildRequest(
        content=options.content,
        templates=templates_of(options),
        output=options.output,
        base_url=options.base_url,
        search=not options.no_search,
        strict=options.strict,
        jobs=options.jobs,
    )
    with listener(options.quiet) as watching, _interruptible():
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


COMMAND = Command("build", "build the site", __doc__, _arguments, _run)
